"""The small window in which the sound of a part is searched and chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from amt_core.audio.fluid.presets import DRUM_BANK, MELODIC_BANK
from amt_core.music.instruments.general_midi import DRUM_KIT_NAMES, PROGRAM_NAMES, family
from amt_core.music.score import Track
from amt_desktop.look.words import part_name, word
from amt_desktop.widgets.text_list import TextList

_LIST_HEIGHT_PX, _WIDTH_PX, _GAP_PX = 280, 280, 4
_PRESS = QEvent.Type.KeyPress
_LIST_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)

Presets = Mapping[tuple[int, int], str]
"""(bank, program) of each preset of a sound font, with its name."""


def sounds_for(track: Track, presets: Presets) -> dict[int, str]:
    """Program → name of each sound that can play a part: the font's, else General MIDI's."""
    bank = DRUM_BANK if track.is_drum else MELODIC_BANK
    own = {program: name for (its_bank, program), name in presets.items() if its_bank == bank}
    if own:
        return dict(sorted(own.items()))
    names = DRUM_KIT_NAMES if track.is_drum else dict(enumerate(PROGRAM_NAMES))
    return {program: word(name) for program, name in names.items()}


class SoundPopup(QFrame):
    """A field over the list of sounds; a choice sounds at once, Esc closes.

    Args:
        track: The part.
        presets: The presets of the sound font.

    Signals:
        picked: The program of the chosen sound.
    """

    picked = Signal(int)

    def __init__(self, track: Track, presets: Presets, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("Sound of {0}").format(part_name(track.label)))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search sounds"))
        self.field.setAccessibleName(self.tr("Search sounds"))
        self.field.setClearButtonEnabled(True)
        self.list = TextList()
        self.list.setAccessibleName(self.tr("Sounds"))
        self.list.setFixedHeight(_LIST_HEIGHT_PX)
        for program, name in sounds_for(track, presets).items():
            words = name if track.is_drum else f"{name}   ·   {word(family(program))}"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, program)
            official = "" if track.is_drum else PROGRAM_NAMES[program]
            item.setData(_SEARCHED, f"{words} {official}".lower())
            self.list.addItem(item)
            if program == track.program:
                self.list.setCurrentItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.setFixedWidth(_WIDTH_PX)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._pick_shown)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._pick)
        self.list.itemActivated.connect(self._pick_and_close)

    def open_at(self, anchor: QWidget) -> None:
        """Shows the popup above `anchor`, or below it if there is no space above."""
        self.adjustSize()
        place = QRect(anchor.mapToGlobal(QPoint(0, 0)), self.sizeHint())
        room = anchor.screen().availableGeometry()
        place.moveBottom(place.top() - _GAP_PX)
        if place.top() < room.top():
            place.moveTop(anchor.mapToGlobal(QPoint(0, anchor.height() + _GAP_PX)).y())
        place.moveLeft(max(room.left(), min(place.left(), room.right() - place.width())))
        place.moveTop(max(min(place.top(), room.bottom() - place.height()), room.top()))
        self.move(place.topLeft())
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.list.scrollToItem(self.list.currentItem(), TextList.ScrollHint.PositionAtCenter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets the arrow keys of the field move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == _PRESS and event.key() in _LIST_KEYS:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _shown(self) -> list[QListWidgetItem]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in items if not item.isHidden()]

    def _narrow(self, text: str) -> None:
        words = text.lower().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.data(_SEARCHED) for word in words))
        shown = self._shown()
        if shown and self.list.currentItem() not in shown:
            self.list.setCurrentItem(shown[0])

    def _pick_shown(self) -> None:
        current = self.list.currentItem()
        if current is not None and not current.isHidden():
            self._pick_and_close(current)

    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(int(item.data(Qt.ItemDataRole.UserRole)))

    def _pick_and_close(self, item: QListWidgetItem) -> None:
        self._pick(item)
        self.close()


_SEARCHED = Qt.ItemDataRole.UserRole + 1
