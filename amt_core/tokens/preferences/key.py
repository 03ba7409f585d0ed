"""The logit bias of a key, which follows the key that is found in the written notes.

Pitches outside the scale become rarer but stay possible, for leading notes and blue notes; the
notes of the tonic chord, and most of all the tonic, become a little more frequent. A bias strong
enough for every piece would make most pieces drone. So it starts weak: after every bar the key of
all notes so far is looked for (`amt_core.music.theory.find_key`), and while that is another key,
the bias grows in the direction that tells the two keys apart.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.music.theory import Key, find_key, key_profile
from amt_core.tokens.preferences.protocol import Bias, Choice, Preference, WrittenNote
from amt_core.tokens.preferences.weights import (
    KEY_CORRECTION_KEPT,
    KEY_CORRECTION_STEP,
    MAX_KEY_CORRECTION,
    OUTSIDE_SCALE,
    TONIC,
    TONIC_CHORD,
)
from amt_core.tokens.vocabulary import VOCABULARY


class KeyBias(Preference):
    """The bias towards the key of each bar.

    Args:
        keys: (bars,) the keys that are wanted; after the last bar its key stays.

    Attributes:
        by_token: (vocabulary,) float32, what is added to the logits now.
    """

    def __init__(self, keys: Sequence[Key]) -> None:
        self._keys = keys
        self._enter(keys[0])

    def start_bar(self, bar: int) -> None:
        """Begins from the weak bias of a new key where the key changes."""
        key = self._keys[min(bar, len(self._keys) - 1)]
        if key != self._key:
            self._enter(key)

    def _enter(self, key: Key) -> None:
        self._key = key
        self._steps_by_pitch_class = np.zeros(12, dtype=np.float64)
        self._correction = np.zeros(12, dtype=np.float64)
        self._weak = _weak_bias(key)
        self._take(self._weak)

    def observe(self, note: WrittenNote) -> None:
        """Counts a note by its length; drums are left out."""
        if not note.is_drum:
            self._steps_by_pitch_class[note.pitch % 12] += note.duration_steps

    def end_bar(self) -> None:
        """Finds the key of all notes so far, and grows or shrinks the correction."""
        found = find_key(self._steps_by_pitch_class)
        if found is None:
            return
        if found[0] == self._key:
            self._correction *= KEY_CORRECTION_KEPT
        else:
            towards = key_profile(self._key) - key_profile(found[0])
            self._correction += KEY_CORRECTION_STEP * towards
            np.clip(self._correction, -MAX_KEY_CORRECTION, MAX_KEY_CORRECTION, out=self._correction)
        self._take(self._weak + self._correction)

    def _take(self, by_pitch_class: NDArray[np.float64]) -> None:
        self.by_token = _over_pitches(by_pitch_class)

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats by pitch class."""
        if choice.pitched_rules is None:
            return None
        return self.by_token.take(choice.allowed)


def _weak_bias(key: Key) -> NDArray[np.float64]:
    """(12,) nats by pitch class."""
    bias = np.full(12, -OUTSIDE_SCALE)
    bias[sorted(key.scale)] = 0.0
    bias[sorted(key.tonic_triad)] += TONIC_CHORD
    bias[key.tonic] += TONIC
    return bias


def _over_pitches(by_pitch_class: NDArray[np.float64]) -> NDArray[np.float32]:
    """(vocabulary,) the value of its pitch class for every pitch, 0 for other tokens."""
    values = np.zeros(VOCABULARY.size, dtype=np.float32)
    pitches = np.resize(by_pitch_class, VOCABULARY.pitch.size)
    values[VOCABULARY.pitch.start : VOCABULARY.pitch.end] = pitches
    return values
