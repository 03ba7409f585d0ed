"""Keys found bar by bar."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amt_core.music.score import KeyChange, Score, Track
from amt_core.music.theory import Key
from amt_core.traits.analyze_plan import analyze_plan
from tests.core.traits.conftest import Event, MakeScore

_CADENCE = ((60, 64, 67), (65, 69, 72), (67, 71, 74), (60, 64, 67))
_MINOR_CADENCE = ((60, 63, 67), (65, 68, 72), (67, 71, 74), (60, 63, 67))


def _cadences(start_bar: int, count: int, move: int, *, minor: bool = False) -> list[Event]:
    chords = _MINOR_CADENCE if minor else _CADENCE
    return [
        (4.0 * (start_bar + bar), 4.0, pitch + move)
        for bar in range(4 * count)
        for pitch in (*chords[bar % 4], chords[bar % 4][0] - 24)
    ]


def _found(score: Score) -> list[tuple[int, str]]:
    return [(change.bar, str(change.key)) for change in analyze_plan(score).keys]


@pytest.mark.parametrize("move", range(12))
def test_a_piece_of_cadences_has_one_key(make_score: MakeScore, move: int) -> None:
    score = make_score((Track(), _cadences(0, 2, move)), num_bars=8)
    assert _found(score) == [(0, str(Key(move)))]


def test_minor_is_told_from_its_relative(make_score: MakeScore) -> None:
    score = make_score((Track(), _cadences(0, 2, 9, minor=True)), num_bars=8)
    assert _found(score) == [(0, "A minor")]


def test_the_last_chorus_a_step_higher_is_another_key(make_score: MakeScore) -> None:
    notes = _cadences(0, 2, 0) + _cadences(8, 2, 2)
    assert _found(make_score((Track(), notes), num_bars=16)) == [(0, "C major"), (8, "D major")]


def test_an_end_in_major_is_another_key(make_score: MakeScore) -> None:
    notes = _cadences(0, 2, 2, minor=True) + _cadences(8, 2, 2)
    assert _found(make_score((Track(), notes), num_bars=16)) == [(0, "D minor"), (8, "D major")]


def test_a_chord_from_outside_changes_no_key(make_score: MakeScore) -> None:
    notes = _cadences(0, 2, 0)
    outside = [(16.0, 4.0, pitch) for pitch in (68, 72, 75)]
    notes = [event for event in notes if event[0] != 16.0] + outside
    assert _found(make_score((Track(), notes), num_bars=8)) == [(0, "C major")]


@pytest.mark.parametrize("key", [Key(4), Key(4, "minor")], ids=str)
def test_a_declared_key_decides_where_the_notes_leave_it_open(
    make_score: MakeScore, key: Key
) -> None:
    score = make_score((Track(), [(0.0, 16.0, 52)]), num_bars=4)
    assert _found(replace(score, keys=(KeyChange(bar=0, key=key),))) == [(0, str(key))]
