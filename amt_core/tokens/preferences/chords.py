"""The logit bias of a progression: the bass towards the roots, other parts towards chord notes.

Passing notes are short and chords are held: a bias that weighs a note by its length leaves lines
their freedom and still makes the harmony audible. The bass names the chord where the chord begins;
there the bias towards the root is strong. Nothing is forced: a logit that is high enough outweighs
any bias, and the model chooses the octave of a note.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from amt_core.music.chords import NO_CHORD, TRIADS
from amt_core.tokens.preferences.protocol import Bias, Choice, Preference
from amt_core.tokens.preferences.weights import (
    CHORD_NOTE,
    OCTAVE_SLACK,
    ROOT,
    ROOT_WHERE_CHORD_BEGINS,
)
from amt_core.tokens.vocabulary import STEPS_PER_QUARTER, VOCABULARY

# A note counts as at least and at most this many quarter notes long.
_SHORTEST, _LONGEST = 0.3, 1.5

PlannedChords = Sequence[Sequence[tuple[int, int]]]
"""For each bar, the step at which each chord (or `NO_CHORD`) begins and the chord; the first at 0.
"""

_PITCH = VOCABULARY.pitch
_PITCH_CLASSES = np.arange(_PITCH.size) % 12
_NUM_OCTAVES = -(-_PITCH.size // 12)

# (24, pitches) 1 for the notes of each chord, and for its root.
_NOTES = TRIADS[:, _PITCH_CLASSES].astype(np.float32)
_ROOTS = np.tile(np.eye(12, dtype=np.float32), (2, 1))[:, _PITCH_CLASSES]


class ChordBias(Preference):
    """The bias towards the chords of a plan.

    Args:
        chords: The plan.
    """

    def __init__(self, chords: PlannedChords) -> None:
        self._begins = [[step for step, _ in bar] for bar in chords]
        self._chords = [[chord for _, chord in bar] for bar in chords]
        self._octaves = np.full((_NUM_OCTAVES, 12), -np.inf, dtype=np.float32)
        self._by_token = np.zeros(VOCABULARY.size, dtype=np.float32)

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats for the notes of the chord, by the length of the next note."""
        rules = choice.pitched_rules
        if rules is None:
            return None
        begins = self._begins[choice.bar]
        span = bisect_right(begins, choice.position) - 1
        chord = self._chords[choice.bar][span]
        if chord == NO_CHORD:
            return None
        if not (rules.carries_harmony and choice.is_lowest_next):
            quarters = choice.duration_steps / STEPS_PER_QUARTER
            bias = np.float32(CHORD_NOTE * min(max(quarters, _SHORTEST), _LONGEST)) * _NOTES[chord]
        elif choice.position == begins[span]:
            bias = np.float32(ROOT_WHERE_CHORD_BEGINS) * _ROOTS[chord]
        else:
            bias = np.float32(CHORD_NOTE) * _NOTES[chord] + np.float32(ROOT) * _ROOTS[chord]
        pitches = choice.logits[_PITCH.start : _PITCH.end]
        self._octaves.reshape(-1)[: _PITCH.size] = pitches
        likeliest = self._octaves.max(axis=0)[_PITCH_CLASSES]
        bias *= pitches >= likeliest - np.float32(OCTAVE_SLACK)
        self._by_token[_PITCH.start : _PITCH.end] = bias
        return self._by_token.take(choice.allowed)
