"""The lean of a progression: it draws the bass to the roots of chords, the others to their notes.

Passing notes are short and chords are held: a lean that weighs a note by its length leaves lines
their freedom and still lets the harmony be heard. The bass names the chord where it begins, on the
first beat of its span; there the pull to the root is strong. Nothing is forced: what the model is
sure of outweighs any lean, and in which octave a note lies is left to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chords import NO_CHORD, TRIADS
from amt_core.tokens.track_rules import Ids
from amt_core.tokens.vocabulary import STEPS_PER_QUARTER, VOCABULARY

# In nats: the root under a bass where a chord begins, and elsewhere beyond what a note of the
# chord gets; a note of the chord that lasts a quarter note, and the least and most of it.
_ROOT_WHERE_CHORD_BEGINS = 8.0
_ROOT = 0.5
_CHORD_NOTE = 2.5
_SHORTEST, _LONGEST = 0.3, 1.5
# Of the octaves of a note those are meant that the model finds so much less likely, or better.
_OCTAVE_SLACK = 2.0

PlannedChords = Sequence[Sequence[tuple[int, int]]]
"""For every bar where in it, in steps, which chord, or `NO_CHORD`, begins; the first one at 0."""

_PITCH = VOCABULARY.pitch
_PITCH_CLASSES = np.arange(_PITCH.size) % 12
_NUM_OCTAVES = -(-_PITCH.size // 12)

# (24, pitches) 1 for the notes of each chord, and for its root.
_NOTES = TRIADS[:, _PITCH_CLASSES].astype(np.float32)
_ROOTS = np.tile(np.eye(12, dtype=np.float32), (2, 1))[:, _PITCH_CLASSES]


class ChordLean:
    """The lean towards the chords of a plan.

    Args:
        chords: The plan.
    """

    def __init__(self, chords: PlannedChords) -> None:
        self._begins = [[step for step, _ in bar] for bar in chords]
        self._chords = [[chord for _, chord in bar] for bar in chords]
        self._octaves = np.full((_NUM_OCTAVES, 12), -np.inf, dtype=np.float32)
        self._lean = np.zeros(VOCABULARY.size, dtype=np.float32)

    def bias(
        self,
        logits: NDArray[np.float32],
        allowed: Ids,
        *,
        bar: int,
        position: int,
        duration_steps: int,
        names_chord: bool,
    ) -> NDArray[np.float32]:
        """(n,) nats to add to the allowed tokens.

        Args:
            logits: (vocabulary,) of the model: which octave of a note it has in mind.
            allowed: (n,) ids.
            bar: The bar.
            position: Where in it the note begins, in steps.
            duration_steps: How long it is to sound.
            names_chord: Whether it is the lowest note of the part that carries the harmony.
        """
        span = bisect_right(self._begins[bar], position) - 1
        chord = self._chords[bar][span]
        if chord == NO_CHORD:
            return np.zeros(len(allowed), dtype=np.float32)
        if not names_chord:
            quarters = duration_steps / STEPS_PER_QUARTER
            lean = np.float32(_CHORD_NOTE * min(max(quarters, _SHORTEST), _LONGEST)) * _NOTES[chord]
        elif position == self._begins[bar][span]:
            lean = np.float32(_ROOT_WHERE_CHORD_BEGINS) * _ROOTS[chord]
        else:
            lean = np.float32(_CHORD_NOTE) * _NOTES[chord] + np.float32(_ROOT) * _ROOTS[chord]
        pitches = logits[_PITCH.start : _PITCH.end]
        self._octaves.reshape(-1)[: _PITCH.size] = pitches
        likeliest = self._octaves.max(axis=0)[_PITCH_CLASSES]
        lean *= pitches >= likeliest - np.float32(_OCTAVE_SLACK)
        self._lean[_PITCH.start : _PITCH.end] = lean
        return self._lean.take(allowed)
