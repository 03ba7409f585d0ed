"""Novelty of a piece: the longest runs of notes that it shares with training pieces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.evaluation.novelty.index import NoveltyIndex
from amt_core.music.score import Score
from amt_core.tokens.known_runs import COMMON_PIECES, MAX_COPIED_NOTES
from amt_core.tokens.note_runs import Symbols, lines_of_notes, moves_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Novelty:
    """Runs of notes of one part that a training piece also contains, transposed or not.

    Attributes:
        longest_run: Notes of the longest; 0 if there is no pitched part.
        num_pieces: Training pieces that contain it.
        longest_rare_run: Notes of the longest run that fewer than three training pieces contain.
        longest_rare_line: The most onsets of such a rare run. A chord is one onset, so that a few
            repeated chords are no long line.
        longest_own_run: Notes of the longest run that only renderings of one work contain.
    """

    longest_run: int
    num_pieces: int
    longest_rare_run: int
    longest_rare_line: int
    longest_own_run: int

    def to_json(self) -> dict[str, int]:
        """The figures as a plain object."""
        return asdict(self)


def lines_of_score(score: Score) -> Symbols:
    """(symbols,) all lines of a score, each closed by `END_OF_LINE`.

    The symbols are defined in `amt_core.tokens.note_runs`.
    """
    columns = PieceColumns(score)
    pitched = ~columns.is_drum
    return lines_of_notes(
        columns.notes.track[pitched].astype(np.int64),
        columns.onset[pitched],
        columns.notes.pitch[pitched].astype(np.int64),
    )


def measure_novelty(score: Score, index: NoveltyIndex) -> Novelty:
    """Compares a piece with all pieces of an index."""
    lines = lines_of_score(score)
    runs = index.longest_runs(lines)
    length = runs.length
    if not length.any():
        return Novelty(
            longest_run=0,
            num_pieces=0,
            longest_rare_run=0,
            longest_rare_line=0,
            longest_own_run=0,
        )
    # A run that begins one symbol into another one, and ends with it, is a part of it.
    is_part = np.concatenate(([False], length[1:] == length[:-1] - 1))
    whole = np.flatnonzero((length > 0) & ~is_part)
    ranges = np.stack([-length, runs.low, runs.high], axis=1)[whole]
    different, first = np.unique(ranges, axis=0, return_index=True)
    num_onsets = np.concatenate(([0], np.cumsum(moves_on(lines))))
    num_pieces = rare = line = own = 0
    for (minus_length, low, high), start in zip(
        different.tolist(), whole[first].tolist(), strict=True
    ):
        num_notes = 1 - minus_length
        if rare and own and num_notes <= line:
            break
        pieces = index.pieces_in(low, high)
        num_pieces = num_pieces or len(pieces)
        if len(pieces) < COMMON_PIECES:
            rare = rare or num_notes
            line = max(line, 1 + int(num_onsets[start - minus_length] - num_onsets[start]))
        if not own and len(index.works_of(pieces)) == 1:
            own = num_notes
    return Novelty(
        longest_run=int(length.max()) + 1,
        num_pieces=num_pieces,
        longest_rare_run=rare,
        longest_rare_line=line,
        longest_own_run=own,
    )


def summarize_novelty(rows: Sequence[Mapping[str, int]]) -> dict[str, Any]:
    """Summarizes the novelty of a set of pieces; empty for no pieces.

    Returns:
        For `longest_rare_run` and `longest_rare_line` the median, the value that nine of ten
        pieces do not exceed, the largest, and `num_copies`, how many are more than 16; and `n`.
    """
    if not rows:
        return {}
    table: dict[str, Any] = {"n": len(rows)}
    for name in ("longest_rare_run", "longest_rare_line"):
        values = [row[name] for row in rows]
        median, most, largest = np.quantile(values, (0.5, 0.9, 1.0)).tolist()
        table[name] = {
            "median": median,
            "nine_of_ten": most,
            "largest": largest,
            "num_copies": sum(value > MAX_COPIED_NOTES for value in values),
        }
    return table
