"""The lean of a progression: it draws the bass to the roots of chords, the others to their notes.

Passing notes are short and chords are held: a lean that weighs a note by its length leaves lines
their freedom and still lets the harmony be heard. The bass names the chord where it begins, on the
first beat of its span; there the pull to the root is strong. Nothing is forced: what the model is
sure of outweighs any lean.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chords import TRIADS
from amt_core.tokens.grammar.rules import Ids
from amt_core.tokens.vocabulary import STEPS_PER_QUARTER, VOCABULARY

# In nats: the root under a bass where a chord begins, and elsewhere beyond what a note of the
# chord gets; a note of the chord that lasts a quarter note, and the least and most of it.
_ROOT_WHERE_CHORD_BEGINS = 6.0
_ROOT = 0.5
_CHORD_NOTE = 2.0
_SHORTEST, _LONGEST = 0.3, 2.0

PlannedChords = Sequence[Sequence[tuple[int, int]]]
"""For every bar where in it, in steps, which chord begins; the first one at 0."""


def _over_pitches(by_pitch_class: NDArray[np.generic]) -> NDArray[np.float32]:
    """(chords, vocabulary) the value of its pitch class for every pitch, 0 for other tokens."""
    v = VOCABULARY
    table = np.zeros((len(by_pitch_class), v.size), dtype=np.float32)
    table[:, v.pitch.start : v.pitch.end] = by_pitch_class[:, np.arange(v.pitch.size) % 12]
    return table


_NOTES = _over_pitches(TRIADS)
_ROOTS = _over_pitches(np.tile(np.eye(12), (2, 1)))


class ChordLean:
    """The lean towards the chords of a plan.

    Args:
        chords: The plan.
    """

    def __init__(self, chords: PlannedChords) -> None:
        self._begins = [[step for step, _ in bar] for bar in chords]
        self._chords = [[chord for _, chord in bar] for bar in chords]

    def bias(
        self, allowed: Ids, *, bar: int, position: int, duration_steps: int, names_chord: bool
    ) -> NDArray[np.float32]:
        """(n,) nats to add to the allowed tokens.

        Args:
            allowed: (n,) ids.
            bar: The bar.
            position: Where in it the note begins, in steps.
            duration_steps: How long it is to sound.
            names_chord: Whether it is the lowest note of the part that carries the harmony.
        """
        span = bisect_right(self._begins[bar], position) - 1
        chord = self._chords[bar][span]
        if not names_chord:
            quarters = duration_steps / STEPS_PER_QUARTER
            weight = _CHORD_NOTE * min(max(quarters, _SHORTEST), _LONGEST)
            return np.float32(weight) * _NOTES[chord].take(allowed)
        if position == self._begins[bar][span]:
            return np.float32(_ROOT_WHERE_CHORD_BEGINS) * _ROOTS[chord].take(allowed)
        lean = np.float32(_CHORD_NOTE) * _NOTES[chord].take(allowed)
        lean += np.float32(_ROOT) * _ROOTS[chord].take(allowed)
        return lean
