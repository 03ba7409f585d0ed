"""The loudness of a part: it changes as seldom as in music by people.

Pieces are drawn at a temperature above 1, by which rhythms and pitches vary as much as people's.
It makes whatever is rare more frequent, and a change of loudness is rare: without this bias, a
piece has half as many levels again as people write. Drums are left out: each stroke of a drummer
has a loudness of its own.
"""

from __future__ import annotations

import numpy as np

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference
from amt_core.tokens.preferences.weights import CHANGED_LOUDNESS
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
        return np.where(changes, np.float32(-CHANGED_LOUDNESS), np.float32(0.0))
