from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amt_desktop.piano_roll.model.geometry import LEAD_IN_PX, TAIL_PX, RollGeometry

views = st.builds(
    lambda length, width, height, zoom, row: RollGeometry(
        length_ticks=length, width_px=width, height_px=height, px_per_tick=zoom, row_px=row
    ).clamped(),
    st.integers(1_920, 400_000),
    st.integers(200, 3_000),
    st.integers(100, 1_500),
    st.floats(0.001, 1.5),
    st.integers(4, 40),
)


@given(views, st.integers(0, 400_000))
def test_a_tick_comes_back_from_its_pixel(view: RollGeometry, tick: int) -> None:
    assert view.tick_at(view.x_of(tick)) == pytest.approx(tick, abs=0.51 / view.px_per_tick)


@given(views, st.integers(0, 127))
def test_a_pitch_comes_back_from_every_pixel_of_its_row(view: RollGeometry, pitch: int) -> None:
    top = view.y_of(pitch)
    assert view.pitch_at(top) == pitch
    assert view.pitch_at(top + view.row_px - 1) == pitch


@given(views, st.floats(0.2, 5.0), st.floats(0.0, 1.0))
def test_zooming_time_keeps_the_tick_under_the_pointer(
    view: RollGeometry, factor: float, where: float
) -> None:
    x = view.width_px * where
    before = (x + view.left_px) / view.px_per_tick
    zoomed = view.zoomed_time(factor, x)
    at_an_end = zoomed.left_px in (-LEAD_IN_PX, zoomed.max_left_px)
    after = (x + zoomed.left_px) / zoomed.px_per_tick
    assert at_an_end or after == pytest.approx(before, abs=0.51 / zoomed.px_per_tick)


@given(views, st.integers(4, 40), st.floats(0.0, 1.0))
def test_zooming_pitch_keeps_the_row_under_the_pointer(
    view: RollGeometry, row_px: int, where: float
) -> None:
    y = view.height_px * where
    before = (y + view.top_px) / view.row_px
    zoomed = view.zoomed_pitch(row_px, y)
    at_an_end = zoomed.top_px in (0, zoomed.max_top_px)
    assert at_an_end or (y + zoomed.top_px) / zoomed.row_px == pytest.approx(
        before, abs=0.51 / zoomed.row_px
    )


@given(views, st.integers(-5_000, 5_000), st.integers(-5_000, 5_000))
def test_scrolling_stays_within_the_piece(view: RollGeometry, dx: int, dy: int) -> None:
    moved = view.scrolled(dx, dy)
    assert -LEAD_IN_PX <= moved.left_px <= moved.max_left_px
    assert 0 <= moved.top_px <= moved.max_top_px


@pytest.mark.parametrize("width_px", range(900, 910))
def test_a_tick_is_held_at_one_pixel_whatever_the_width(width_px: int) -> None:
    view = RollGeometry(length_ticks=100_000, width_px=width_px, height_px=400, px_per_tick=0.0837)
    places = {
        view.with_tick_at(tick, 0.4 * width_px).x_of(tick) for tick in range(40_000, 50_000, 333)
    }
    assert len(places) == 1


def test_notes_keep_their_width_while_the_view_scrolls() -> None:
    view = RollGeometry(length_ticks=100_000, width_px=800, height_px=400, px_per_tick=0.0837)
    onsets = np.arange(0, 20_000, 160)
    durations = np.full(len(onsets), 140)
    pitches = np.full(len(onsets), 60)
    drums = np.zeros(len(onsets), dtype=np.bool_)
    widths = [
        view.scrolled(by, 0).note_rects(onsets, durations, pitches, drums)[:, 2] for by in range(9)
    ]
    assert all((one == widths[0]).all() for one in widths)


def test_note_edges_are_whole_pixels() -> None:
    view = RollGeometry(length_ticks=9_600, width_px=800, height_px=400, px_per_tick=0.0837)
    ticks = np.array([0, 7, 480, 1111])
    rects = view.note_rects(ticks, ticks + 33, np.array([40, 50, 60, 70]), ticks == 480)
    assert (rects == np.rint(rects)).all()


def test_a_drum_mark_stands_with_its_middle_on_the_onset() -> None:
    view = RollGeometry(length_ticks=9_600, width_px=800, height_px=400, px_per_tick=0.1, row_px=12)
    one = np.array([960])
    x, _, width, _ = view.note_rects(one, one, np.array([38]), np.array([True]))[0]
    assert x + width // 2 == view.x_of(960)


def test_notes_that_follow_each_other_leave_a_pixel_between() -> None:
    view = RollGeometry(length_ticks=9_600, width_px=800, height_px=400, px_per_tick=0.1)
    onsets, drums = np.array([0, 480]), np.array([False, False])
    rects = view.note_rects(onsets, np.array([480, 480]), np.array([60, 60]), drums)
    assert rects[0, 0] + rects[0, 2] == rects[1, 0] - 1


def test_fitting_shows_the_whole_piece_and_all_pitches() -> None:
    view = RollGeometry(length_ticks=400_000, width_px=900, height_px=600).fitted(30, 90)
    assert view.x_of(0) == LEAD_IN_PX
    assert view.x_of(400_000) <= 900 - TAIL_PX + 1
    low, high = view.visible_pitches
    assert low <= 30
    assert high >= 90


def test_resizing_keeps_the_pitch_in_the_middle() -> None:
    view = RollGeometry(length_ticks=9_600, width_px=800, height_px=400, row_px=12, top_px=500)
    assert view.resized(800, 300).pitch_at(150) == view.pitch_at(200)
