"""The velocity of each note as a bar below the notes; dragging changes them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_desktop.look.theme import figures_font
from amt_desktop.piano_roll.model.note_edits import change, with_velocity
from amt_desktop.piano_roll.model.roll_model import Dragged, RollModel
from amt_desktop.piano_roll.painting.layer import Layer
from amt_desktop.piano_roll.painting.native_arrays import draw_rects
from amt_desktop.piano_roll.painting.note_colors import (
    NUM_LOUDNESS,
    SELECTED,
    NoteColors,
    colors_of_track,
)

LANE_PX = 78
_TOP_PX = 8
_BOTTOM_PX = 4
_BAR_PX = 3
_HEAD_PX = 3
_REACH_PX = 4
_SHOWN_LOUDNESS = NUM_LOUDNESS - 2
_DENSE_QUARTER_PX = 24
_NOTCH = 120
_VELOCITIES_PER_NOTCH = 4
_VALUE_SIZE = QSize(34, 18)


class VelocityLane(QWidget):
    """The velocities of the active track, or of all tracks.

    A drag sets the velocity of every note that it passes, of selected notes only while there are
    some. It ends in one edit. The wheel makes the selected notes, else those under the pointer,
    louder or softer.

    Args:
        model: The model to show.
    """

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._layer = Layer(self, self._paint_layer)
        self._colors: dict[int, list[NoteColors]] = {}
        self._last: QPoint | None = None
        self._before = NoteTable.empty()
        self._after: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self.setFixedHeight(LANE_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Velocities"))
        self.setAccessibleDescription(self.tr("The velocity of each note. Drag to change it."))
        for signal in (model.view_changed, model.selection_changed, model.dragged_changed):
            signal.connect(self._expire)
        model.look_changed.connect(self._change_look)
        model.notes_changed.connect(self._expire_ticks)
        model.position_changed.connect(self._move_playhead)

    def sizeHint(self) -> QSize:
        """The fixed height."""
        return QSize(400, LANE_PX)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to change velocities."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        model = self._model
        start, end = model.geometry.visible_ticks
        margin = round(_REACH_PX / model.geometry.px_per_tick) + 1
        notes = model.notes.window(start - margin, end + margin)
        if model.active_track is not None:
            notes = notes.of_track(model.active_track)
        selected = notes.select(notes.is_in(model.selected))
        self._before = selected if len(selected) else notes
        self._after = self._before.velocity.astype(np.int64)
        self._last = event.position().toPoint()
        self._paint_to(self._last)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Changes the velocities that the pointer passes."""
        if self._last is not None:
            self._paint_to(event.position().toPoint())
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Changes velocities by a few steps; with Ctrl or Shift the roll scrolls and zooms."""
        steps = round(event.angleDelta().y() / _NOTCH * _VELOCITIES_PER_NOTCH)
        notes = self._model.selected
        if not len(notes):
            notes = self._model.notes
            xs = self._model.geometry.xs_of(notes.onset_ticks) + _BAR_PX / 2
            notes = notes.select(np.abs(xs - event.position().x()) <= _REACH_PX)
            if self._model.active_track is not None:
                notes = notes.of_track(self._model.active_track)
        if event.modifiers() or not steps or not len(notes):
            event.ignore()
            return
        after = with_velocity(notes, notes.velocity.astype(np.int64) + steps)
        was_selected = len(self._model.selected) > 0
        self._model.make(
            change(notes, after), selected=after if was_selected else NoteTable.empty()
        )
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Makes the edit."""
        if self._last is None:
            return
        self._last = None
        touched = self._after != self._before.velocity
        before = self._before.select(touched)
        after = with_velocity(before, self._after[touched])
        was_selected = self._model.selected
        kept = was_selected.select(~was_selected.is_in(before))
        now_selected = after.select(before.is_in(was_selected))
        self._model.make(change(before, after), selected=NoteTable.concat([kept, now_selected]))

    def _paint_to(self, point: QPoint) -> None:
        """Sets the velocities between the last point and this one, on the line between them."""
        last = self._last or point
        self._last = point
        xs = self._model.geometry.xs_of(self._before.onset_ticks) + _BAR_PX / 2
        left, right = sorted((last.x(), point.x()))
        under = (xs >= left - _REACH_PX) & (xs <= right + _REACH_PX)
        if right > left:
            share = np.clip((xs[under] - last.x()) / (point.x() - last.x()), 0.0, 1.0)
        else:
            share = np.ones(int(under.sum()))
        height = last.y() + (point.y() - last.y()) * share
        span = self.height() - _TOP_PX - _BOTTOM_PX
        velocity = np.rint((self.height() - _BOTTOM_PX - height) / span * 127)
        self._after[under] = np.clip(velocity, 1, 127).astype(np.int64)
        touched = self._after != self._before.velocity
        hidden = self._before.select(touched)
        shown = with_velocity(hidden, self._after[touched])
        self._model.drag(None)
        self._model.drag(Dragged(hidden=hidden, shown=shown))

    # Painting

    def _expire(self) -> None:
        self._layer.expire()

    def _change_look(self) -> None:
        self._colors = {}
        self._layer.expire()

    def _expire_ticks(self, start_ticks: int, end_ticks: int) -> None:
        geometry = self._model.geometry
        left = geometry.x_of(start_ticks) - _BAR_PX
        width = geometry.x_of(end_ticks) + 2 * _BAR_PX - left
        self._layer.expire(QRect(left, 0, width, self.height()))

    def _move_playhead(self, before: float, now: float) -> None:
        for tick in (before, now):
            self.update(self._model.geometry.x_of(tick) - 1, 0, 3, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bars and the playhead."""
        painter = QPainter(self)
        self._layer.draw(painter, event.rect())
        x = self._model.geometry.x_of(self._model.position_ticks)
        painter.fillRect(x, 1, 1, self.height(), self._model.theme.color("roll_playhead"))
        if self._last is not None:
            self._paint_value(painter, self._last)

    def _paint_value(self, painter: QPainter, point: QPoint) -> None:
        """Shows the velocity that the pointer paints."""
        theme = self._model.theme
        box = QRect(point + QPoint(8, -_VALUE_SIZE.height()), _VALUE_SIZE)
        box.moveRight(min(box.right(), self.width() - 2))
        box.moveTop(max(box.top(), 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("text"))
        painter.setFont(figures_font(size_px=12, is_bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._velocity_at(point.y())))

    def _velocity_at(self, y_px: int) -> int:
        span = self.height() - _TOP_PX - _BOTTOM_PX
        return int(np.clip(round((self.height() - _BOTTOM_PX - y_px) / span * 127), 1, 127))

    def _paint_layer(self, painter: QPainter, rect: QRect) -> None:
        model = self._model
        theme, geometry = model.theme, model.geometry
        painter.fillRect(rect, theme.color("roll_black_row"))
        painter.fillRect(rect.left(), 0, rect.width(), 1, theme.color("roll_bar_line"))
        for y in self._ys_of(np.array([32, 64, 96, 127])).tolist():
            painter.fillRect(rect.left(), int(y), rect.width(), 1, theme.color("roll_row_line"))
        starts = model.frame.bar_starts_ticks
        first, last = np.searchsorted(
            starts, [geometry.tick_at(rect.left() - 2), geometry.tick_at(rect.right() + 2)]
        )
        if geometry.length_ticks * geometry.px_per_tick / max(model.frame.num_bars, 1) >= 5:
            for tick in starts[first:last].tolist():
                painter.fillRect(
                    geometry.x_of(tick), 1, 1, self.height(), theme.color("roll_beat_line")
                )
        painter.setPen(Qt.PenStyle.NoPen)
        margin = round((_BAR_PX + 2) / geometry.px_per_tick) + 1
        notes = model.notes.window(
            int(geometry.tick_at(rect.left())) - margin,
            int(geometry.tick_at(rect.right())) + margin,
        )
        if model.dragged is not None:
            notes = notes.select(~notes.is_in(model.dragged.hidden))
            notes = NoteTable.concat([notes, model.dragged.shown])
        self._paint_bars(painter, notes)
        if model.written_bars < model.frame.num_bars:
            edge_x = geometry.x_of(int(starts[model.written_bars]))
            veil = theme.color("roll_unwritten")
            veil.setAlpha(170)
            painter.fillRect(edge_x, 1, rect.right() + 1 - edge_x, self.height(), veil)
            painter.fillRect(edge_x, 1, 2, self.height(), theme.color("accent"))

    def _paint_bars(self, painter: QPainter, notes: NoteTable) -> None:
        model = self._model
        if model.active_track is not None:
            notes = notes.of_track(model.active_track)
        if not len(notes):
            return
        # Of simultaneous notes the softest is drawn last, so that all are visible.
        notes = notes.select(np.argsort(-notes.velocity.astype(np.int64), kind="stable"))
        # Dense onsets are drawn as thin bars without heads.
        is_dense = model.geometry.px_per_tick * TICKS_PER_QUARTER < _DENSE_QUARTER_PX
        bars = np.empty((len(notes), 4), dtype=np.float64)
        bars[:, 0] = model.geometry.xs_of(notes.onset_ticks)
        bars[:, 1] = self._ys_of(notes.velocity)
        bars[:, 2] = 1 if is_dense else _BAR_PX
        bars[:, 3] = self.height() - bars[:, 1]
        heads = bars + np.array([-1, 0, 2, 0])
        heads[:, 3] = _HEAD_PX
        selected = notes.is_in(model.selected)
        for is_selected in (False, True):
            tracks = np.unique(notes.track[selected == is_selected]).tolist()
            for track in sorted(tracks, key=lambda one: (model.look_of(one), -one)):
                mine = (notes.track == track) & (selected == is_selected)
                shapes = bars[mine] if is_dense else np.concatenate([bars[mine], heads[mine]])
                painter.setBrush(self._color(track, is_selected=is_selected))
                draw_rects(painter, shapes)

    def _color(self, track: int, *, is_selected: bool) -> QColor:
        if track not in self._colors:
            theme, look = self._model.theme, self._model.look_of(track)
            self._colors[track] = colors_of_track(theme, self._model.color_of(track), look)
        return self._colors[track][SELECTED if is_selected else _SHOWN_LOUDNESS].fill

    def _ys_of(self, velocity: NDArray[np.integer]) -> NDArray[np.float64]:
        span = self.height() - _TOP_PX - _BOTTOM_PX
        return self.height() - _BOTTOM_PX - np.rint(velocity * (span / 127))
