"""The whole General MIDI list, searched by the names that people type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from amt_core.errors import AmtError
from amt_core.music.instruments.general_midi import PROGRAM_NAMES, family
from amt_core.spec.music_spec import Instrument
from amt_core.text.parse.instrument_names import instruments_named
from amt_desktop.look.words import word
from amt_desktop.widgets.text_list import TextList

_NUM_SOUND_EFFECTS = 8
_NAME = Qt.ItemDataRole.UserRole + 1


class InstrumentSearch(QWidget):
    """A field over a list; finds instruments by name, family and synonym.

    Args:
        hint: The placeholder of the field.
        list_height_px: Height of the list.

    Signals:
        picked: The Instrument that was clicked, or is first when Return is pressed.
        narrowed: Other instruments are in the list.
    """

    picked = Signal(object)
    narrowed = Signal()

    def __init__(self, hint: str, *, list_height_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(self.tr("Search instruments"))
        self.field.setClearButtonEnabled(True)
        self.list = TextList()
        self.list.setAccessibleName(self.tr("Instruments to add"))
        self.list.setFixedHeight(list_height_px)
        self._add_item(Instrument(is_drum=True), word("drums"))
        for program in range(len(PROGRAM_NAMES) - _NUM_SOUND_EFFECTS):
            self._add_item(Instrument(program=program), word(family(program)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._pick_first)
        self.list.itemClicked.connect(self._pick)
        self.list.itemActivated.connect(self._pick)
        self.setFocusProxy(self.field)

    @property
    def found(self) -> list[Instrument]:
        """The instruments that match the text, in the order of the list."""
        return [_instrument(item) for item in self._items() if not item.isHidden()]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _add_item(self, instrument: Instrument, family_name: str) -> None:
        item = QListWidgetItem(f"{word(instrument.name)}   ·   {family_name}")
        # The English name is found as well: it stands on most keyboards and in most DAWs.
        item.setData(_NAME, instrument.name.lower())
        item.setData(Qt.ItemDataRole.UserRole, instrument)
        self.list.addItem(item)

    def _narrow(self, text: str) -> None:
        words = text.lower().split()
        items = self._items()
        matches = [_has_words(item, words) for item in items]
        if not any(matches):
            meant = _meant_by(text)
            matches = [_kind(_instrument(item)) in meant for item in items]
        for item, is_match in zip(items, matches, strict=True):
            item.setHidden(not is_match)
        self.narrowed.emit()

    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(_instrument(item))

    def _pick_first(self) -> None:
        if found := self.found:
            self.picked.emit(found[0])
            self.field.clear()


def _instrument(item: QListWidgetItem) -> Instrument:
    instrument = item.data(Qt.ItemDataRole.UserRole)
    assert isinstance(instrument, Instrument)
    return instrument


def _has_words(item: QListWidgetItem, words: list[str]) -> bool:
    text = f"{item.text().lower()} {item.data(_NAME)}"
    return all(one in text for one in words)


def _kind(instrument: Instrument) -> int | None:
    return None if instrument.is_drum else instrument.program


def _meant_by(text: str) -> set[int | None]:
    """The instruments of a synonym: the fiddle is a violin."""
    try:
        return {_kind(instrument) for instrument in instruments_named(text)}
    except AmtError:
        return set()
