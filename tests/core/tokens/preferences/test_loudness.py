"""A change of loudness costs something, and a loudness that has to be said does not."""

from __future__ import annotations

import numpy as np

from amt_core.music.score import Track
from amt_core.tokens.preferences.loudness import LoudnessBias
from amt_core.tokens.vocabulary import VOCABULARY
from tests.core.tokens.preferences.choices import choice, rules_for

ALLOWED = np.array(
    [VOCABULARY.vel.id(5), VOCABULARY.vel.id(9), VOCABULARY.dur.id(5), VOCABULARY.pitch.id(60)]
)


def test_the_less_likely_a_change_the_more_is_taken_from_it() -> None:
    logits = np.zeros(VOCABULARY.size, dtype=np.float32)
    logits[ALLOWED] = np.log([0.01, 0.9, 0.09, 0.0001])
    bias = LoudnessBias().bias(choice(ALLOWED, logits=logits, begun=(VOCABULARY.pos.id(0),)))
    assert bias is not None
    rare, accent, *others = bias.tolist()
    assert rare < 10 * accent < 0
    assert others == [0.0, 0.0]


def test_drums_have_a_loudness_for_each_stroke() -> None:
    (drums,) = rules_for(Track(is_drum=True))
    allowed = np.array([VOCABULARY.vel.id(9), VOCABULARY.drum.id(38)])
    begun = (VOCABULARY.pos.id(0),)
    assert LoudnessBias().bias(choice(allowed, rules=drums, begun=begun)) is None


def test_other_places_have_no_bias() -> None:
    assert LoudnessBias().bias(choice(ALLOWED)) is None
    begun = (VOCABULARY.pos.id(0), VOCABULARY.vel.id(9))
    assert LoudnessBias().bias(choice(ALLOWED, begun=begun)) is None
