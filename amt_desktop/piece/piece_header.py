"""The line above the piano roll: title, takes, drag handle and export buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from amt_desktop.document.take import Take
from amt_desktop.look.actions import show_tip
from amt_desktop.look.theme import interface_font
from amt_desktop.piece.takes_strip import TakesStrip
from amt_desktop.widgets.drag_handle import DragHandle
from amt_desktop.widgets.elided_label import ElidedLabel, FactsLabel
from amt_desktop.widgets.icon_button import IconButton

_MARGIN_PX, _SPACING_PX, _TAKES_GAP_PX = 16, 8, 12
# What the title keeps before buttons have their words, and the takes their usual width.
_LEAST_TITLE_PX = 230


class PieceHeader(QFrame):
    """Title, facts, takes, feel, drag handle and exports; their words go in a narrow window."""

    def __init__(
        self,
        write_for_drag: Callable[[], Path | None],
        explain_drag: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setFixedHeight(58)
        self.title = ElidedLabel()
        self.title.setFont(interface_font(size_px=16, is_bold=True))
        self.facts = FactsLabel()
        self.facts.setProperty("kind", "dim")
        self.takes = TakesStrip()
        self.feel_button = self._button("feel", self.tr("Feel"))
        self.drag_handle = DragHandle(
            write_for_drag, explain_drag, text=self.tr("Drag to your DAW")
        )
        self.midi_button = self._button("export-midi", "MIDI")
        self.audio_button = self._button("export-audio", self.tr("Audio"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.setContentsMargins(0, 8, 0, 8)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        row.setSpacing(_SPACING_PX)
        row.addLayout(words, 1)
        row.addWidget(self.takes)
        row.addSpacing(_TAKES_GAP_PX)
        row.addWidget(self.feel_button)
        row.addWidget(self.drag_handle)
        row.addWidget(self.midi_button)
        row.addWidget(self.audio_button)

    def bind(self, actions: dict[str, QAction]) -> None:
        """Makes the buttons trigger the actions of the table."""
        show_tip(self.feel_button, actions["feel"])
        for button, name in (
            (self.midi_button, "export_midi"), (self.audio_button, "export_audio"),
        ):  # fmt: skip
            button.clicked.connect(actions[name].trigger)
            show_tip(button, actions[name])
            button.setAccessibleName(actions[name].text().replace("&", "").rstrip(" …"))

    def show_piece(self, title: str, facts: Sequence[str], *, has_notes: bool) -> None:
        """Shows the title and one line of facts, the most important first."""
        self.title.setText(title)
        self.facts.setText(FactsLabel.SEPARATOR.join(facts))
        self.facts.setVisible(bool(facts))
        for button in (self.feel_button, self.drag_handle, self.midi_button, self.audio_button):
            button.setEnabled(has_notes)

    def show_takes(self, takes: Sequence[Take], active: int) -> None:
        """Shows the takes there are."""
        count = len(self.takes.buttons)
        self.takes.show_takes(takes, active)
        if len(takes) != count:
            self._fit()

    def show_feel(self, words: str) -> None:
        """Shows how freely the piece is played."""
        if words != self.feel_button.text():
            self.feel_button.setText(words)
            self.feel_button.setAccessibleName(words)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes room for the title."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leaves out the words of buttons, and narrows the takes, where the title needs room.

        The words of the handle go last: it is the way into a DAW.
        """
        buttons = (self.audio_button, self.midi_button, self.feel_button, self.drag_handle)
        style = Qt.ToolButtonStyle
        for button in buttons:
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        for button in buttons[:-1]:
            if self._room_px() >= self.takes.wanted_px:
                break
            button.setToolButtonStyle(style.ToolButtonIconOnly)
        self.takes.fit(self._room_px())
        if self._room_px() < self.takes.least_px:
            self.drag_handle.setToolButtonStyle(style.ToolButtonIconOnly)

    def _room_px(self) -> int:
        """The width that title and buttons leave to the takes; negative if there is none."""
        buttons = (self.feel_button, self.drag_handle, self.midi_button, self.audio_button)
        taken = sum(button.sizeHint().width() + _SPACING_PX for button in buttons)
        frame = 2 * _MARGIN_PX + _TAKES_GAP_PX + 2 * _SPACING_PX
        return self.width() - frame - taken - _LEAST_TITLE_PX

    def _button(self, icon: str, text: str) -> IconButton:
        button = IconButton(icon, text, kind="outlined")
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button
