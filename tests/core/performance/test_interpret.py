"""A score is heard as its performance in its mix."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

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
