"""A slider that goes back to its usual value with a double click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QWidget

MAX_LEVEL = 127


class ResetSlider(QSlider):
    """A slider from 0 to 127.

    Args:
        orientation: Its direction.
        default: The value that a double click restores.
    """

    def __init__(
        self, orientation: Qt.Orientation, default: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(orientation, parent)
        self._default = default
        self.setRange(0, MAX_LEVEL)
        self.setValue(default)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Restores the usual value."""
        self.setSliderDown(False)
        self.setValue(self._default)
        event.accept()
