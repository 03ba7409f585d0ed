"""The views that are shown until the user scrolls or zooms; each function returns one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from amt_core.music.score import Score
from amt_desktop.piano_roll.model.following import Follow, followed
from amt_desktop.piano_roll.model.geometry import LEAD_IN_PX, TAIL_PX, RollGeometry
from amt_desktop.piano_roll.model.roll_model import RollModel

_MIN_BAR_PX = 56
_BAR_PX = 110
_USUAL_PITCHES = (41, 81)
_NEXT_PAGE_SHARE = 0.94


def is_same_piece(model: RollModel, score: Score) -> bool:
    """True if a score has notes and the same bars as the piece that is shown."""
    bars = model.frame.bar_starts_ticks
    return len(score.notes) > 0 and np.array_equal(bars, score.bar_starts_ticks)


def unchanged(model: RollModel) -> RollGeometry:
    """The present view, for a piece of the present length."""
    return replace(model.geometry, length_ticks=model.frame.length_ticks).clamped()


def whole(model: RollModel) -> RollGeometry:
    """The view of all bars and of all pitches that occur."""
    return model.geometry.fitted(*_pitches(model))


def selection(model: RollModel) -> RollGeometry:
    """The view of the selected notes; of all bars if none are selected."""
    notes = model.selected
    if not len(notes):
        return whole(model)
    start, end = int(notes.onset_ticks.min()), int(notes.end_ticks.max())
    view = model.geometry.fitted_pitches(int(notes.pitch.min()), int(notes.pitch.max()))
    room_px = view.width_px - LEAD_IN_PX - TAIL_PX
    factor = max(room_px, 1) / max(end - start, 1) / view.px_per_tick
    return view.zoomed_time(factor, 0.0).with_tick_at(start, LEAD_IN_PX)


def opening(model: RollModel) -> RollGeometry:
    """The first view of a piece: all bars if they are wide enough, else the playhead's."""
    low, high = _pitches(model)
    if model.written_bars < model.frame.num_bars:
        low, high = min(low, _USUAL_PITCHES[0]), max(high, _USUAL_PITCHES[1])
    view = unchanged(model).fitted(low, high)
    bar_px = view.content_width_px / max(model.frame.num_bars, 1)
    if bar_px < _MIN_BAR_PX:
        view = view.zoomed_time(_BAR_PX / max(bar_px, 0.01), LEAD_IN_PX)
    return followed(view, model.position_ticks, Follow.PAGE)


def with_writing(model: RollModel, *, turns_pages: bool) -> RollGeometry:
    """The present view, made wider for new pitches and moved on with the writing edge.

    Args:
        model: The model that is shown.
        turns_pages: True if the view may move on; False while it follows the playhead.
    """
    view = model.geometry
    low, high = _pitches(model)
    lowest, highest = view.visible_pitches
    if low < lowest or high > highest:
        view = view.fitted_pitches(low, high)
    starts = model.frame.bar_starts_ticks
    edge_x = view.x_of(int(starts[model.written_bars]))
    if turns_pages and edge_x > view.width_px * _NEXT_PAGE_SHARE:
        last = int(starts[max(model.written_bars - 1, 0)])
        view = view.with_tick_at(last, LEAD_IN_PX + TAIL_PX)
    return view


def with_active_track(model: RollModel) -> RollGeometry:
    """The present view, moved to the active track if none of its notes is in view."""
    view = model.geometry
    if model.active_track is None:
        return view
    pitch = model.notes.of_track(model.active_track).pitch
    low, high = view.visible_pitches
    if not len(pitch) or ((pitch >= low) & (pitch <= high)).any():
        return view
    return view.scrolled(0, view.y_of(int(np.median(pitch))) - view.height_px // 2)


def _pitches(model: RollModel) -> tuple[int, int]:
    pitch = model.notes.pitch
    return (int(pitch.min()), int(pitch.max())) if len(pitch) else _USUAL_PITCHES
