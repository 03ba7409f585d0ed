"""A knob that is turned by dragging up and down, by the wheel and by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDial, QWidget

from amt_desktop.look.theme import current_theme

# The arc runs from seven o'clock clockwise to five o'clock; Qt counts sixteenths of a degree.
_START_DEGREES, _SPAN_DEGREES = 225, -270
_SIXTEENTHS = 16
_RANGE_PX, _FINE_FACTOR = 120.0, 5.0


class Knob(QDial):
    """A round control for a number; a double click sets its usual value.

    Args:
        name: Its name for screen readers.
        low: The smallest value.
        high: The largest value.
        usual: The value of a double click.
        size_px: Width and height.
    """

    def __init__(
        self,
        name: str,
        *,
        low: int,
        high: int,
        usual: int,
        size_px: int = 44,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._usual, self._size_px = usual, size_px
        self._grip: tuple[float, int] | None = None
        self.setRange(low, high)
        self.setPageStep(10)
        self.setFixedSize(size_px, size_px)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Its fixed size."""
        return QSize(self._size_px, self._size_px)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to turn."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().y(), self.value()
            self.setSliderDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turns up and down; with Shift by small steps."""
        if self._grip is None:
            return
        start_y, start = self._grip
        room_px = _RANGE_PX
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            room_px *= _FINE_FACTOR
        share = (start_y - event.position().y()) / room_px
        self.setValue(start + round(share * (self.maximum() - self.minimum())))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lets go."""
        self._grip = None
        self.setSliderDown(False)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Sets the usual value."""
        self.setValue(self._usual)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the arc of the range, that of the value, and a pointer."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(self._size_px / 12.0, 2.0)
        margin = width / 2 + 3.0
        circle = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        share = (self.value() - self.minimum()) / max(self.maximum() - self.minimum(), 1)
        color = theme.color("accent" if self.isEnabled() else "text_faint")
        for name_or_color, span in ((theme.color("border_strong"), 1.0), (color, share)):
            pen = QPen(name_or_color, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            if span:
                painter.drawArc(
                    circle,
                    _START_DEGREES * _SIXTEENTHS,
                    round(_SPAN_DEGREES * span * _SIXTEENTHS),
                )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("panel"))
        inner = circle.adjusted(width * 1.6, width * 1.6, -width * 1.6, -width * 1.6)
        painter.drawEllipse(inner)
        painter.translate(circle.center())
        painter.rotate(-135 - _SPAN_DEGREES * share)
        painter.setPen(QPen(theme.color("text"), max(width * 0.7, 1.5)))
        radius = inner.height() / 2
        painter.drawLine(QPointF(0, -radius * 0.35), QPointF(0, -radius * 0.9))
        if self.hasFocus():
            painter.resetTransform()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 1.0))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
