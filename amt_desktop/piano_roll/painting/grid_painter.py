"""Draws the background of the notes: rows, grid lines and unwritten bars."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter

from amt_desktop.piano_roll.model.geometry import RollGeometry
from amt_desktop.piano_roll.model.roll_model import RollModel
from amt_desktop.piano_roll.painting.native_arrays import draw_rects
from amt_desktop.piano_roll.painting.note_colors import mixed

BLACK_KEYS = frozenset({1, 3, 6, 8, 10})
_WHITE_KEYS = frozenset(range(12)) - BLACK_KEYS
WRITING_GLOW_PX = 56
"""The width of the glow at the writing edge."""

_MIN_GRID_GAP_PX = 9
_MIN_BEAT_GAP_PX = 7
_MIN_BAR_GAP_PX = 10
_STRONG_BAR_GAP_PX = 28


def draw_grid(painter: QPainter, model: RollModel, rect: QRect) -> None:
    """Draws the ground of a part of the view; the painter is clipped to `rect` by the caller."""
    _draw_rows(painter, model, rect)
    geometry, theme = model.geometry, model.theme
    start, end = geometry.tick_at(rect.left() - 1), geometry.tick_at(rect.right() + 2)
    bars = _within(model.frame.bar_starts_ticks, start, end)
    beats = _within(model.frame.beats_ticks, start, end)
    if model.grid.ticks * geometry.px_per_tick >= _MIN_GRID_GAP_PX:
        steps = _grid_steps(model, start, end)
        _draw_verticals(painter, geometry, steps, theme.color("roll_grid_line"), rect)
    if len(beats) > 1 and np.diff(beats).min() * geometry.px_per_tick >= _MIN_BEAT_GAP_PX:
        _draw_verticals(painter, geometry, beats, theme.color("roll_beat_line"), rect)
    bar_px = geometry.length_ticks * geometry.px_per_tick / max(model.frame.num_bars, 1)
    # Far zoomed out, every second, fourth, … bar keeps its line.
    stride = 1
    while bar_px * stride < _MIN_BAR_GAP_PX and stride < 4096:
        stride *= 2
    if stride > 1:
        bars = _within(model.frame.bar_starts_ticks[::stride], start, end)
    # Close together, strong lines would be more visible than the notes.
    is_strong = bar_px * stride >= _STRONG_BAR_GAP_PX
    line = theme.color("roll_bar_line" if is_strong else "roll_beat_line")
    _draw_verticals(painter, geometry, bars, line, rect)


def draw_unwritten(painter: QPainter, model: RollModel, rect: QRect) -> None:
    """Shades the bars that are not yet written and the area after the end of the piece."""
    geometry, theme = model.geometry, model.theme
    end_x = geometry.x_of(model.frame.length_ticks)
    edge_x = geometry.x_of(float(model.frame.bar_starts_ticks[model.written_bars]))
    painter.setPen(Qt.PenStyle.NoPen)
    if end_x <= rect.right():
        painter.fillRect(QRect(QPoint(end_x + 1, rect.top()), rect.bottomRight()), _beyond(model))
    if geometry.left_px < 0:
        before = QRect(rect.left(), rect.top(), -geometry.left_px - rect.left(), rect.height())
        painter.fillRect(before, _beyond(model))
    if edge_x >= end_x or edge_x > rect.right():
        return
    veil = QRect(QPoint(edge_x, rect.top()), QPoint(end_x, rect.bottom()))
    unwritten = theme.color("roll_unwritten")
    painter.fillRect(veil, QColor(unwritten.red(), unwritten.green(), unwritten.blue(), 170))
    hatch = theme.color("roll_bar_line")
    hatch.setAlpha(150 if theme.is_dark else 120)
    # The hatch moves with the notes.
    painter.setBrushOrigin(QPointF(-geometry.left_px, -geometry.top_px))
    painter.fillRect(veil, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    painter.setBrushOrigin(QPointF(0, 0))
    glow = QLinearGradient(edge_x, 0, edge_x + WRITING_GLOW_PX, 0)
    accent = theme.color("accent")
    for place, alpha in ((0.0, 70), (0.35, 24), (1.0, 0)):
        glow.setColorAt(place, QColor(accent.red(), accent.green(), accent.blue(), alpha))
    painter.fillRect(QRectF(edge_x, rect.top(), WRITING_GLOW_PX, rect.height()), glow)
    painter.fillRect(QRectF(edge_x, rect.top(), 2, rect.height()), accent)


def _draw_rows(painter: QPainter, model: RollModel, rect: QRect) -> None:
    geometry, theme = model.geometry, model.theme
    painter.fillRect(rect, theme.color("roll_white_row"))
    painter.setPen(Qt.PenStyle.NoPen)
    pitches = geometry.pitches_between(rect.top(), rect.bottom())
    rows = geometry.rows_of(pitches)
    tops = rows * geometry.row_px - geometry.top_px
    # Rows of drums are no pitches: they have no scale.
    key = None if model.shows_drums else model.score.key
    is_dim = np.ones(12, dtype=np.bool_)
    is_dim[list(_WHITE_KEYS if key is None else key.scale)] = False
    dim = is_dim[pitches % 12]
    if geometry.lanes and key is None:
        dim = rows % 2 == 1
    painter.setBrush(theme.color("roll_black_row"))
    _draw_bands(painter, rect, tops[dim], geometry.row_px)
    if key is not None:
        painter.setBrush(mixed(theme.color("roll_white_row"), theme.color("roll_loop"), 0.075))
        _draw_bands(painter, rect, tops[pitches % 12 == key.tonic], geometry.row_px)
    if geometry.row_px >= 7:
        painter.setBrush(theme.color("roll_row_line"))
        _draw_bands(painter, rect, tops + geometry.row_px - 1, 1)
    painter.setBrush(theme.color("roll_octave_line"))
    if not geometry.lanes or key is not None:
        _draw_bands(painter, rect, tops[pitches % 12 == 0] + geometry.row_px - 1, 1)
    below = geometry.num_rows * geometry.row_px - geometry.top_px
    if below <= rect.bottom():
        painter.fillRect(QRect(QPoint(rect.left(), below), rect.bottomRight()), _beyond(model))


def _draw_bands(painter: QPainter, rect: QRect, tops: NDArray[np.integer], height_px: int) -> None:
    bands = np.empty((len(tops), 4), dtype=np.float64)
    bands[:, 0], bands[:, 2] = rect.left(), rect.width()
    bands[:, 1], bands[:, 3] = tops, height_px
    draw_rects(painter, bands)


def _draw_verticals(
    painter: QPainter,
    geometry: RollGeometry,
    ticks: NDArray[np.int64],
    color: QColor,
    rect: QRect,
) -> None:
    lines = np.empty((len(ticks), 4), dtype=np.float64)
    lines[:, 0] = geometry.xs_of(ticks)
    lines[:, 1], lines[:, 2], lines[:, 3] = rect.top(), 1, rect.height()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    draw_rects(painter, lines)


def _grid_steps(model: RollModel, start: float, end: float) -> NDArray[np.int64]:
    starts = model.frame.bar_starts_ticks
    first, last = model.frame.bar_at(start), model.frame.bar_at(end)
    steps = [
        np.arange(starts[bar], starts[bar + 1], model.grid.ticks)
        for bar in range(first, min(last + 1, model.frame.num_bars))
    ]
    return np.concatenate(steps) if steps else np.empty(0, dtype=np.int64)


def _within(ticks: NDArray[np.int64], start: float, end: float) -> NDArray[np.int64]:
    first, last = np.searchsorted(ticks, [start, end])
    return ticks[max(int(first) - 1, 0) : int(last) + 1]


def _beyond(model: RollModel) -> QColor:
    return mixed(model.theme.color("roll_white_row"), model.theme.color("roll_unwritten"), 0.6)
