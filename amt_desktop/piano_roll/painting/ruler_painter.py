"""Draws the marks, the loop, the bars and the beats of the ruler."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_desktop.look.theme import figures_font, interface_font
from amt_desktop.piano_roll.model.frame import Mark, MarkKind
from amt_desktop.piano_roll.model.roll_model import RollModel

MARKS_PX = 16
LOOP_PX = 10
BARS_TOP_PX = MARKS_PX + LOOP_PX
"""The top of the bar numbers, below the marks and the lane of the loop."""

_MIN_LABEL_GAP_PX = 46
_MIN_BEAT_LABEL_GAP_PX = 58
_MIN_BEAT_TICK_GAP_PX = 7


class RulerPainter:
    """Draws the ruler of a model.

    Attributes:
        places: The marks that were drawn last, each with its place.

    Args:
        model: The model to draw.
        widget: The ruler.
    """

    def __init__(self, model: RollModel, widget: QWidget) -> None:
        self._model, self._widget = model, widget
        self.places: list[tuple[QRect, Mark]] = []

    def _place(self, mark: Mark, left: int, width: int) -> None:
        self.places.append((QRect(left - 3, 0, width + 6, MARKS_PX), mark))

    def draw(self, painter: QPainter, rect: QRect) -> None:
        """Draws a part of the ruler."""
        theme = self._model.theme
        painter.fillRect(rect, theme.color("ruler_background"))
        if self._model.frame.num_bars:
            self._paint_chosen(painter)
            self._paint_unfit(painter)
            self._paint_bars(painter, rect)
            self._paint_marks(painter)
            self._paint_loop(painter)
            self._paint_written_end(painter)
        painter.fillRect(
            0, self._widget.height() - 1, self._widget.width(), 1, theme.color("roll_bar_line")
        )

    def _paint_chosen(self, painter: QPainter) -> None:
        chosen = self._model.chosen_bars
        if chosen is None:
            return
        starts = self._model.frame.bar_starts_ticks
        left = self._model.geometry.x_of(int(starts[chosen[0]]))
        right = self._model.geometry.x_of(int(starts[chosen[1] + 1]))
        color = self._model.theme.color("roll_loop")
        color.setAlpha(70)
        painter.fillRect(
            left, BARS_TOP_PX, right - left, self._widget.height() - BARS_TOP_PX, color
        )

    def _paint_unfit(self, painter: QPainter) -> None:
        model, geometry = self._model, self._model.geometry
        starts = model.frame.bar_starts_ticks
        height = self._widget.height() - BARS_TOP_PX
        color = model.theme.color("warning")
        color.setAlpha(110)
        painter.setBrushOrigin(QPointF(-geometry.left_px, 0))
        for bar in model.unfit_bars:
            left, right = (geometry.x_of(int(tick)) for tick in starts[bar : bar + 2])
            place = QRect(left, BARS_TOP_PX, right - left, height)
            painter.fillRect(place, QBrush(color, Qt.BrushStyle.BDiagPattern))
        painter.setBrushOrigin(QPointF(0, 0))

    def _paint_bars(self, painter: QPainter, rect: QRect) -> None:
        model, geometry = self._model, self._model.geometry
        theme, frame = model.theme, model.frame
        bar_px = geometry.length_ticks * geometry.px_per_tick / frame.num_bars
        stride = 1
        while bar_px * stride < _MIN_LABEL_GAP_PX:
            stride *= 2
        first = frame.bar_at(geometry.tick_at(rect.left() - _MIN_LABEL_GAP_PX * 2))
        last = frame.bar_at(geometry.tick_at(rect.right() + 1))
        painter.setFont(figures_font(size_px=11))
        height = self._widget.height()
        line, faint = theme.color("roll_bar_line"), theme.color("text_faint")
        text = theme.color("ruler_text")
        written = model.written_bars
        for bar in range(first - first % stride, last + 1, stride):
            x = geometry.x_of(int(frame.bar_starts_ticks[bar]))
            painter.fillRect(x, BARS_TOP_PX + 2, 1, height - BARS_TOP_PX - 2, line)
            painter.setPen(text if bar < written else faint)
            painter.drawText(x + 7, height - 8, str(bar + 1))
        beat_px = TICKS_PER_QUARTER * geometry.px_per_tick
        if stride > 1 or beat_px < _MIN_BEAT_TICK_GAP_PX:
            return
        starts = frame.bar_starts_ticks
        begin, end = np.searchsorted(frame.beats_ticks, [starts[first], starts[last + 1]])
        for tick in frame.beats_ticks[begin:end].tolist():
            x = geometry.x_of(tick)
            painter.fillRect(x, height - 7, 1, 6, line)
            if beat_px >= _MIN_BEAT_LABEL_GAP_PX:
                bar = frame.bar_at(tick)
                beat = (tick - int(starts[bar])) // model.score.meter.at(bar).beat_ticks + 1
                painter.setPen(faint)
                painter.drawText(x + 6, height - 8, f"{bar + 1}.{beat}")

    def _paint_marks(self, painter: QPainter) -> None:
        geometry, theme = self._model.geometry, self._model.theme
        self.places.clear()
        font = interface_font(size_px=10)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.color("text_dim"))
        # A mark that began further left is drawn at the left edge while it holds.
        holding = {
            mark.kind: mark
            for mark in self._model.marks
            if mark.kind is not MarkKind.PLACE and geometry.x_of(mark.tick) < 0
        }
        free_from = 0
        for mark in sorted(holding.values(), key=lambda mark: mark.kind):
            painter.drawText(free_from + 7, MARKS_PX - 4, mark.text)
            self._place(mark, free_from + 7, metrics.horizontalAdvance(mark.text))
            free_from += metrics.horizontalAdvance(mark.text) + 10
        at_tick = -1
        for mark in self._model.marks:
            x = geometry.x_of(mark.tick)
            if x < 0:
                continue
            if x > self._widget.width():
                break
            # Marks of one place are drawn side by side; a place without space is left out.
            if x >= free_from or mark.tick == at_tick:
                at = max(x, free_from) + 7
                painter.drawText(at, MARKS_PX - 4, mark.text)
                self._place(mark, at, metrics.horizontalAdvance(mark.text))
                free_from = at + metrics.horizontalAdvance(mark.text) + 3
                at_tick = mark.tick

    def _paint_loop(self, painter: QPainter) -> None:
        model = self._model
        theme, geometry = model.theme, model.geometry
        lane = QRectF(0, MARKS_PX, self._widget.width(), LOOP_PX - 2)
        track = theme.color("roll_bar_line")
        track.setAlpha(60)
        painter.fillRect(lane, track)
        if model.loop is None:
            return
        left, right = (geometry.x_of(tick) for tick in model.loop)
        color = theme.color("roll_loop")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        soft = QColor(color)
        soft.setAlpha(120)
        painter.setBrush(soft)
        painter.drawRoundedRect(QRectF(left, MARKS_PX, right - left, LOOP_PX - 2), 2, 2)
        painter.setBrush(color)
        for x in (left, right - 4):
            painter.drawRoundedRect(QRectF(x, MARKS_PX, 4, LOOP_PX - 2), 2, 2)
        painter.restore()

    def _paint_written_end(self, painter: QPainter) -> None:
        model = self._model
        if model.written_bars >= model.frame.num_bars:
            return
        left = model.geometry.x_of(int(model.frame.bar_starts_ticks[model.written_bars]))
        painter.fillRect(
            left, BARS_TOP_PX, 2, self._widget.height() - BARS_TOP_PX, model.theme.color("accent")
        )
