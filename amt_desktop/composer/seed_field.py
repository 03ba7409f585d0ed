"""The seed, with a button that draws a new one for every piece."""

from __future__ import annotations

import random

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from amt_core.composing.random_streams import MAX_SEED
from amt_desktop.widgets.icon_button import IconButton

MAX_DRAWN_SEED = 999_999
"""Six digits: short enough to write down, and enough different pieces."""


class SeedField(QWidget):
    """A number and a dice button; a typed number is kept, the dice draws a new one each time.

    Signals:
        seed_changed: Another seed is shown.
    """

    seed_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._random = random.SystemRandom()
        self._is_used = False
        self.number = QLineEdit()
        self.number.setValidator(QIntValidator(0, MAX_SEED, self))
        self.number.setAccessibleName(self.tr("Seed"))
        self.number.setToolTip(
            self.tr("The same seed and the same description give the same notes.")
        )
        self.dice = IconButton("dice", self.tr("A new seed for every piece"), kind="outlined")
        self.dice.setCheckable(True)
        self.dice.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.number, 1)
        row.addWidget(self.dice)
        self.setFocusProxy(self.number)
        self._draw_seed()
        self.number.textEdited.connect(self._on_typed)
        self.dice.toggled.connect(self._on_dice)

    def next_seed(self) -> int:
        """The seed for the piece that is about to be written: the one that is shown if it is new.

        With the dice, a seed that a piece already has is replaced by a new one.
        """
        seed = self.planned_seed()
        self._is_used = True
        return seed

    def planned_seed(self) -> int:
        """The seed that the next piece will have."""
        if not self.number.text() or (self.dice.isChecked() and self._is_used):
            self._draw_seed()
        return int(self.number.text())

    def set_seed(self, seed: int) -> None:
        """Keeps this seed."""
        self.number.setText(str(seed))
        self.dice.setChecked(False)

    def show_used(self, seed: int) -> None:
        """Shows the seed of a piece that is there; with the dice, the next piece has another."""
        self.number.setText(str(seed))
        self._is_used = True

    def _on_typed(self) -> None:
        self.dice.setChecked(False)
        self.seed_changed.emit()

    def _on_dice(self, is_on: bool) -> None:
        if is_on:
            self._draw_seed()
            self.seed_changed.emit()

    def _draw_seed(self) -> None:
        self._is_used = False
        self.number.setText(str(self._random.randint(0, MAX_DRAWN_SEED)))
