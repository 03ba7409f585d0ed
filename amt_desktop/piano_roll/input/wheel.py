"""Wheel and touchpad: scrolling in both directions, and zooming at the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent

from amt_desktop.piano_roll.model.geometry import RollGeometry

_NOTCH = 120
_ROWS_PER_NOTCH = 3
_TIME_PX_PER_NOTCH = 90
_ZOOM_PER_NOTCH = 1.18


class Wheel:
    """Turns wheel events into views; keeps the part of a row that a touchpad has not filled yet."""

    def __init__(self) -> None:
        self._row_px = 0.0

    def turned(self, geometry: RollGeometry, event: QWheelEvent, point: QPointF) -> RollGeometry:
        """The view after one turn of the wheel with the pointer at `point` of the canvas.

        The wheel alone scrolls pitch, with Shift time; Ctrl zooms time, Ctrl+Shift pitch.
        """
        modifiers = event.modifiers()
        angle = event.angleDelta()
        notches = (angle.y() or angle.x()) / _NOTCH
        is_shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            factor = _ZOOM_PER_NOTCH**notches
            if is_shifted:
                return self.zoomed_pitch(geometry, factor, point.y())
            return geometry.zoomed_time(factor, point.x())
        by = event.pixelDelta()
        if by.isNull():
            by = QPoint(
                round(angle.x() / _NOTCH * _TIME_PX_PER_NOTCH),
                round(angle.y() / _NOTCH * _ROWS_PER_NOTCH * geometry.row_px),
            )
            if is_shifted and not by.x():
                by = QPoint(round(angle.y() / _NOTCH * _TIME_PX_PER_NOTCH), 0)
        elif is_shifted and not by.x():
            by = by.transposed()
        return geometry.scrolled(-by.x(), -by.y())

    def zoomed_pitch(self, geometry: RollGeometry, factor: float, y_px: float) -> RollGeometry:
        """Rows of another height; small factors add up until a whole pixel is reached."""
        if round(self._row_px) != geometry.row_px:
            self._row_px = float(geometry.row_px)
        self._row_px *= factor
        if abs(factor - 1) > 0.1 and round(self._row_px) == geometry.row_px:
            self._row_px = geometry.row_px + (1.0 if factor > 1 else -1.0)
        zoomed = geometry.zoomed_pitch(round(self._row_px), y_px)
        if zoomed.row_px != round(self._row_px):
            self._row_px = float(zoomed.row_px)
        return zoomed

    def pinched(self, geometry: RollGeometry, event: QNativeGestureEvent) -> RollGeometry:
        """The view after a part of a pinch on a touchpad."""
        return geometry.zoomed_time(1.0 + event.value(), event.position().x())
