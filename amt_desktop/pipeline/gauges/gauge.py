"""A gauge: a title, a value in words, and a curve of the last five minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from amt_desktop.look.theme import current_theme, figures_font, interface_font
from amt_desktop.pipeline.gauges.machine_watch import HISTORY_SEC

_HEIGHT_PX = 92
_MARGIN_PX = 10
_TEXT_PX = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The content of a gauge.

    Attributes:
        value: The value, with its unit.
        detail: A second line.
        curve: (seconds before now, share 0..1) of everything, the oldest first.
        own_curve: The same of our part.
        bars: Shares 0..1 that are drawn as columns, such as one for each core.
        is_high: True draws the value as a warning.
    """

    value: str
    detail: str = ""
    curve: Sequence[tuple[float, float]] = ()
    own_curve: Sequence[tuple[float, float]] = ()
    bars: Sequence[float] = ()
    is_high: bool = False


class Gauge(QFrame):
    """Draws one reading; not by color alone, as the value stands in words."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._reading = Reading(value="–")
        self.setProperty("kind", "card")
        self.setFixedHeight(_HEIGHT_PX)
        self.setMinimumWidth(140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    @property
    def reading(self) -> Reading:
        """The present content."""
        return self._reading

    def show_reading(self, reading: Reading) -> None:
        """Draws another reading."""
        self._reading = reading
        self.setAccessibleDescription(f"{reading.value}. {reading.detail}")
        self.setToolTip(f"{self._title}: {reading.value}\n{reading.detail}")
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for a value and a curve."""
        return QSize(180, _HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws title, value, detail and curves."""
        super().paintEvent(event)
        theme, reading = current_theme(), self._reading
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(_MARGIN_PX, 6, -_MARGIN_PX, -6)
        painter.setFont(interface_font(size_px=11))
        painter.setPen(theme.color("text_dim"))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._title)
        painter.setFont(figures_font(size_px=14, is_bold=True))
        painter.setPen(theme.color("warning" if reading.is_high else "text"))
        top = room.adjusted(0, -1, 0, 0)
        painter.drawText(
            top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, reading.value
        )
        painter.setFont(figures_font(size_px=11))
        painter.setPen(theme.color("text_dim"))
        line = room.adjusted(0, 19, 0, 0)
        metrics = painter.fontMetrics()
        if reading.curve or reading.bars:
            words = metrics.elidedText(
                reading.detail, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        else:
            wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
            painter.drawText(line, int(wrapped), reading.detail)
        plot = room.adjusted(0, _TEXT_PX - 10, 0, 0)
        if reading.bars:
            width = min(plot.width() * 0.4, 9.0 * len(reading.bars))
            self._draw_bars(painter, QRectF(plot.left(), plot.top(), width, plot.height()))
            plot.setLeft(plot.left() + width + 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_curve(painter, plot, reading.curve, theme.color("focus"))
        self._draw_curve(painter, plot, reading.own_curve, theme.color("accent"))

    def _draw_bars(self, painter: QPainter, room: QRectF) -> None:
        theme = current_theme()
        step = room.width() / len(self._reading.bars)
        for index, share in enumerate(self._reading.bars):
            x = room.left() + index * step
            full = QRectF(x, room.top(), max(step - 2, 1.0), room.height())
            painter.fillRect(full, theme.color("border"))
            height = room.height() * min(max(share, 0.0), 1.0)
            used = QRectF(x, room.bottom() - height, full.width(), height)
            painter.fillRect(used, theme.color("focus"))

    @staticmethod
    def _draw_curve(
        painter: QPainter, room: QRectF, curve: Sequence[tuple[float, float]], color: QColor
    ) -> None:
        if len(curve) < 2:
            return
        points = [
            QPointF(
                room.right() - room.width() * min(age_sec / HISTORY_SEC, 1.0),
                room.bottom() - room.height() * min(max(share, 0.0), 1.0),
            )
            for age_sec, share in curve
        ]
        area = QPolygonF(
            [QPointF(points[0].x(), room.bottom()), *points, QPointF(points[-1].x(), room.bottom())]
        )
        fill = QColor(color)
        fill.setAlphaF(0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(area)
        painter.setPen(QPen(color, 1.4))
        painter.drawPolyline(QPolygonF(points))
