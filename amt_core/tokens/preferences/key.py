"""The lean of a key: what is added to the logits so that it is heard, and heard as home.

Pitches outside the scale become rarer but stay possible, for leading notes and blue notes; the
notes of the tonic chord, and most of all the tonic, become a little more frequent. A lean that is
strong enough for every piece would make most of them drone. So it starts out gentle and listens:
after every bar the key is looked for in what was written so far, as a listener would find it
(`amt_core.music.theory.find_key`), and while that is another key, the lean grows in the direction
that tells the two apart. Where the harmony is planned, the chords say what home is, and the lean
waits until the music has strayed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.music.theory import Key, find_key, key_profile
from amt_core.tokens.vocabulary import VOCABULARY

# In nats.
_OUTSIDE_SCALE = 0.4
_TONIC_CHORD = 0.1
_TONIC = 0.2
# What a bar in another key adds to the correction, as a share of the difference of the profiles
# (some ±1.2 for the notes that tell keys apart), what a bar in the right key leaves of it, and the
# most that it grows to.
_CORRECTION_STEP = 0.8
_CORRECTION_KEPT = 0.6
_MAX_CORRECTION = 2.4


class KeyLean:
    """The lean towards one key, which follows what has been heard.

    Args:
        key: The key that is wanted.
        waits: Whether it begins without any lean.

    Attributes:
        bias: (vocabulary,) float32, what to add to the logits now.
    """

    def __init__(self, key: Key, *, waits: bool = False) -> None:
        self._key = key
        self._heard = np.zeros(12, dtype=np.float64)
        self._correction = np.zeros(12, dtype=np.float64)
        self._gentle = np.zeros(12) if waits else _gentle_lean(key)
        self.bias = _over_pitches(self._gentle)

    def hear(self, pitch: int, duration_steps: int) -> None:
        """Takes note of a note."""
        self._heard[pitch % 12] += duration_steps

    def end_bar(self) -> None:
        """Listens to what was written so far, and leans more or less than before."""
        found = find_key(self._heard)
        if found is None:
            return
        if found[0] == self._key:
            self._correction *= _CORRECTION_KEPT
        else:
            towards = key_profile(self._key) - key_profile(found[0])
            self._correction += _CORRECTION_STEP * towards
            np.clip(self._correction, -_MAX_CORRECTION, _MAX_CORRECTION, out=self._correction)
        self.bias = _over_pitches(self._gentle + self._correction)


def _gentle_lean(key: Key) -> NDArray[np.float64]:
    """(12,) nats by pitch class."""
    lean = np.full(12, -_OUTSIDE_SCALE)
    lean[sorted(key.scale)] = 0.0
    lean[sorted(key.tonic_triad)] += _TONIC_CHORD
    lean[key.tonic] += _TONIC
    return lean


def _over_pitches(lean: NDArray[np.float64]) -> NDArray[np.float32]:
    """(vocabulary,) the lean of its pitch class for every pitch; nothing for other tokens."""
    bias = np.zeros(VOCABULARY.size, dtype=np.float32)
    bias[VOCABULARY.pitch.start : VOCABULARY.pitch.end] = np.resize(lean, VOCABULARY.pitch.size)
    return bias
