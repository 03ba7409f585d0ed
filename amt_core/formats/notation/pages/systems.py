"""Systems of even width: which bars begin a new line, so that no line is left with one bar."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score

# The room that a note of a quarter takes grows with this power of its length, as engravers space
# it; a bar line takes as much room as this many quarters.
_SPACING_POWER, _BAR_LINE = 0.6, 0.7
# Onsets within a 32nd note stand under each other.
_TOGETHER_TICKS = TICKS_PER_QUARTER // 8
# A line may be so much fuller than the fullest of the first layout.
_MAX_FILL = 1.1
# What it costs to begin a line in the middle of a group of four bars, in squares of the deviation
# from the mean width.
_OUTSIDE_PHRASE_COST = 0.03
_PHRASE_BARS = 4


def bar_widths(score: Score) -> list[float]:
    """For each bar, about how much room its notes take, in quarters."""
    onsets = np.unique(score.notes.onset_ticks // _TOGETHER_TICKS) * _TOGETHER_TICKS
    widths: list[float] = []
    for start, end in pairwise(score.bar_starts_ticks.tolist()):
        own = onsets[np.searchsorted(onsets, start) : np.searchsorted(onsets, end)]
        places = [start, *own.tolist(), end]
        lengths = [(after - before) / TICKS_PER_QUARTER for before, after in pairwise(places)]
        widths.append(_BAR_LINE + sum(length**_SPACING_POWER for length in lengths))
    return widths


def balanced_breaks(widths: Sequence[float], num_bars: Sequence[int]) -> list[int]:
    """The bars that begin a line, the first line left out.

    Args:
        widths: For each bar the room that it takes.
        num_bars: For each line of a layout that fills line after line, its number of bars.
    """
    ends = [0.0, *accumulate(widths)]
    edges = [0, *accumulate(num_bars)]
    most = _MAX_FILL * max(ends[b] - ends[a] for a, b in pairwise(edges))
    mean = ends[-1] / len(num_bars)
    size = len(widths)
    # cost[bar]: of the lines up to a bar, for one line more in each round.
    cost = [0.0] + [float("inf")] * size
    came_from: list[list[int]] = []
    for _ in num_bars:
        new, own = [float("inf")] * (size + 1), [0] * (size + 1)
        for first in range(size):
            for stop in range(first + 1, size + 1):
                width = ends[stop] - ends[first]
                if width > most and stop > first + 1:
                    break
                is_phrase = stop % _PHRASE_BARS == 0 or stop == size
                here = (
                    cost[first] + (width / mean - 1) ** 2 + _OUTSIDE_PHRASE_COST * (not is_phrase)
                )
                if here < new[stop]:
                    new[stop], own[stop] = here, first
        cost = new
        came_from.append(own)
    breaks: list[int] = []
    bar = size
    for own in reversed(came_from):
        bar = own[bar]
        breaks.append(bar)
    return sorted(bar for bar in breaks if bar > 0)
