"""Fills: the end of a bar that a drummer plays busier, on the way to what comes next.

In the second half of such a bar the drummer is drawn to short steps, and from cymbals to toms and
snare. What exactly is played the model decides; no token says that a bar has a fill.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference
from amt_core.tokens.preferences.weights import FILL_CYMBAL, FILL_GAP, FILL_TOM
from amt_core.tokens.track_rules import Ids
from amt_core.tokens.vocabulary import VOCABULARY

FillsByBar = Sequence[Collection[int]]
"""(bars,) the tracks that play a fill in each bar; empty for none."""

# A sixteenth note.
_STEP = 6
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

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats for positions, endings and drums."""
        bar, rules = choice.bar, choice.rules
        if (
            rules is None
            or not rules.is_drum
            or bar >= len(self._fills)
            or choice.track not in self._fills[bar]
        ):
            return None
        stop = self._bar_steps[bar]
        start = stop // 2
        bias = np.zeros(len(choice.allowed), dtype=np.float32)
        reached = max(choice.position, start - _STEP)
        positions = choice.allowed - VOCABULARY.pos.start
        is_position = (positions >= 0) & (positions < VOCABULARY.pos.size)
        is_late = is_position & (positions > reached + _STEP)
        bias[is_late] -= FILL_GAP * (positions[is_late] - reached - _STEP) / _STEP
        if choice.endings is not None:
            bias[choice.endings.where] -= FILL_GAP * max(stop - reached - _STEP, 0) / _STEP
        if choice.position >= start:
            bias[np.isin(choice.allowed, self._favored)] += FILL_TOM
            bias[np.isin(choice.allowed, self._avoided)] -= FILL_CYMBAL
        return bias
