"""The loudness of a part: it changes as seldom as in music by people.

A model that goes on from what it wrote itself changes the loudness more often than people: a part
would wander through more levels than theirs. The bias takes that back: the less likely a change of
loudness is, the more is taken from it, and accents that return keep their place. Drums are left
out: each stroke of a drummer has a loudness of its own.
"""

from __future__ import annotations

import numpy as np

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference
from amt_core.tokens.preferences.weights import UNLIKELY_LOUDNESS
from amt_core.tokens.vocabulary import VOCABULARY

_VEL = VOCABULARY.vel


class LoudnessBias(Preference):
    """Takes from velocities where a note may also go on as loud as the one before it."""

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats, negative for velocities, 0 for other tokens."""
        is_after_position = len(choice.begun) == 1
        if not is_after_position or choice.pitched_rules is None:
            return None
        changes = (choice.allowed >= _VEL.start) & (choice.allowed < _VEL.end)
        logits = choice.logits.take(choice.allowed)
        logits -= logits.max()
        likelihoods = logits - np.log(np.exp(logits).sum())
        return np.where(changes, UNLIKELY_LOUDNESS * likelihoods, np.float32(0.0)).astype(
            np.float32
        )
