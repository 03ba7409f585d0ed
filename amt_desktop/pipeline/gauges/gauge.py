"""A gauge: a title, a value in words, and a curve of the last five minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from amt_desktop.look.theme import current_theme, figures_font, interface_font
from amt_desktop.pipeline.gauges.machine_watch import HISTORY_SEC

_HEIGHT_PX = 92
_MARGIN_PX = 10
_PLOT_TOP_PX = 44
_BAR_PX = 9.0

Curve = Sequence[tuple[float, float]]
"""(seconds before now, share 0..1), the oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The present content of a gauge.

    Attributes:
        value: The value, with its unit.
        detail: A second line.
        bars: Shares 0..1 that are drawn as columns, such as one for each core.
        is_high: True draws the value as a warning.
    """

    value: str
    detail: str = ""
    bars: Sequence[float] = ()
    is_high: bool = False


class Gauge(QFrame):
    """Draws one reading; not by color alone, as the value stands in words.

    A reading comes with each sample, curves move much less often: they are drawn once into a
    picture, and only what has changed is drawn again.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._reading = Reading(value="–")
        self._curves: tuple[Curve, Curve] = ((), ())
        self._picture: QPixmap | None = None
        self._picture_theme = ""
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
        before, self._reading = self._reading, reading
        if reading == before:
            return
        if (reading.value, reading.detail) != (before.value, before.detail):
            self.setAccessibleDescription(f"{reading.value}. {reading.detail}")
            self.setToolTip(f"{self._title}: {reading.value}\n{reading.detail}")
        if len(reading.bars) != len(before.bars) or not self._has_plot:
            self._picture = None
            self.update()
            return
        self.update(0, 0, self.width(), _PLOT_TOP_PX)
        if reading.bars != before.bars:
            self.update(self._bars_room().toAlignedRect())

    def show_curves(self, curve: Curve, own_curve: Curve = ()) -> None:
        """Draws other curves: of everything, and of our part."""
        self._curves = (curve, own_curve)
        self._picture = None
        self.update()

    @property
    def _has_plot(self) -> bool:
        return bool(self._curves[0] or self._reading.bars)

    def sizeHint(self) -> QSize:
        """Wide enough for a value and a curve."""
        return QSize(180, _HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws title, value, detail and curves, as far as they have changed."""
        super().paintEvent(event)
        painter = QPainter(self)
        changed, plot = event.rect(), self._plot_room()
        if changed.top() < _PLOT_TOP_PX:
            self._draw_words(painter)
        if self._reading.bars:
            self._draw_bars(painter, self._bars_room())
        if changed.right() >= plot.left() and changed.bottom() >= plot.top():
            painter.drawPixmap(plot.topLeft(), self._curve_picture(plot))

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN_PX, 6, -_MARGIN_PX, -6)

    def _bars_room(self) -> QRectF:
        room = self._room()
        width = min(room.width() * 0.4, _BAR_PX * len(self._reading.bars))
        return QRectF(room.left(), _PLOT_TOP_PX, width, room.bottom() - _PLOT_TOP_PX)

    def _plot_room(self) -> QRectF:
        room = self._room()
        room.setTop(_PLOT_TOP_PX)
        if self._reading.bars:
            room.setLeft(self._bars_room().right() + 8)
        return room

    def _draw_words(self, painter: QPainter) -> None:
        theme, reading, room = current_theme(), self._reading, self._room()
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
        if self._has_plot:
            words = painter.fontMetrics().elidedText(
                reading.detail, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        else:
            wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
            painter.drawText(line, int(wrapped), reading.detail)

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

    def _curve_picture(self, plot: QRectF) -> QPixmap:
        theme, ratio = current_theme(), self.devicePixelRatio()
        size = (plot.size() * ratio).toSize()
        picture = self._picture
        if picture is not None and picture.size() == size and self._picture_theme == theme.name:
            return picture
        self._picture = picture = QPixmap(size)
        self._picture_theme = theme.name
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(QPointF(), plot.size())
        for curve, color in zip(self._curves, ("focus", "accent"), strict=True):
            _draw_curve(painter, room, curve, theme.color(color))
        painter.end()
        return picture


def _draw_curve(painter: QPainter, room: QRectF, curve: Curve, color: QColor) -> None:
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
