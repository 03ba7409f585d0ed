"""The line above the piano roll: title, takes, drag handle and export buttons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from amt_desktop.look.actions import show_tip
from amt_desktop.look.theme import interface_font
from amt_desktop.piece.takes_strip import TakesStrip
from amt_desktop.widgets.drag_handle import DragHandle
from amt_desktop.widgets.elided_label import ElidedLabel
from amt_desktop.widgets.icon_button import IconButton

# From these widths on the export buttons and the drag handle have words.
_ROOMY_PX, _NARROW_PX = 1000, 760


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
        self.facts = ElidedLabel()
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
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.takes)
        row.addSpacing(12)
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

    def show_piece(self, title: str, facts: str, *, has_notes: bool) -> None:
        """Shows the title and one line of facts."""
        self.title.setText(title)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        for button in (self.feel_button, self.drag_handle, self.midi_button, self.audio_button):
            button.setEnabled(has_notes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out words of buttons where the title needs their room."""
        super().resizeEvent(event)
        for button, least_px in (
            (self.midi_button, _ROOMY_PX),
            (self.audio_button, _ROOMY_PX),
            (self.drag_handle, _NARROW_PX),
        ):
            has_words = self.width() >= least_px
            button.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                if has_words
                else Qt.ToolButtonStyle.ToolButtonIconOnly
            )

    def _button(self, icon: str, text: str) -> IconButton:
        button = IconButton(icon, text, kind="outlined")
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button
