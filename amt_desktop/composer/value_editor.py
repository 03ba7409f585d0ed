"""The base class of all editors of a value."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class ValueEditor(QWidget):
    """A control for one value.

    Signals:
        value_changed: The new value.
    """

    value_changed = Signal(object)

    def set_value(self, value: object) -> None:
        """Shows a value without emitting it."""
        raise NotImplementedError
