"""Keeps the wheel from changing controls that it passes while a page scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class WheelFilter(QObject):
    """Leaves the wheel to the page around a control, until the control has the keyboard focus.

    Qt gives the wheel to the control under the pointer, so that whoever scrolls through a page of
    options changes those on the way without noticing.

    Args:
        control: A control on a page that scrolls, such as a combo box or a spin box.
    """

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # which the wheel does not give
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ignores the wheel, which then reaches the page, while the control has no focus."""
        if event.type() != QEvent.Type.Wheel:
            return False
        assert isinstance(watched, QWidget)
        if watched.hasFocus():
            return False
        event.ignore()
        return True
