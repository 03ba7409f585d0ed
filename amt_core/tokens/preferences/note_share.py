"""The share of probability that all notes have together, for the hands of a keyboard.

A bias that makes the notes of a chord likelier makes it likelier that one more note joins a chord.
An accompaniment gains by that, but the lines of a hand become chords. So for a hand all pitches
together keep the probability that the model gives them: the biases choose among notes, and not how
many notes there are.
"""

from __future__ import annotations

import numpy as np

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference
from amt_core.tokens.vocabulary import VOCABULARY


class NoteShareBias(Preference):
    """Takes from all pitches what the biases in the choice have added to them together."""

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats, the same for all pitches, 0 for other tokens."""
        rules = choice.pitched_rules
        if rules is None or rules.hand is None:
            return None
        is_pitch = choice.allowed >= VOCABULARY.pitch.start
        if not is_pitch.any():
            return None
        logits = choice.logits.take(choice.allowed)[is_pitch]
        bias = np.zeros(len(choice.allowed), dtype=np.float32)
        bias[is_pitch] = np.logaddexp.reduce(logits) - np.logaddexp.reduce(
            logits + choice.bias[is_pitch]
        )
        return bias
