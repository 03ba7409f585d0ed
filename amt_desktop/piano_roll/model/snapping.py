"""The grid that edited notes snap to. Pure functions without Qt."""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray

_WHOLE_BAR_TICKS = 2**31
# An adaptive grid is as fine as its points stay this far apart on the screen.
_ADAPTIVE_GAP_PX = 9


class Grid(Enum):
    """Step of the editing grid; the value is (label, ticks between two points, ticks of a note).

    The adaptive one stands for another at each zoom, see `adapted`.
    """

    ADAPTIVE = ("Adaptive", 120, 120)
    OFF = ("Off", 1, 120)
    BAR = ("Bar", _WHOLE_BAR_TICKS, 1920)
    HALF = ("1/2", 960, 960)
    QUARTER = ("1/4", 480, 480)
    QUARTER_TRIPLET = ("1/4T", 320, 320)
    EIGHTH = ("1/8", 240, 240)
    EIGHTH_TRIPLET = ("1/8T", 160, 160)
    SIXTEENTH = ("1/16", 120, 120)
    SIXTEENTH_TRIPLET = ("1/16T", 80, 80)
    THIRTY_SECOND = ("1/32", 60, 60)

    @property
    def label(self) -> str:
        """The usual notation of the step."""
        return self.value[0]

    @property
    def ticks(self) -> int:
        """The distance of two grid points; for whole bars it is longer than any bar."""
        return self.value[1]

    @property
    def note_ticks(self) -> int:
        """The length of a note that is drawn with a click."""
        return self.value[2]

    @property
    def shortest_ticks(self) -> int:
        """The shortest note that is drawn with a drag, and the step of the arrow keys."""
        return max(min(self.ticks, self.note_ticks), 10)


def adapted(grid: Grid, px_per_tick: float) -> Grid:
    """The grid at a zoom: for the adaptive one the finest straight step that is told apart."""
    if grid is not Grid.ADAPTIVE:
        return grid
    straight = (Grid.THIRTY_SECOND, Grid.SIXTEENTH, Grid.EIGHTH, Grid.QUARTER, Grid.HALF)
    fitting = (step for step in straight if step.ticks * px_per_tick >= _ADAPTIVE_GAP_PX)
    return next(fitting, Grid.BAR)


def snap_nearest(tick: float, grid_ticks: int, bar_starts_ticks: NDArray[np.int64]) -> int:
    """The grid point nearest to a tick; the grid restarts in every bar."""
    start, end = _bar_around(tick, bar_starts_ticks)
    nearest = start + round((tick - start) / grid_ticks) * grid_ticks
    # The next bar line is a grid point too, also where the bar is no multiple of the grid.
    return min(nearest, end) if abs(nearest - tick) <= abs(end - tick) else end


def snap_down(tick: float, grid_ticks: int, bar_starts_ticks: NDArray[np.int64]) -> int:
    """The last grid point at or before a tick; the grid restarts in every bar."""
    start, _ = _bar_around(tick, bar_starts_ticks)
    return start + int((tick - start) // grid_ticks) * grid_ticks


def _bar_around(tick: float, bar_starts_ticks: NDArray[np.int64]) -> tuple[int, int]:
    """Start and end of the bar that holds a tick; the last bar has no end."""
    bar = int(np.searchsorted(bar_starts_ticks, tick, side="right")) - 1
    bar = min(max(bar, 0), max(len(bar_starts_ticks) - 2, 0))
    start = int(bar_starts_ticks[bar])
    is_last = bar >= len(bar_starts_ticks) - 2
    return start, (2**31 if is_last else int(bar_starts_ticks[bar + 1]))
