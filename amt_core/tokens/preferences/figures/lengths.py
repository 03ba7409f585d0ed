"""Lengths of the notes of a figure, in steps."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.preferences.protocol import Choice
from amt_core.tokens.preferences.weights import OUT_OF_FIGURE
from amt_core.tokens.vocabulary import LONG_DURATION_STEPS, VOCABULARY

Range = tuple[int, int]
"""The least and the most."""

_OUT = np.float32(OUT_OF_FIGURE)
_DUR, _LONG_DUR = VOCABULARY.dur, VOCABULARY.long_dur


def bias_lengths(nats: NDArray[np.float32], choice: Choice, length: Range) -> None:
    """Takes nats from other lengths, and from all notes while another length is in force.

    Args:
        nats: (vocabulary,) nats, which are changed.
        choice: A choice within a note that has its place.
        length: The steps that a note of the figure may last.
    """
    is_begun = bool(choice.begun) and choice.begun[-1] in _LONG_DUR
    nats += _of_durations(length, choice.duration_steps if is_begun else 0)
    if not length[0] <= choice.duration_steps <= length[1]:
        nats[VOCABULARY.pitch.start : VOCABULARY.drum.end] -= _OUT


@cache
def _of_durations(length: Range, begun_steps: int) -> NDArray[np.float32]:
    """(vocabulary,) nats for durations, where a long one of some steps may have begun."""
    low, high = length
    nats = np.zeros(VOCABULARY.size, dtype=np.float32)
    steps = begun_steps + 1 + np.arange(_DUR.size)
    nats[_DUR.start : _DUR.end][(steps < low) | (steps > high)] = -_OUT
    shortest = LONG_DURATION_STEPS * (1 + np.arange(_LONG_DUR.size))
    cannot = (shortest > high) | (shortest + LONG_DURATION_STEPS <= low)
    nats[_LONG_DUR.start : _LONG_DUR.end][cannot] = -_OUT
    return nats
