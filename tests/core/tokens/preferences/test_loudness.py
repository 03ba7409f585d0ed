"""A change of loudness costs something, and a loudness that has to be said does not."""

from __future__ import annotations

import numpy as np

from amt_core.music.score import Track
from amt_core.tokens.preferences.loudness import LoudnessBias
from amt_core.tokens.vocabulary import VOCABULARY
from tests.core.tokens.preferences.choices import choice, rules_for

ALLOWED = np.array([VOCABULARY.vel.id(9), VOCABULARY.dur.id(5), VOCABULARY.pitch.id(60)])


def test_velocities_after_a_position_are_less_likely() -> None:
    bias = LoudnessBias().bias(choice(ALLOWED, begun=(VOCABULARY.pos.id(0),)))
    assert bias is not None
    assert bias[0] < 0
    assert not bias[1:].any()


def test_drums_have_a_loudness_for_each_stroke() -> None:
    (drums,) = rules_for(Track(is_drum=True))
    allowed = np.array([VOCABULARY.vel.id(9), VOCABULARY.drum.id(38)])
    begun = (VOCABULARY.pos.id(0),)
    assert LoudnessBias().bias(choice(allowed, rules=drums, begun=begun)) is None


def test_other_places_have_no_bias() -> None:
    assert LoudnessBias().bias(choice(ALLOWED)) is None
    begun = (VOCABULARY.pos.id(0), VOCABULARY.vel.id(9))
    assert LoudnessBias().bias(choice(ALLOWED, begun=begun)) is None
