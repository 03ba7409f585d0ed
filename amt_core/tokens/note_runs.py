"""A piece as lines of symbols that do not change when it is transposed.

A line is one pitched part, its notes by onset and then by pitch. A symbol stands for the step from
one note to the next: the interval in semitones and the wait between the onsets, in 24ths of a
quarter note. A run of n + 1 notes is a run of n symbols. Drums are left out: their patterns are
common property, and cannot be transposed.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.notes import pitched_notes

Symbols = NDArray[np.uint16]

END_OF_LINE = 0
SYMBOL_BITS = 14

MAX_RUN = 64
"""Runs are followed for this many symbols; a longer one counts as long as this."""

_WIDEST_INTERVAL = 60
_LONGEST_WAIT = 127

_Steps = TypeVar("_Steps", int, NDArray[np.int64])


def lines_of_tokens(encoded: EncodedScore) -> Symbols:
    """(symbols,) all lines of a piece in tokens, each closed by `END_OF_LINE`."""
    notes = pitched_notes(encoded)
    return lines_of_notes(notes.track, notes.onset, notes.pitch)


def moves_on(lines: Symbols) -> NDArray[np.bool_]:
    """(symbols,) which steps lead to a later onset, and not to another note of the same chord."""
    return (lines != END_OF_LINE) & ((lines - 1) % (_LONGEST_WAIT + 1) > 0)


def lines_of_notes(
    track: NDArray[np.int64], onset: NDArray[np.int64], pitch: NDArray[np.int64]
) -> Symbols:
    """(symbols,) the lines of pitched notes in any order, each closed by `END_OF_LINE`.

    Args:
        track: (n,) the part of each note.
        onset: (n,) in 24ths of a quarter note.
        pitch: (n,).
    """
    if not len(track):
        return np.zeros(0, dtype=np.uint16)
    order = np.lexsort((pitch, onset, track))
    track, onset, pitch = track[order], onset[order], pitch[order]
    interval = np.clip(np.diff(pitch), -_WIDEST_INTERVAL, _WIDEST_INTERVAL)
    wait = np.minimum(np.diff(onset), _LONGEST_WAIT)
    is_same_line = track[1:] == track[:-1]
    symbols = np.where(is_same_line, _symbols(interval, wait), END_OF_LINE)
    return np.append(symbols, END_OF_LINE).astype(np.uint16)


def step_symbol(interval: int, wait: int) -> int:
    """The symbol of one step: an interval in semitones and a wait in 24ths of a quarter note."""
    interval = max(-_WIDEST_INTERVAL, min(interval, _WIDEST_INTERVAL))
    return _symbols(interval, min(wait, _LONGEST_WAIT))


def _symbols(interval: _Steps, wait: _Steps) -> _Steps:
    """The symbols of steps of at most the widest interval and the longest wait."""
    return (interval + _WIDEST_INTERVAL) * (_LONGEST_WAIT + 1) + wait + 1
