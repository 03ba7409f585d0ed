"""The seed, with a dice that throws a new one for every piece."""

from __future__ import annotations

import random

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from amt_desktop.widgets.icon_button import IconButton

MAX_SEED = 999_999
"""Six figures: easy to note down, and more pieces than anybody hears."""


class SeedField(QWidget):
    """A number and a dice; typing a number keeps it, the dice on means a new one every time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._random = random.SystemRandom()
        self.number = QLineEdit()
        self.number.setValidator(QIntValidator(0, MAX_SEED, self))
        self.number.setAccessibleName(self.tr("Seed"))
        self.number.setToolTip(
            self.tr("The same seed and the same wishes give the same notes again.")
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
        self._throw()
        self.number.textEdited.connect(lambda: self.dice.setChecked(False))
        self.dice.toggled.connect(self._on_dice)

    def next_seed(self) -> int:
        """The seed for the piece that is about to be written."""
        if self.dice.isChecked():
            self._throw()
        if not self.number.text():
            self._throw()
        return int(self.number.text())

    def set_seed(self, seed: int) -> None:
        """Keeps this seed."""
        self.number.setText(str(seed))
        self.dice.setChecked(False)

    def _on_dice(self, is_on: bool) -> None:
        if is_on:
            self._throw()

    def _throw(self) -> None:
        self.number.setText(str(self._random.randint(0, MAX_SEED)))
