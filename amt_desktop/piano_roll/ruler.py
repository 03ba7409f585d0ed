"""The strip above the notes: marks, the loop region, bars and beats, and the playhead's handle."""

from __future__ import annotations

from enum import Enum

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_desktop.piano_roll.frame import MarkKind
from amt_desktop.piano_roll.gestures import DRAG_START_PX
from amt_desktop.piano_roll.layer import Layer
from amt_desktop.piano_roll.model import RollModel
from amt_desktop.theme import figures_font, interface_font

RULER_PX = 46
_MARKS_PX = 16
_LOOP_PX = 10
_BARS_TOP_PX = _MARKS_PX + _LOOP_PX
_EDGE_PX = 5
_MIN_LABEL_GAP_PX = 46
_MIN_BEAT_LABEL_GAP_PX = 58
_MIN_BEAT_TICK_GAP_PX = 7
_HANDLE_PX = 7


class _Action(Enum):
    LOOP_NEW = "new"
    LOOP_START = "start"
    LOOP_END = "end"
    LOOP_MOVE = "move"
    BARS = "bars"


class Ruler(QWidget):
    """Bars and beats.

    A click seeks. Dragging along the bar numbers selects cells, dragging above them sets the loop,
    a double click there takes it away; Alt sets it without snapping to beats.

    Signals:
        seek_requested(tick): The playhead is to go there.
        loop_changed(region): (start, end) in ticks, or None.

    Args:
        model: What is shown.
    """

    seek_requested = Signal(int)
    loop_changed = Signal(object)

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._layer = Layer(self, self._paint_layer)
        self._action: _Action | None = None
        self._pressed_at = QPoint()
        self._has_moved = False
        self._loop_before: tuple[int, int] | None = None
        self._anchor_bar = 0
        self.setFixedHeight(RULER_PX)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Bars"))
        self.setAccessibleDescription(
            self.tr("Click to play from there. Drag above the numbers for a loop.")
        )
        for signal in (
            model.view_changed, model.look_changed, model.selection_changed, model.loop_changed,
        ):  # fmt: skip
            signal.connect(self._expire)
        model.notes_changed.connect(self._expire_from)
        model.position_changed.connect(self._move_handle)

    def sizeHint(self) -> QSize:
        """As high as it always is."""
        return QSize(400, RULER_PX)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a loop, a selection of bars, or a click."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._model.frame.num_bars:
            return
        point = event.position().toPoint()
        self._pressed_at, self._has_moved = point, False
        self._loop_before = self._model.loop
        self._action = self._action_at(point)
        bar = self._model.frame.bar_at(self._model.geometry.tick_at(point.x()))
        chosen = self._model.chosen_bars
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._action is _Action.BARS and extends and chosen is not None:
            first, last = chosen
            self._anchor_bar = last if bar < first else first
            self._has_moved = True
            self._model.select_bars(min(self._anchor_bar, bar), max(self._anchor_bar, bar))
        else:
            self._anchor_bar = bar

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with it."""
        point = event.position().toPoint()
        if self._action is None:
            self._show_cursor(point)
            return
        if (point - self._pressed_at).manhattanLength() >= DRAG_START_PX:
            self._has_moved = True
        if not self._has_moved:
            return
        if self._action is _Action.BARS:
            bar = self._model.frame.bar_at(self._model.geometry.tick_at(point.x()))
            self._model.select_bars(min(self._anchor_bar, bar), max(self._anchor_bar, bar))
        else:
            is_free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._drag_loop(self._action, point.x(), is_free=is_free)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends it; a press without a move seeks."""
        action, self._action = self._action, None
        if action is None:
            return
        if not self._has_moved:
            tick = self._model.geometry.tick_at(self._pressed_at.x())
            is_free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            tick = min(tick, max(self._model.frame.length_ticks - 1, 0))
            self.seek_requested.emit(round(tick) if is_free else self._nearest_line(tick))
        elif action is not _Action.BARS and self._model.loop != self._loop_before:
            self.loop_changed.emit(self._model.loop)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Takes the loop away."""
        if event.position().y() < _BARS_TOP_PX and self._model.loop is not None:
            self._model.loop = None
            self._model.loop_changed.emit()
            self.loop_changed.emit(None)

    def _action_at(self, point: QPoint) -> _Action:
        if point.y() >= _BARS_TOP_PX:
            return _Action.BARS
        loop = self._model.loop
        if loop is not None:
            start, end = (self._model.geometry.x_of(tick) for tick in loop)
            if abs(point.x() - start) <= _EDGE_PX:
                return _Action.LOOP_START
            if abs(point.x() - end) <= _EDGE_PX:
                return _Action.LOOP_END
            if start < point.x() < end:
                return _Action.LOOP_MOVE
        return _Action.LOOP_NEW

    def _drag_loop(self, action: _Action, x_px: int, *, is_free: bool) -> None:
        geometry, length = self._model.geometry, self._model.frame.length_ticks

        def line(x: float) -> int:
            tick = min(geometry.tick_at(x), length)
            return round(tick) if is_free else self._nearest_line(tick)

        start, end = self._loop_before or (0, 0)
        if action is _Action.LOOP_NEW:
            start, end = sorted((line(self._pressed_at.x()), line(x_px)))
        elif action is _Action.LOOP_START:
            start, end = sorted((line(x_px), end))
        elif action is _Action.LOOP_END:
            start, end = sorted((start, line(x_px)))
        else:
            shifted = geometry.x_of(start) + x_px - self._pressed_at.x()
            size = end - start
            start = min(max(line(shifted), 0), length - size)
            end = start + size
        loop = (start, end) if end > start else None
        if loop != self._model.loop:
            self._model.loop = loop
            self._model.loop_changed.emit()

    def _nearest_line(self, tick: float) -> int:
        """The nearest bar or beat line, whichever can be told apart at this zoom."""
        frame = self._model.frame
        lines = frame.bar_starts_ticks
        beats = frame.beats_ticks
        beat_px = TICKS_PER_QUARTER * self._model.geometry.px_per_tick
        if len(beats) and beat_px >= 2 * _EDGE_PX:
            lines = np.sort(np.concatenate([lines, beats]))
        return int(lines[np.abs(lines - tick).argmin()])

    def _show_cursor(self, point: QPoint) -> None:
        edges = (_Action.LOOP_START, _Action.LOOP_END)
        shape = Qt.CursorShape.ArrowCursor
        if self._action_at(point) in edges:
            shape = Qt.CursorShape.SizeHorCursor
        elif self._action_at(point) is _Action.LOOP_MOVE:
            shape = Qt.CursorShape.OpenHandCursor
        if self.cursor().shape() is not shape:
            self.setCursor(shape)

    # Painting

    def _move_handle(self, before: float, now: float) -> None:
        for tick in (before, now):
            x = self._model.geometry.x_of(tick)
            self.update(x - _HANDLE_PX - 2, 0, 2 * _HANDLE_PX + 5, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, marks and loop, and the handle of the playhead."""
        painter = QPainter(self)
        self._layer.draw(painter, event.rect())
        self._paint_handle(painter)

    def _expire(self) -> None:
        self._layer.expire()

    def _expire_from(self, start_ticks: int, _end_ticks: int) -> None:
        left = self._model.geometry.x_of(start_ticks) - 2
        self._layer.expire(QRect(left, 0, self.width() - left, self.height()))

    def _paint_layer(self, painter: QPainter, rect: QRect) -> None:
        theme = self._model.theme
        painter.fillRect(rect, theme.color("ruler_background"))
        if self._model.frame.num_bars:
            self._paint_chosen(painter)
            self._paint_bars(painter, rect)
            self._paint_marks(painter)
            self._paint_loop(painter)
            self._paint_unwritten(painter)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("roll_bar_line"))

    def _paint_chosen(self, painter: QPainter) -> None:
        chosen = self._model.chosen_bars
        if chosen is None:
            return
        starts = self._model.frame.bar_starts_ticks
        left = self._model.geometry.x_of(int(starts[chosen[0]]))
        right = self._model.geometry.x_of(int(starts[chosen[1] + 1]))
        color = self._model.theme.color("roll_loop")
        color.setAlpha(70)
        painter.fillRect(left, _BARS_TOP_PX, right - left, self.height() - _BARS_TOP_PX, color)

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
        height = self.height()
        line, faint = theme.color("roll_bar_line"), theme.color("text_faint")
        text = theme.color("ruler_text")
        for bar in range(first - first % stride, last + 1, stride):
            x = geometry.x_of(int(frame.bar_starts_ticks[bar]))
            painter.fillRect(x, _BARS_TOP_PX + 2, 1, height - _BARS_TOP_PX - 2, line)
            painter.setPen(text)
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
        font = interface_font(size_px=10)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.color("text_dim"))
        # What holds at the left edge stands there, as long as it began further left.
        holding = {
            mark.kind: mark
            for mark in self._model.frame.marks
            if mark.kind is not MarkKind.PLACE and geometry.x_of(mark.tick) < 0
        }
        free_from = 0
        for mark in sorted(holding.values(), key=lambda mark: mark.kind):
            painter.drawText(free_from + 7, _MARKS_PX - 4, mark.text)
            free_from += metrics.horizontalAdvance(mark.text) + 10
        at_tick = -1
        for mark in self._model.frame.marks:
            x = geometry.x_of(mark.tick)
            if x < 0:
                continue
            if x > self.width():
                break
            # Marks of one place stand beside each other; a place that has no room is left out.
            if x >= free_from or mark.tick == at_tick:
                at = max(x, free_from) + 7
                painter.drawText(at, _MARKS_PX - 4, mark.text)
                free_from = at + metrics.horizontalAdvance(mark.text) + 3
                at_tick = mark.tick

    def _paint_loop(self, painter: QPainter) -> None:
        model = self._model
        theme, geometry = model.theme, model.geometry
        lane = QRectF(0, _MARKS_PX, self.width(), _LOOP_PX - 2)
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
        painter.drawRoundedRect(QRectF(left, _MARKS_PX, right - left, _LOOP_PX - 2), 2, 2)
        painter.setBrush(color)
        for x in (left, right - 4):
            painter.drawRoundedRect(QRectF(x, _MARKS_PX, 4, _LOOP_PX - 2), 2, 2)
        painter.restore()

    def _paint_unwritten(self, painter: QPainter) -> None:
        model = self._model
        if model.written_bars >= model.frame.num_bars:
            return
        left = model.geometry.x_of(int(model.frame.bar_starts_ticks[model.written_bars]))
        veil = model.theme.color("ruler_background")
        veil.setAlpha(150)
        painter.fillRect(left + 2, 0, self.width() - left, self.height(), veil)
        painter.fillRect(
            left, _BARS_TOP_PX, 2, self.height() - _BARS_TOP_PX, model.theme.color("accent")
        )

    def _paint_handle(self, painter: QPainter) -> None:
        x = self._model.geometry.x_of(self._model.position_ticks) + 0.5
        bottom = self.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._model.theme.color("roll_playhead"))
        half = _HANDLE_PX - 1
        corners = ((-half, -11), (half, -11), (half, -7), (0, 0), (-half, -7))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, bottom + dy) for dx, dy in corners]))
