"""Clicks on the beats."""

from __future__ import annotations

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.metronome import with_clicks
from amt_core.music.score import Score, Track


def test_a_compound_bar_clicks_on_its_dotted_beats_and_higher_on_the_first() -> None:
    score = Score(num_bars=2, tracks=(Track(),), meter=MeterMap.constant(TimeSignature(6, 8)))
    clicks = with_clicks(score).notes.of_track(1)
    assert clicks.onset_ticks.tolist() == [0, 720, 1440, 2160]
    assert clicks.pitch.tolist() == [76, 77, 76, 77]


def test_a_score_without_bars_has_no_clicks() -> None:
    assert len(with_clicks(Score(num_bars=0, tracks=())).notes) == 0
