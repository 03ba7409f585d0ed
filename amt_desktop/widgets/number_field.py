"""Fields for numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

_INDENT_PX = 7
_MAX_DECIMALS = 6


class NumberField(QSpinBox):
    """A spin box with a margin left of its digits.

    With a style sheet, Qt puts the text of a spin box at its border, whatever the padding is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_INDENT_PX, 0, 0, 0)


class DecimalField(QDoubleSpinBox):
    """A spin box for numbers of any size, which shows as many digits as they have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(_MAX_DECIMALS)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.lineEdit().setTextMargins(_INDENT_PX, 0, 0, 0)

    def textFromValue(self, value: float) -> str:
        """The number without the zeros at its end."""
        return f"{value:.{_MAX_DECIMALS}f}".rstrip("0").rstrip(".")
