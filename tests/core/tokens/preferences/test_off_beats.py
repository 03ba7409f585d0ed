"""Attacks between the beats and on them."""

from __future__ import annotations

import numpy as np
import pytest
from choices import choice, rules_for

from amt_core.music.instruments.rhythms import ON_THE_BEAT, SYNCOPATED
from amt_core.music.meter import MeterMap
from amt_core.music.score import Score, Track
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.preferences.off_beats import OffBeatBias
from amt_core.tokens.preferences.protocol import Choice
from amt_core.tokens.stream import decode
from amt_core.tokens.track_rules import rules_of
from amt_core.tokens.vocabulary import VOCABULARY

PIANO, BASS = rules_for(Track(program=0), Track(program=33))
METER = MeterMap()
QUARTER, EIGHTH = 24, 12


def bias_of(a_choice: Choice, rhythm: str) -> list[float]:
    bias = OffBeatBias([{0: rhythm}], [PIANO, BASS], meter=METER).bias(a_choice)
    assert bias is not None
    return bias.tolist()


def places(*steps: int) -> Choice:
    allowed = np.array([VOCABULARY.pos.id(step) for step in steps], dtype=np.int64)
    return choice(allowed, rules=PIANO, track=0, bar=0, position=0)


def durations(*steps: int, position: int) -> Choice:
    allowed = np.array([VOCABULARY.dur.start + step - 1 for step in steps], dtype=np.int64)
    return choice(allowed, rules=PIANO, track=0, bar=0, position=position)


def test_a_syncopated_part_begins_notes_between_the_beats() -> None:
    on_beat, off_beat = bias_of(places(QUARTER, QUARTER + EIGHTH), SYNCOPATED)
    assert on_beat < 0 < off_beat


def test_a_part_on_the_beat_begins_notes_on_the_beats() -> None:
    on_beat, off_beat = bias_of(places(QUARTER, QUARTER + EIGHTH), ON_THE_BEAT)
    assert off_beat < 0 < on_beat


def test_the_first_beat_loses_less_than_the_others() -> None:
    first, second = bias_of(places(0, QUARTER), SYNCOPATED)
    assert first > second


def test_a_note_between_beats_sounds_over_the_next_one() -> None:
    short, long = bias_of(durations(EIGHTH, QUARTER, position=QUARTER + EIGHTH), SYNCOPATED)
    assert short < long


def test_a_note_stays_as_likely_as_it_was() -> None:
    bias = np.array(bias_of(places(QUARTER, QUARTER + EIGHTH, 2 * QUARTER), SYNCOPATED))
    assert np.exp(bias).mean() == pytest.approx(1.0, abs=1e-5)


def test_other_bars_and_other_parts_are_left_alone() -> None:
    bias = OffBeatBias([{0: SYNCOPATED}], [PIANO, BASS], meter=METER)
    allowed = places(QUARTER).allowed
    assert bias.bias(choice(allowed, rules=PIANO, track=0, bar=1, position=0)) is None
    assert bias.bias(choice(allowed, rules=BASS, track=1, bar=0, position=0)) is None


def off_beat_share(rhythm: str | None) -> float:
    """The share of notes between two beats, in a piece whose eighths are all as likely."""
    frame = Score(num_bars=16, tracks=(Track(),))
    names = name_tracks(frame.tracks)
    rhythms = [{} if rhythm is None else {0: rhythm}] * frame.num_bars
    grammar = WriteGrammar(frame, rules_of(frame.tracks, names), [VOCABULARY.bos], rhythms=rhythms)
    logits = np.full(VOCABULARY.size, -9.0, dtype=np.float32)
    logits[VOCABULARY.pos.ids(0, 96)[::EIGHTH]] = 0.0
    logits[VOCABULARY.bar.ids()] = -2.0
    rng, tokens = np.random.default_rng(5), list[int]()
    while not grammar.finished:
        allowed = grammar.allowed()
        bias = grammar.bias(logits)
        scores = logits[allowed] + (0.0 if bias is None else bias)
        weights = np.exp(scores - scores.max())
        tokens.append(int(rng.choice(allowed, p=weights / weights.sum())))
        grammar.advance(tokens[-1])
    onsets = decode(tokens, tracks=names).notes.onset_ticks
    return float(np.mean(onsets % METER.at(0).beat_ticks != 0))


def test_a_written_part_follows_its_rhythm() -> None:
    assert off_beat_share(ON_THE_BEAT) + 0.2 < off_beat_share(None)
    assert off_beat_share(SYNCOPATED) > off_beat_share(ON_THE_BEAT) + 0.3
