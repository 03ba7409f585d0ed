from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.performance.context import make_context
from amt_core.performance.feel import Feel
from amt_core.performance.rules.swing import swing_notes
from amt_core.traits.analyze_plan import analyze_plan


def _line(places: list[int], *, bpm: float = 120.0, num_bars: int = 4) -> Score:
    """A line with notes at the same places of each quarter note."""
    onsets = [480 * quarter + place for quarter in range(4 * num_bars) for place in places]
    ends = [*onsets[1:], 1920 * num_bars]
    return Score(
        num_bars=num_bars,
        tracks=(Track(program=73),),
        notes=NoteTable.from_notes(
            Note(onset, end - onset, 72, 80, 0) for onset, end in zip(onsets, ends, strict=True)
        ),
        tempo=TempoMap.constant(bpm),
    )


def _swung(score: Score, feel: Feel) -> list[float]:
    """The starts of the notes of the first quarter note."""
    context = make_context(score, analyze_plan(score), feel, 0)
    onset = swing_notes(context).onset_ticks
    return [round(float(tick), 1) for tick in onset if tick < 480]


@pytest.mark.parametrize(("percent", "tick"), [(50.0, 240.0), (60.0, 288.0), (75.0, 360.0)])
def test_the_off_beat_eighth_starts_at_the_percentage_of_the_beat(
    percent: float, tick: float
) -> None:
    assert _swung(_line([0, 240]), Feel(swing_percent=percent)) == [0.0, tick]


def test_sixteenths_swing_within_the_eighth() -> None:
    feel = Feel(swing_percent=60.0, swing_unit=16)
    assert _swung(_line([0, 120, 240, 360]), feel) == [0.0, 144.0, 240.0, 384.0]


def test_triplets_stay_as_they_are() -> None:
    assert _swung(_line([0, 160, 320]), Feel(swing_percent=60.0)) == [0.0, 160.0, 320.0]


def test_a_dotted_eighth_with_a_sixteenth_is_played_as_a_swung_pair() -> None:
    assert _swung(_line([0, 360]), Feel(swing_percent=60.0)) == [0.0, 288.0]


def test_notes_that_are_written_swung_can_be_played_straight() -> None:
    places = _swung(_line([0, 320]), Feel(swing_percent=50.0))
    assert places == pytest.approx([0.0, 240.0], abs=0.5)


def test_notes_that_are_written_swung_do_not_swing_twice() -> None:
    assert _swung(_line([0, 320]), Feel(style="jazz")) == [0.0, 320.0]


def test_a_compound_meter_does_not_swing() -> None:
    score = replace(_line([0, 240]), meter=MeterMap.constant(TimeSignature(12, 8)))
    assert _swung(replace(score, num_bars=3), Feel(swing_percent=60.0)) == [0.0, 240.0]


def test_the_swing_of_jazz_is_less_at_a_fast_tempo() -> None:
    shares = [_swung(_line([0, 240], bpm=bpm), Feel(style="jazz"))[1] for bpm in (120, 240, 320)]
    assert shares == pytest.approx([320.0, 288.0, 240.0], abs=0.2)


def test_a_note_that_ends_at_the_next_one_still_does() -> None:
    score = _line([0, 240])
    context = make_context(score, analyze_plan(score), Feel(swing_percent=66.0), 0)
    swung = swing_notes(context)
    np.testing.assert_allclose(swung.end_ticks[:-1], swung.onset_ticks[1:])
