"""A piece as lines of symbols that do not change when it is transposed.

A line is one pitched part, its notes by onset and then by pitch. A symbol stands for the step from
one note to the next: the interval in semitones and the wait between the onsets, in 24ths of a
quarter note. A run of n + 1 notes is a run of n symbols. Drums are left out: their patterns are
common property, and cannot be transposed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.evaluation.columns import PieceColumns
from amt_core.music.score import Score
from amt_core.tokens.codec import EncodedScore, metre_of
from amt_core.tokens.vocabulary import DRUM_PROGRAM, TICKS_PER_STEP, VOCABULARY

Symbols = NDArray[np.uint16]

END_OF_LINE = 0
SYMBOL_BITS = 14

_WIDEST_INTERVAL = 60
_LONGEST_WAIT = 127


def lines_of_score(score: Score) -> Symbols:
    """(symbols,) all lines of a score, each closed by `END_OF_LINE`."""
    columns = PieceColumns(score)
    pitched = ~columns.is_drum
    return _lines(
        columns.notes.track[pitched].astype(np.int64),
        columns.onset[pitched],
        columns.notes.pitch[pitched].astype(np.int64),
    )


def lines_of_tokens(encoded: EncodedScore) -> Symbols:
    """The same from tokens, without making a score of them."""
    v = VOCABULARY
    tokens = encoded.cells.astype(np.int64)
    is_pos = (tokens >= v.pos.start) & (tokens < v.pos.end)
    newest_pos = np.maximum.accumulate(np.where(is_pos, np.arange(len(tokens)), 0))
    cell = np.repeat(np.arange(len(encoded.cell_bar)), np.diff(encoded.cell_offsets))
    is_drum = np.array([name.program == DRUM_PROGRAM for name in encoded.tracks], dtype=np.bool_)
    is_note = (tokens >= v.pitch.start) & (tokens < v.pitch.end)
    note = np.flatnonzero(is_note)
    note = note[~is_drum[encoded.cell_track[cell[note]]]] if len(note) else note
    metres = {
        (b, u): metre_of(b, u).bar_ticks // TICKS_PER_STEP
        for b, u in set(zip(encoded.beats.tolist(), encoded.unit.tolist(), strict=True))
    }
    lengths = [metres[m] for m in zip(encoded.beats.tolist(), encoded.unit.tolist(), strict=True)]
    bar_starts = np.concatenate(([0], np.cumsum(lengths)))
    place = tokens[newest_pos[note]] - v.pos.start
    return _lines(
        encoded.cell_track[cell[note]].astype(np.int64),
        bar_starts[encoded.cell_bar[cell[note]]] + place,
        tokens[note] - v.pitch.start,
    )


def moves_on(lines: Symbols) -> NDArray[np.bool_]:
    """(symbols,) which steps lead to a later onset, and not to another note of the same chord."""
    return (lines != END_OF_LINE) & ((lines - 1) % (_LONGEST_WAIT + 1) > 0)


def _lines(track: NDArray[np.int64], onset: NDArray[np.int64], pitch: NDArray[np.int64]) -> Symbols:
    if not len(track):
        return np.zeros(0, dtype=np.uint16)
    order = np.lexsort((pitch, onset, track))
    track, onset, pitch = track[order], onset[order], pitch[order]
    interval = np.clip(np.diff(pitch), -_WIDEST_INTERVAL, _WIDEST_INTERVAL) + _WIDEST_INTERVAL
    wait = np.minimum(np.diff(onset), _LONGEST_WAIT)
    is_same_line = track[1:] == track[:-1]
    symbols = np.where(is_same_line, interval * (_LONGEST_WAIT + 1) + wait + 1, END_OF_LINE)
    return np.append(symbols, END_OF_LINE).astype(np.uint16)
