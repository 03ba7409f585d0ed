"""Parts that accompany are led below a tune that is asked for, and the tune is free."""

from __future__ import annotations

from dataclasses import replace

import pytest
from choices import choice, note, rules_for

from amt_core.music.score import Track
from amt_core.tokens.preferences.register import RegisterBias
from amt_core.tokens.vocabulary import VOCABULARY

PIANO, CLARINET = rules_for(Track(program=0), Track(program=71))
TUNE = replace(CLARINET, has_tune=True, is_asked_tune=True)
RULES = (PIANO, TUNE)
PITCHES = VOCABULARY.pitch.ids()


def above(bias: RegisterBias) -> list[int]:
    """The pitches that become rarer for the piano."""
    found = bias.bias(choice(PITCHES, rules=PIANO, track=0))
    return [] if found is None else [pitch for pitch in range(128) if found[pitch] < 0.0]


@pytest.mark.parametrize("lowest", [62, 72])
def test_pitches_from_where_the_tune_lay_become_rarer_the_more_the_higher(lowest: int) -> None:
    bias = RegisterBias(RULES)
    for pitch in (lowest, lowest + 1, lowest + 2, lowest + 3, lowest + 9):
        bias.observe(note(pitch, track=1))
    assert above(bias) == list(range(lowest + 3, 128))
    found = bias.bias(choice(PITCHES, rules=PIANO, track=0))
    assert found is not None
    assert found[120] < found[90] < 0.0 == found[60]


def test_before_the_tune_is_heard_its_instrument_tells_where_it_will_lie() -> None:
    low, high = (int(RULES[1].pitches[i]) - VOCABULARY.pitch.start for i in (0, -1))
    assert low < above(RegisterBias(RULES))[0] < high


def test_the_tune_and_other_tunes_are_free() -> None:
    bias = RegisterBias(RULES)
    assert bias.bias(choice(PITCHES, rules=TUNE, track=1)) is None
    assert bias.bias(choice(PITCHES, rules=replace(PIANO, has_tune=True), track=0)) is None
