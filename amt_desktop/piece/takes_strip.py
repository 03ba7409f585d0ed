"""The takes of the piece side by side, A, B, C and so on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from amt_desktop.document.take import Take, take_letter
from amt_desktop.piece.take_button import LEAST_PX, NARROW_PX, WIDE_PX, TakeButton
from amt_desktop.piece.take_words import facts_of

_MAX_WIDE = 4
_GAP_PX = 5


class TakesStrip(QWidget):
    """One button for each take; the chosen take is shown and played.

    Signals:
        chosen: Index of the take to show.
        star_requested: Index of the take to star, or to take the star from.
        rename_requested: Index of the take to name.
        deletion_requested: Index of the take to delete.
    """

    chosen = Signal(int)
    star_requested = Signal(int)
    rename_requested = Signal(int)
    deletion_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP_PX)
        self._button_group = QButtonGroup(self)
        self._button_group.setExclusive(True)
        self._button_group.idClicked.connect(self.chosen)

    @property
    def buttons(self) -> list[TakeButton]:
        """The buttons in order."""
        return [b for b in self._button_group.buttons() if isinstance(b, TakeButton)]

    def show_takes(self, takes: Sequence[Take], active: int) -> None:
        """Shows the takes there are."""
        while len(self.buttons) > len(takes):
            button = self.buttons[-1]
            self._button_group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self.buttons) < len(takes):
            self._add_button(len(self.buttons))
        is_writing = any(take.is_writing for take in takes)
        for index, (button, take) in enumerate(zip(self.buttons, takes, strict=True)):
            button.setChecked(index == active)
            button.show_take(take, take.name or take_letter(index), is_writing=is_writing)
            button.set_tip(facts_of(index, take))
        self.setVisible(len(takes) > 1)

    @property
    def wanted_px(self) -> int:
        """The width that it has where there is room for all; 0 while it is hidden."""
        return self._width_px(self._wanted_button_px)

    @property
    def least_px(self) -> int:
        """The width that it has at least; 0 while it is hidden."""
        return self._width_px(LEAST_PX)

    def fit(self, room_px: int) -> None:
        """Makes the buttons as wide as a room allows, within limits."""
        count = max(len(self.buttons), 1)
        width = min((room_px + _GAP_PX) // count - _GAP_PX, self._wanted_button_px)
        for button in self.buttons:
            button.setFixedWidth(max(width, LEAST_PX))

    def _width_px(self, button_px: int) -> int:
        count = len(self.buttons)
        return count * (button_px + _GAP_PX) - _GAP_PX if count > 1 else 0

    @property
    def _wanted_button_px(self) -> int:
        return WIDE_PX if len(self.buttons) <= _MAX_WIDE else NARROW_PX

    def _add_button(self, index: int) -> None:
        button = TakeButton()
        button.star_requested.connect(lambda: self.star_requested.emit(index))
        button.rename_requested.connect(lambda: self.rename_requested.emit(index))
        button.deletion_requested.connect(lambda: self.deletion_requested.emit(index))
        self._button_group.addButton(button, index)
        self._row.addWidget(button)
