"""A part keeps its color when parts come and go."""

from __future__ import annotations

from dataclasses import replace

from amt_core.music.editing.edit import duplicate_track, remove_track
from amt_core.music.part_colors import color_of, with_colors
from amt_core.music.score import Score, Track

BAND = Score(num_bars=1, tracks=tuple(Track(program=program) for program in (0, 32, 40)))


def colors(score: Score) -> list[int]:
    return [track.color for track in score.tracks]


def test_the_tracks_are_numbered_in_their_order() -> None:
    assert colors(with_colors(BAND)) == [0, 1, 2]


def test_the_others_keep_their_color_when_a_track_is_removed() -> None:
    score = with_colors(BAND)
    assert colors(with_colors(remove_track(score, 0).apply(score))) == [1, 2]


def test_a_copied_track_gets_a_color_of_its_own() -> None:
    score = with_colors(BAND)
    copied = with_colors(duplicate_track(score, 0, name="Piano 2").apply(score))
    assert colors(copied) == [0, 3, 1, 2]


def test_two_tracks_never_share_a_color() -> None:
    doubled = replace(BAND, tracks=tuple(replace(track, color=5) for track in BAND.tracks))
    assert colors(with_colors(doubled)) == [5, 0, 1]


def test_a_score_whose_tracks_have_colors_is_returned_as_it_is() -> None:
    score = with_colors(BAND)
    assert with_colors(score) is score


def test_a_track_without_a_color_has_that_of_its_place() -> None:
    assert [color_of(BAND.tracks, index) for index in range(3)] == [0, 1, 2]
