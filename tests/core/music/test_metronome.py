"""Clicks on the beats."""

from __future__ import annotations

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.metronome import count_in, count_in_sec, with_clicks
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap


def test_a_compound_bar_clicks_on_its_dotted_beats_and_higher_on_the_first() -> None:
    score = Score(num_bars=2, tracks=(Track(),), meter=MeterMap.constant(TimeSignature(6, 8)))
    clicks = with_clicks(score).notes.of_track(1)
    assert clicks.onset_ticks.tolist() == [0, 720, 1440, 2160]
    assert clicks.pitch.tolist() == [76, 77, 76, 77]


def test_a_score_without_bars_has_no_clicks() -> None:
    assert len(with_clicks(Score(num_bars=0, tracks=())).notes) == 0


def test_a_count_in_is_one_bar_in_the_tempo_and_meter_of_its_place() -> None:
    score = Score(
        num_bars=2,
        tracks=(),
        meter=MeterMap(changes=((0, TimeSignature(4, 4)), (1, TimeSignature(6, 8)))),
        tempo=TempoMap(changes=((0, 120.0), (1920, 60.0))),
    )
    assert [click.at_sec for click in count_in(score, 0)] == [0.0, 0.5, 1.0, 1.5]
    assert count_in_sec(score, 0) == 2.0
    assert count_in_sec(score, 1920) == 3.0
    assert len({click.key for click in count_in(score, 1920)}) == 2
