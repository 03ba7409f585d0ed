"""Triads, the spans of time in which one is heard, and finding it in the notes that sound there.

A chord is a number: its root as a pitch class if it is major, 12 more if it is minor.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NUM_CHORDS = 24

NO_CHORD = -1

TRIADS = np.stack(
    [np.isin((np.arange(12) - root) % 12, (0, third, 7)) for third in (4, 3) for root in range(12)]
)
"""(24, 12) bool: the pitch classes of each chord."""

# A triad that explains less than this of what sounds (cosine) is no chord.
_MIN_FIT = 0.6
# Of length 1, so that a product with a histogram of length 1 is the cosine.
_DIRECTIONS = TRIADS / np.sqrt(3.0)


def transposed(chord: int, semitones: int) -> int:
    """The chord some semitones higher or lower."""
    return chord // 12 * 12 + (chord + semitones) % 12


def chord_spans(bar_starts: NDArray[np.int64], beat_length: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places where chords may change: bar lines, and the middles of bars of four beats or more.

    Bars with an odd number of beats, or with two, have one chord.

    Args:
        bar_starts: (bars + 1,) where the bars start, and the last one ends.
        beat_length: (bars,) length of the felt beat, in the same unit.

    Returns:
        (spans + 1,) ascending.
    """
    num_beats = np.diff(bar_starts) // beat_length
    has_two = (num_beats >= 4) & (num_beats % 2 == 0)
    middles = (bar_starts[:-1] + bar_starts[1:])[has_two] // 2
    return np.sort(np.concatenate((bar_starts, middles)))


def find_chords(chroma: NDArray[np.float64]) -> NDArray[np.int64]:
    """The triad nearest to what sounds, by the cosine; `NO_CHORD` where none is near.

    Args:
        chroma: (spans, 12) how long each pitch class sounds.
    """
    fits = chroma @ _DIRECTIONS.T
    best = np.argmax(fits, axis=1)
    is_chord = fits[np.arange(len(best)), best] > _MIN_FIT * np.linalg.norm(chroma, axis=1)
    return np.where(is_chord, best, NO_CHORD)
