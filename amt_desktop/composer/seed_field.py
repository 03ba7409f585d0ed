"""The seed, with a dice that throws a new one for every piece."""

from __future__ import annotations

import random

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from amt_desktop.icon_button import IconButton

MAX_SEED = 999_999


class SeedField(QWidget):
    """A number and a dice; typing a number keeps it, the dice on means a new one every time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._random = random.SystemRandom()
        self.spin = QSpinBox()
        self.spin.setRange(0, MAX_SEED)
        self.spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.spin.setProperty("kind", "plain")
        self.spin.setAccessibleName(self.tr("Seed"))
        self.spin.setToolTip(
            self.tr("The same seed and the same wishes give the same notes again.")
        )
        self.dice = IconButton("dice", self.tr("A new seed for every piece"), kind="outlined")
        self.dice.setCheckable(True)
        self.dice.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.spin, 1)
        row.addWidget(self.dice)
        self.setFocusProxy(self.spin)
        self.spin.setValue(self._random.randint(0, MAX_SEED))
        self.spin.valueChanged.connect(lambda: self.dice.setChecked(False))
        self.dice.toggled.connect(self._on_dice)

    def next_seed(self) -> int:
        """The seed for the piece that is about to be written."""
        if self.dice.isChecked():
            self._throw()
        return self.spin.value()

    def set_seed(self, seed: int) -> None:
        """Keeps this seed."""
        self.spin.setValue(seed)
        self.dice.setChecked(False)

    def _on_dice(self, is_on: bool) -> None:
        if is_on:
            self._throw()

    def _throw(self) -> None:
        self.spin.blockSignals(True)
        self.spin.setValue(self._random.randint(0, MAX_SEED))
        self.spin.blockSignals(False)
