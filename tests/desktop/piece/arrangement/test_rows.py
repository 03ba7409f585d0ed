"""Rows on the screen."""

from __future__ import annotations

from amt_desktop.piece.arrangement.rows import MAX_ROW_PX, MIN_ROW_PX, Rows


def test_rows_and_pixels_are_each_others_inverse() -> None:
    rows = Rows(count=10, height_px=200, row_px=40, top_px=60)
    assert rows.y_of(3) == 60
    assert rows.nearest_track(60) == 3
    assert rows.nearest_track(59) == 2
    assert rows.nearest_track(10_000) == 9
    assert list(rows.tracks_between(0, 199)) == [1, 2, 3, 4, 5, 6]


def test_rows_scroll_within_their_limits() -> None:
    rows = Rows(count=10, height_px=200, row_px=40)
    assert rows.scrolled(10_000).top_px == 200
    assert rows.scrolled(-5).top_px == 0
    assert Rows(count=2, height_px=200, row_px=40).scrolled(50).top_px == 0


def test_the_row_under_the_pointer_stays_there() -> None:
    rows = Rows(count=50, height_px=200, row_px=40, top_px=400)
    zoomed = rows.zoomed(80, 100)
    assert zoomed.nearest_track(100) == rows.nearest_track(100)
    assert rows.zoomed(1, 0).row_px == MIN_ROW_PX
    assert rows.zoomed(1000, 0).row_px == MAX_ROW_PX


def test_a_row_is_brought_into_view_with_the_least_movement() -> None:
    rows = Rows(count=50, height_px=200, row_px=40, top_px=400)
    assert rows.showing(12) == rows
    assert rows.showing(2).top_px == 80
    assert rows.showing(20).top_px == 640
