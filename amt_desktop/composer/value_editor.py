"""What all editors of a value have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class ValueEditor(QWidget):
    """A control for one value.

    Signals:
        value_changed: The value as it now is.
    """

    value_changed = Signal(object)

    def set_value(self, value: object) -> None:
        """Shows a value without emitting it."""
        raise NotImplementedError
