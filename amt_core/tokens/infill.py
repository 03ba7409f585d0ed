"""Filling in: a piece with gaps, and what belongs into them, as one sequence.

The context shows `Mask` in place of every cell that is wanted; after `Fill` follow the
cells in order, each opened by its Bar token, the chords of the bar where the plan says
them, and its Track token, and closed by `CellEnd`. So the model sees what comes before
and after a gap (compare Donahue et al., *Enabling Language Models to Fill in the Blanks*,
2020).
"""

from __future__ import annotations

from collections.abc import Sequence

from amt_core.tokens.codec import EncodedScore, bar_token
from amt_core.tokens.vocabulary import VOCABULARY

Cell = tuple[int, int]
"""A cell as (bar, track)."""


def fill_context(encoded: EncodedScore, bars: range, masked: Sequence[Cell]) -> list[int]:
    """The bars with `Mask` in place of the masked cells, up to and with `Fill`.

    Args:
        encoded: The piece.
        bars: The bars to show.
        masked: The cells that are wanted, whether or not they hold notes today.
    """
    wanted = set(masked)
    tokens: list[int] = []
    for bar in bars:
        tokens += encoded.header(bar, previous=None if bar == bars.start else bar - 1)
        by_track = {int(encoded.cell_track[c]): c for c in encoded.bar_cells(bar)}
        for track, name in enumerate(encoded.tracks):
            if (bar, track) in wanted:
                tokens += [*name.ids, VOCABULARY.mask]
            elif track in by_track:
                tokens += encoded.cell_tokens(by_track[track]).tolist()
    return [*tokens, VOCABULARY.fill]


def fill_answers(encoded: EncodedScore, masked: Sequence[Cell]) -> list[int]:
    """The masked cells as the piece has them, up to and with EOS."""
    tokens: list[int] = []
    for bar, track in sorted(masked):
        name = encoded.tracks[track]
        tokens += cell_opening(encoded, (bar, track))
        for cell in encoded.bar_cells(bar):
            if encoded.cell_track[cell] == track:
                tokens += encoded.cell_tokens(cell)[len(name.ids) :].tolist()
        tokens.append(VOCABULARY.cell_end)
    return [*tokens, VOCABULARY.eos]


def cell_opening(encoded: EncodedScore, cell: Cell) -> list[int]:
    """The tokens that say which cell follows, and over which chords."""
    bar, track = cell
    return [
        bar_token(encoded.num_bars - 1 - bar),
        *encoded.plan.chord_tokens(bar),
        *encoded.tracks[track].ids,
    ]
