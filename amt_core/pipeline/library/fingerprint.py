"""Fingerprints of pieces: the same notes give the same one, whatever the file around them.

Velocities, tempo, names, instruments and the order of tracks do not count, and onsets count on the
grid of 24 steps to the quarter, so that two exports of one piece are found to be the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score

_TICKS_PER_STEP = TICKS_PER_QUARTER // 24
_DRUM_BIT = 0x80
_DIGEST_BYTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """Hashes that distinguish pieces.

    Attributes:
        notes: The same for pieces with the same notes.
        shape: The same also for pieces that are transpositions of each other.
    """

    notes: str
    shape: str


def fingerprint(score: Score) -> Fingerprint:
    """The fingerprint of a score; empty texts if it has no notes."""
    notes = score.notes
    if not len(notes):
        return Fingerprint(notes="", shape="")
    is_drum = np.array([track.is_drum for track in score.tracks], dtype=np.bool_)[notes.track]
    steps = (notes.onset_ticks - (notes.onset_ticks[0] - _TICKS_PER_STEP // 2)) // _TICKS_PER_STEP
    # Step and pitch in one number, each once: instruments in unison are one note here.
    absolute = np.sort(steps << 8 | notes.pitch | is_drum.astype(np.int32) << 7)
    absolute = absolute[np.diff(absolute, prepend=-1) != 0]
    is_pitched = absolute & _DRUM_BIT == 0
    pitched = absolute[is_pitched] & 0x7F
    # The order stays: within a step all pitched notes move alike, and drums stand above them.
    relative = absolute - is_pitched * (pitched.min() if len(pitched) else 0)
    return Fingerprint(notes=_digest(absolute), shape=_digest(relative))


def _digest(numbers: NDArray[np.integer]) -> str:
    return blake2b(numbers.astype("<i4").tobytes(), digest_size=_DIGEST_BYTES).hexdigest()
