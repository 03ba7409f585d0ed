"""A cached picture of a widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class Layer:
    """Repaints the expired part, and copies the rest.

    The first frame after all has expired is painted straight on the screen: while the view
    scrolls, no frame is worth a copy, which would take a quarter of its time.

    Args:
        widget: The widget of which this is a picture.
        paint: Paints a part of it; the painter is clipped to that part.
    """

    def __init__(self, widget: QWidget, paint: Callable[[QPainter, QRect], None]) -> None:
        self._widget, self._paint = widget, paint
        self._pixmap: QPixmap | None = None
        self._expired = QRect()
        self._is_new = True

    def expire(self, rect: QRect | None = None) -> None:
        """Marks a part, or all of it, to be repainted, and schedules an update."""
        part = self._widget.rect() if rect is None else rect & self._widget.rect()
        if not part.isEmpty():
            self._expired |= part
            self._is_new |= part == self._widget.rect()
            self._widget.update(part)

    def draw(self, painter: QPainter, rect: QRect) -> None:
        """Draws a part of the picture."""
        if self._is_new and rect == self._expired == self._widget.rect():
            self._is_new = False
            painter.save()
            self._paint(painter, rect)
            painter.restore()
            return
        ratio = self._widget.devicePixelRatioF()
        size = self._widget.size() * ratio
        pixmap = self._pixmap
        if pixmap is None or pixmap.size() != size or pixmap.devicePixelRatio() != ratio:
            pixmap = QPixmap(size)
            pixmap.setDevicePixelRatio(ratio)
            self._pixmap = pixmap
            self._expired = self._widget.rect()
        if not self._expired.isEmpty():
            part, self._expired, self._is_new = self._expired, QRect(), False
            inner = QPainter(pixmap)
            if part != self._widget.rect():
                inner.setClipRect(part)
            self._paint(inner, part)
            inner.end()
        target = QRectF(rect)
        painter.drawPixmap(target, pixmap, QRectF(target.topLeft() * ratio, target.size() * ratio))
