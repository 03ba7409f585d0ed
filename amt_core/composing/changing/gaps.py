"""The cells that are filled at once, and the bars around them that the model sees."""

from __future__ import annotations

import numpy as np

from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.infill import Cell

# Training shows gaps of at most this many bars.
_MAX_BARS_AT_ONCE = 8
# What a cell is expected to take where the piece itself does not say.
_TOKENS_OF_A_CELL = 24


def first_gap(encoded: EncodedScore, wanted: list[Cell], *, answer: int, shown: int) -> list[Cell]:
    """The first wanted cells, at least one: as many as two budgets of tokens seem to allow.

    Args:
        encoded: The piece with the wanted cells empty.
        wanted: Cells in order.
        answer: Tokens that the new cells may take.
        shown: Tokens that their bars as they stand may take.
    """
    usual = _usual_cell_lengths(encoded)
    gap: list[Cell] = []
    expected = 0.0
    for bar, track in wanted:
        expected += usual[track]
        first = gap[0][0] if gap else bar
        standing = sum(_length(encoded, b) for b in range(first, bar + 1))
        is_too_much = expected > answer or standing > shown or bar - first >= _MAX_BARS_AT_ONCE
        if gap and is_too_much:
            break
        gap.append((bar, track))
    return gap


def bars_around(encoded: EncodedScore, gap: list[Cell], shown: int) -> range:
    """The bars around a gap, in turn before and after it, as long as their tokens last."""
    start, stop = gap[0][0], gap[-1][0] + 1
    used = sum(_length(encoded, bar) for bar in range(start, stop)) + 2 * len(gap)
    grows = True
    while grows:
        grows = False
        if start > 0 and used + _length(encoded, start - 1) <= shown:
            start, grows = start - 1, True
            used += _length(encoded, start)
        if stop < encoded.num_bars and used + _length(encoded, stop) <= shown:
            used += _length(encoded, stop)
            stop, grows = stop + 1, True
    return range(start, stop)


def _length(encoded: EncodedScore, bar: int) -> int:
    return len(encoded.bar_tokens(bar, previous=None))


def _usual_cell_lengths(encoded: EncodedScore) -> list[float]:
    """The mean number of tokens of the cells of each track, where it has any."""
    lengths = np.diff(encoded.cell_offsets)
    everywhere = float(lengths.mean()) if len(lengths) else _TOKENS_OF_A_CELL
    return [
        float(own.mean()) if len(own := lengths[encoded.cell_track == track]) else everywhere
        for track in range(len(encoded.tracks))
    ]
