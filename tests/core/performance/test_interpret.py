"""A score is heard as its performance in its mix."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np

from amt_core.music.score import Track
from amt_core.performance.feel import Feel
from amt_core.performance.interpret import interpret


def test_without_feel_and_mix_the_score_itself_is_heard(music: SimpleNamespace) -> None:
    score = music.band()
    heard = interpret(score, Feel(amount=0.0, style="jazz"), seed=1, mixes=False)
    assert heard.mixed_score is score


def test_the_mix_stands_in_what_a_synthesizer_gets(music: SimpleNamespace) -> None:
    score = music.band()
    heard = interpret(score, Feel(amount=0.0, style="jazz"), seed=1, mixes=True)
    assert heard.mix is not None
    mixed = heard.mixed_score
    assert [track.volume for track in mixed.tracks] == [c.volume for c in heard.mix.channels]
    assert mixed.notes == score.notes
    assert [track.reverb for track in mixed.tracks] == [c.reverb for c in heard.mix.channels]


def test_a_softer_part_stays_softer_in_the_mix(music: SimpleNamespace) -> None:
    score = music.band()
    tracks = (replace(score.tracks[0], volume=50), *score.tracks[1:])
    plain, softer = (
        interpret(each, Feel(amount=0.0), seed=1, mixes=True).mixed_score.tracks[0].volume
        for each in (score, replace(score, tracks=tracks))
    )
    assert abs(softer - plain / 2) <= 1


def test_a_growing_score_keeps_its_tempo_and_its_bar_lines(music: SimpleNamespace) -> None:
    score = replace(music.band(), tracks=(Track(), *music.band().tracks[1:]))
    heard = interpret(score, Feel(style="romantic"), seed=1, mixes=False, is_growing=True)
    assert heard.score.tempo == score.tempo
    notes = heard.score.notes
    written = score.notes
    for bar, start in enumerate(score.bar_starts_ticks[:-1].tolist()):
        end = int(score.bar_starts_ticks[bar + 1])
        in_bar = (written.onset_ticks >= start) & (written.onset_ticks < end)
        played = notes.onset_ticks[(notes.onset_ticks >= start)]
        # As many notes come from the bar line on as are written from there on.
        assert len(played) == np.count_nonzero(written.onset_ticks >= start)
        assert in_bar.any()
