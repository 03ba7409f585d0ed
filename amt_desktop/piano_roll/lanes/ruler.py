"""The strip above the notes: marks, the loop region, bars and beats, and the playhead's handle."""

from __future__ import annotations

from enum import Enum
from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QMenu, QWidget

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_desktop.piano_roll.input.gestures import DRAG_START_PX
from amt_desktop.piano_roll.model.frame import Mark, MarkKind
from amt_desktop.piano_roll.model.roll_model import RollModel
from amt_desktop.piano_roll.painting.layer import Layer
from amt_desktop.piano_roll.painting.ruler_painter import BARS_TOP_PX, MARKS_PX, RulerPainter

RULER_PX = 46
_EDGE_PX = 5
_HANDLE_PX = 7


class _Action(Enum):
    LOOP_NEW = "new"
    LOOP_START = "start"
    LOOP_END = "end"
    LOOP_MOVE = "move"
    BARS = "bars"


class Ruler(QWidget):
    """Bars and beats.

    A click seeks, except on the loop. Dragging along the bar numbers selects cells, dragging above
    them sets the loop, a double click there removes it; Alt sets it without snapping to beats.

    Signals:
        seek_requested(tick): The playhead is to go there.
        loop_changed(region): (start, end) in ticks, or None.
        mark_edit_requested(kind, bar, place): Tempo, meter or key is to be changed from a bar on;
            the editor is to open at a QRect of the screen.
        mark_removal_requested(kind, bar): A change of tempo, meter or key is to go.

    Args:
        model: The model to show.
    """

    seek_requested = Signal(int)
    loop_changed = Signal(object)
    mark_edit_requested = Signal(object, int, object)
    mark_removal_requested = Signal(object, int)

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._painter = RulerPainter(model, self)
        self._layer = Layer(self, self._painter.draw)
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
            self.tr(
                "Click to play from there. Drag above the numbers for a loop. Double click on "
                "tempo, meter or key to change it."
            )
        )
        for signal in (
            model.view_changed, model.look_changed, model.selection_changed, model.loop_changed,
        ):  # fmt: skip
            signal.connect(self._expire)
        model.plan_changed.connect(self._expire)
        model.notes_changed.connect(self._expire_from)
        model.position_changed.connect(self._move_handle)

    def sizeHint(self) -> QSize:
        """The fixed height."""
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
        """Continues the drag."""
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
        """Ends the drag; a press without a move seeks."""
        action, self._action = self._action, None
        if action is None:
            return
        if not self._has_moved and action in (_Action.BARS, _Action.LOOP_NEW):
            tick = self._model.geometry.tick_at(self._pressed_at.x())
            is_free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            tick = min(tick, max(self._model.frame.length_ticks - 1, 0))
            self.seek_requested.emit(round(tick) if is_free else self._nearest_line(tick))
        elif (
            self._has_moved and action is not _Action.BARS and self._model.loop != self._loop_before
        ):
            self.loop_changed.emit(self._model.loop)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edits a mark, or removes the loop."""
        point = event.position().toPoint()
        if point.y() < MARKS_PX:
            self._action = None
            self._edit_mark(point)
        elif point.y() < BARS_TOP_PX and self._model.loop is not None:
            self._model.loop = None
            self._model.loop_changed.emit()
            self.loop_changed.emit(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Shows what can be changed from a bar on."""
        if not self._model.frame.num_bars or self._model.plan is None:
            return
        menu = self.menu_at(event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def menu_at(self, point: QPoint) -> QMenu:
        """Tempo, meter and key from a bar on, and the removal of a mark."""
        menu = QMenu(self)
        bar = self._bar_at(point)
        place = self._screen_place(QRect(point, QSize(1, 1)))
        for kind, words in self._kinds().items():
            menu.addAction(
                words.format(bar + 1), partial(self.mark_edit_requested.emit, kind, bar, place)
            )
        mark = self._mark_at(point)
        if mark is not None and mark.kind is not MarkKind.PLACE and mark.tick > 0:
            menu.addSeparator()
            bar = self._model.frame.bar_at(mark.tick)
            remove = partial(self.mark_removal_requested.emit, mark.kind, bar)
            menu.addAction(self.tr("Remove {0}").format(mark.text), remove)
        return menu

    def _kinds(self) -> dict[MarkKind, str]:
        return {
            MarkKind.TEMPO: self.tr("Tempo from bar {0} on …"),
            MarkKind.METER: self.tr("Meter from bar {0} on …"),
            MarkKind.KEY: self.tr("Key from bar {0} on …"),
        }

    def _edit_mark(self, point: QPoint) -> None:
        if self._model.plan is None:
            return
        mark = self._mark_at(point)
        if mark is None or mark.kind is MarkKind.PLACE:
            menu = self.menu_at(point)
            menu.exec(self.mapToGlobal(point))
            menu.deleteLater()
            return
        rect = next(rect for rect, other in self._painter.places if other is mark)
        bar = self._model.frame.bar_at(mark.tick)
        self.mark_edit_requested.emit(mark.kind, bar, self._screen_place(rect))

    def _mark_at(self, point: QPoint) -> Mark | None:
        return next((mark for rect, mark in self._painter.places if rect.contains(point)), None)

    def _bar_at(self, point: QPoint) -> int:
        return self._model.frame.bar_at(self._model.geometry.tick_at(point.x()))

    def _screen_place(self, rect: QRect) -> QRect:
        return QRect(self.mapToGlobal(rect.topLeft()), QSize(rect.width(), self.height()))

    def _action_at(self, point: QPoint) -> _Action:
        if point.y() >= BARS_TOP_PX:
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
        """The nearest bar line, or beat line if beats are far enough apart at this zoom."""
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

    def _paint_handle(self, painter: QPainter) -> None:
        x = self._model.geometry.x_of(self._model.position_ticks) + 0.5
        bottom = self.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._model.theme.color("roll_playhead"))
        half = _HANDLE_PX - 1
        corners = ((-half, -11), (half, -11), (half, -7), (0, 0), (-half, -7))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, bottom + dy) for dx, dy in corners]))
