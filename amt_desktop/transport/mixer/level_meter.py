"""A meter that rises at once, falls slowly, and marks the last peak."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amt_desktop.look.theme import current_theme

_WIDTH_PX = 7
# For each time that a level is shown, some 30 times a second.
_FALL, _PEAK_FALL, _PEAK_HOLD = 0.82, 0.93, 20
_LOUD, _TOO_LOUD = 0.72, 0.9


class LevelMeter(QWidget):
    """Shows a level of 0..1 from the bottom to the top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = 0.0
        self._peak, self._hold = 0.0, 0
        self.setFixedWidth(_WIDTH_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_level(self, level: float) -> None:
        """Shows a level; one that is lower than the last is reached in steps."""
        shown = max(level, self.level * _FALL)
        shown = 0.0 if shown < 0.005 else shown
        if shown >= self._peak:
            self._peak, self._hold = shown, _PEAK_HOLD
        elif self._hold:
            self._hold -= 1
        else:
            self._peak *= _PEAK_FALL
        if shown != self.level or self._peak > 0.005:
            self.level = shown
            self.update()

    def clear(self) -> None:
        """Shows nothing."""
        self.level, self._peak, self._hold = 0.0, 0.0, 0
        self.update()

    def sizeHint(self) -> QSize:
        """A narrow column."""
        return QSize(_WIDTH_PX, 80)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The column, in three colors after the level, and the peak."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = QRectF(self.rect())
        painter.setBrush(theme.color("border"))
        painter.drawRoundedRect(room, 2, 2)
        for start, end, token in (
            (0.0, _LOUD, "meter"), (_LOUD, _TOO_LOUD, "warning"), (_TOO_LOUD, 1.0, "negative"),
        ):  # fmt: skip
            top = min(self.level, end)
            if top > start:
                self._fill(painter, room, start, top, theme.color(token))
        if self._peak > 0.02:
            y = room.bottom() - self._peak * room.height()
            painter.setBrush(theme.color("text_dim"))
            painter.drawRect(QRectF(room.left(), max(y, room.top()), room.width(), 1.5))

    def _fill(
        self, painter: QPainter, room: QRectF, start: float, end: float, color: QColor
    ) -> None:
        painter.setBrush(color)
        top, bottom = (room.bottom() - share * room.height() for share in (end, start))
        painter.drawRect(QRectF(room.left(), top, room.width(), bottom - top))
