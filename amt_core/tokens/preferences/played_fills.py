"""Fills: the end of a bar that a part plays busier, on the way to what comes next.

In the second half of such a bar a part is drawn to short steps: a drummer to sixteenth notes, and
from cymbals to toms and snare; others to eighth notes, and those who play single notes, such as a
bass, to a run from each note to its neighbor. What exactly is played the model decides; no token
says that a bar has a fill.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference, WrittenNote
from amt_core.tokens.preferences.weights import (
    FILL_CYMBAL,
    FILL_GAP,
    FILL_REPEAT,
    FILL_STEP,
    FILL_TOM,
)
from amt_core.tokens.track_rules import Ids, TrackRules
from amt_core.tokens.vocabulary import LONG_DURATION_STEPS, VOCABULARY, Block

FillsByBar = Sequence[Collection[int]]
"""(bars,) the tracks that play a fill in each bar; empty for none."""

_SIXTEENTH, _EIGHTH = 6, 12
_STEP_SEMITONES = 2
_TOMS_AND_SNARES = (37, 38, 40, 41, 43, 45, 47, 48, 50)
_TIMEKEEPERS = (42, 44, 46, 51, 53, 59)


def _drums(pitches: Sequence[int]) -> Ids:
    return np.array([VOCABULARY.drum.start + pitch for pitch in pitches], dtype=np.int64)


class PlayedFills(Preference):
    """Makes long steps to the next note, and an early end of the cell, less likely in a fill.

    Args:
        fills: The tracks that play a fill, by bar.
        bar_steps: (bars,) the length of each bar in steps.
    """

    def __init__(self, fills: FillsByBar, bar_steps: Sequence[int]) -> None:
        self._fills, self._bar_steps = fills, bar_steps
        self._favored, self._avoided = _drums(_TOMS_AND_SNARES), _drums(_TIMEKEEPERS)
        self._newest: dict[int, int] = {}

    def observe(self, note: WrittenNote) -> None:
        """A run starts from the newest note of its track."""
        self._newest[note.track] = note.pitch

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats for positions, endings, drums and pitches."""
        bar, rules = choice.bar, choice.rules
        if rules is None or bar >= len(self._fills) or choice.track not in self._fills[bar]:
            return None
        stop = self._bar_steps[bar]
        start = stop // 2
        step = _SIXTEENTH if rules.is_drum else _EIGHTH
        bias = np.zeros(len(choice.allowed), dtype=np.float32)
        reached = max(choice.position, start - step)
        positions = choice.allowed - VOCABULARY.pos.start
        is_late = _is_in(VOCABULARY.pos, choice.allowed) & (positions > reached + step)
        bias[is_late] -= FILL_GAP * (positions[is_late] - reached - step) / step
        if choice.endings is not None:
            bias[choice.endings.where] -= FILL_GAP * max(stop - reached - step, 0) / step
        if choice.position >= start:
            if rules.is_drum:
                bias[np.isin(choice.allowed, self._favored)] += FILL_TOM
                bias[np.isin(choice.allowed, self._avoided)] -= FILL_CYMBAL
            elif _plays_single_notes(rules) and choice.track in self._newest:
                bias += _bias_of_run(choice, self._newest[choice.track])
        if not rules.is_drum and choice.position >= 0:
            bias += _bias_of_lengths(choice, max(choice.position + step, start), step)
        return bias


def _bias_of_run(choice: Choice, newest: int) -> Bias:
    is_pitch = _is_in(VOCABULARY.pitch, choice.allowed)
    interval = np.abs(choice.allowed - VOCABULARY.pitch.id(newest))
    is_step = is_pitch & (interval > 0) & (interval <= _STEP_SEMITONES)
    is_repeat = is_pitch & (interval == 0)
    return (FILL_STEP * is_step - FILL_REPEAT * is_repeat).astype(np.float32)


def _bias_of_lengths(choice: Choice, end: int, step: int) -> Bias:
    """Makes a note that lasts beyond `end` less likely: it would keep its voice from the next."""
    dur, long_dur = VOCABULARY.dur, VOCABULARY.long_dur
    allowed = choice.allowed
    is_begun = bool(choice.begun) and choice.begun[-1] in long_dur
    begun_steps = choice.duration_steps if is_begun else 0
    # A pitch has the length that is in force.
    lengths = np.where(_is_in(VOCABULARY.pitch, allowed), choice.duration_steps, 0)
    lengths = np.where(_is_in(dur, allowed), begun_steps + allowed - dur.start + 1, lengths)
    long_steps = (allowed - long_dur.start + 1) * LONG_DURATION_STEPS
    lengths = np.where(_is_in(long_dur, allowed), long_steps, lengths)
    late_steps = np.where(lengths > 0, np.maximum(choice.position + lengths - end, 0), 0)
    return (-FILL_GAP * late_steps / step).astype(np.float32)


def _is_in(block: Block, tokens: Ids) -> NDArray[np.bool_]:
    return (tokens >= block.start) & (tokens < block.end)


def _plays_single_notes(rules: TrackRules) -> bool:
    return rules.is_bass or rules.max_chord == 1
