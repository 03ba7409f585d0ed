"""How new a piece is: the longest runs of notes that it shares with the training pieces."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from amt_core.evaluation.lines import lines_of_score
from amt_core.evaluation.novelty_index import NoveltyIndex
from amt_core.music.score import Score

COMMON_PIECES = 3
"""A run that stands in so many training pieces is common property, and no copy of one of them."""

MAX_COPIED_NOTES = 16
"""A longer run that is not common is a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Novelty:
    """Runs of notes of one part that also stand in a training piece, transposed or not.

    Attributes:
        longest_run: Notes of the longest; 0 if there is no pitched part.
        num_pieces: Training pieces in which it stands.
        longest_rare_run: Notes of the longest that stands in fewer than three training pieces.
        longest_own_run: Notes of the longest that stands in renderings of one work only.
    """

    longest_run: int
    num_pieces: int
    longest_rare_run: int
    longest_own_run: int

    def to_json(self) -> dict[str, int]:
        """All figures."""
        return asdict(self)


def measure_novelty(score: Score, index: NoveltyIndex) -> Novelty:
    """Compares a piece with all pieces of an index."""
    runs = index.longest_runs(lines_of_score(score))
    length = runs.length
    if not length.any():
        return Novelty(longest_run=0, num_pieces=0, longest_rare_run=0, longest_own_run=0)
    # A run that begins one symbol into another one, and ends with it, is a part of it.
    is_part = np.concatenate(([False], length[1:] == length[:-1] - 1))
    whole = (length > 0) & ~is_part
    different = np.unique(np.stack([-length, runs.low, runs.high], axis=1)[whole], axis=0)
    num_pieces = rare = own = 0
    for minus_length, low, high in different.tolist():
        pieces = index.pieces_in(low, high)
        num_pieces = num_pieces or len(pieces)
        if not rare and len(pieces) < COMMON_PIECES:
            rare = 1 - minus_length
        if not own and len(index.works_of(pieces)) == 1:
            own = 1 - minus_length
        if rare and own:
            break
    return Novelty(
        longest_run=int(length.max()) + 1,
        num_pieces=num_pieces,
        longest_rare_run=rare,
        longest_own_run=own,
    )
