"""The logit bias of chords that were asked for: the bass to the roots, other parts to chord notes.

Passing notes are short and chords are held: a bias that weighs a note by its length leaves lines
their freedom and still makes the harmony audible. The bass names the chord where the chord begins;
there the bias towards its lowest note is strong: the root, or the bass of a slash chord. The tune
has no bias: it is free against the chords. Nothing is forced: a logit that is high enough outweighs
any bias, and the model chooses the octave of a note.

Chords that the seed has drawn have no bias: the model reads them in the headers. A bias makes
accompaniments repeat and hold what fits, by which composed music is told from human music.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.tokens.preferences.protocol import Bias, Choice, Preference, WrittenNote
from amt_core.tokens.preferences.weights import (
    CHORD_NOTE,
    OCTAVE_SLACK,
    ROOT,
    ROOT_WHERE_CHORD_BEGINS,
    UNPLAYED_NOTE,
)
from amt_core.tokens.vocabulary import STEPS_PER_QUARTER, VOCABULARY

# A note counts as at least and at most this many quarter notes long. Short notes count too, so that
# strummed and broken chords are those that were asked for.
_SHORTEST, _LONGEST = 1.2, 1.5

PlannedChords = Sequence[Sequence[tuple[int, ChordSymbol | None]]]
"""For each bar, the step at which each chord begins and the chord (None for none); the first at 0.
"""

_PITCH = VOCABULARY.pitch
_PITCH_CLASSES = np.arange(_PITCH.size) % 12
_NUM_OCTAVES = -(-_PITCH.size // 12)


@cache
def _notes_and_lowest(chord: ChordSymbol) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(pitches,) 1 for the notes of a chord, and (pitches,) 1 for its lowest note."""
    notes = np.isin(_PITCH_CLASSES, sorted(chord.pitch_classes)).astype(np.float32)
    return notes, np.isin(_PITCH_CLASSES, chord.lowest).astype(np.float32)


@cache
def _telling(chord: ChordSymbol) -> frozenset[int]:
    """The pitch classes that tell a chord from others on its root: its second and fourth note."""
    return frozenset((chord.root + interval) % 12 for interval in chord.intervals[1::2])


class ChordBias(Preference):
    """The bias towards the chords of a plan.

    Args:
        chords: The plan.
        asked: The bars whose chords were asked for; the others have no bias.
    """

    def __init__(self, chords: PlannedChords, asked: Collection[int]) -> None:
        self._asked = asked
        self._begins = [[step for step, _ in bar] for bar in chords]
        self._chords = [[chord for _, chord in bar] for bar in chords]
        self._octaves = np.full((_NUM_OCTAVES, 12), -np.inf, dtype=np.float32)
        self._by_token = np.zeros(VOCABULARY.size, dtype=np.float32)
        # Position in the bar and pitch class of each note of the bar.
        self._struck: list[tuple[int, int]] = []

    def start_bar(self, bar: int) -> None:
        """Forgets the notes of the bar before."""
        del bar
        self._struck = []

    def observe(self, note: WrittenNote) -> None:
        """Remembers where a pitch class was struck; drums are left out."""
        if not note.is_drum:
            self._struck.append((note.position, note.pitch % 12))

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats for the notes of the chord, by the length of the next note."""
        rules = choice.pitched_rules
        if rules is None or rules.has_tune or choice.bar not in self._asked:
            return None
        begins = self._begins[choice.bar]
        span = bisect_right(begins, choice.position) - 1
        chord = self._chords[choice.bar][span]
        if chord is None:
            return None
        notes, lowest = _notes_and_lowest(chord)
        if not (rules.carries_harmony and choice.is_lowest_next):
            quarters = choice.duration_steps / STEPS_PER_QUARTER
            bias = np.float32(CHORD_NOTE * min(max(quarters, _SHORTEST), _LONGEST)) * notes
        elif choice.position == begins[span]:
            bias = np.float32(ROOT_WHERE_CHORD_BEGINS) * lowest
        else:
            bias = np.float32(CHORD_NOTE) * notes + np.float32(ROOT) * lowest
        if not (rules.carries_harmony and choice.is_lowest_next):
            played = {pitch for at, pitch in self._struck if at >= begins[span]}
            unplayed = sorted(_telling(chord) - played)
            bias += np.float32(UNPLAYED_NOTE) * np.isin(_PITCH_CLASSES, unplayed)
        pitches = choice.logits[_PITCH.start : _PITCH.end]
        self._octaves.reshape(-1)[: _PITCH.size] = pitches
        likeliest = self._octaves.max(axis=0)[_PITCH_CLASSES]
        bias *= pitches >= likeliest - np.float32(OCTAVE_SLACK)
        self._by_token[_PITCH.start : _PITCH.end] = bias
        return self._by_token.take(choice.allowed)
