"""A field for whole numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

_INDENT_PX = 7


class NumberField(QSpinBox):
    """A spin box with a margin left of its digits.

    With a style sheet, Qt puts the text of a spin box at its border, whatever the padding is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_INDENT_PX, 0, 0, 0)
