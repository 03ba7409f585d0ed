"""A thin line that fills while a piece is written."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from amt_desktop.look.theme import current_theme

_HEIGHT_PX = 4
_RADIUS_PX = 2.0


class ProgressLine(QWidget):
    """A line that fills as work progresses.

    Qt's own bar repaints the whole window at once whenever its value changes, in the middle of
    what the program is doing; this one waits for its turn.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT_PX)
        self._done, self._total = 0, 0

    @property
    def done(self) -> int:
        """The amount that is done."""
        return self._done

    def show_progress(self, done: int, total: int) -> None:
        """Shows the share that is done; a total of 0 hides the line and keeps its space."""
        self._done, self._total = done, total
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the line."""
        if not self._total:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.border)
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS_PX, _RADIUS_PX)
        painter.setBrush(theme.accent)
        filled = QRectF(0.0, 0.0, self.width() * self._done / self._total, float(self.height()))
        painter.drawRoundedRect(filled, _RADIUS_PX, _RADIUS_PX)
