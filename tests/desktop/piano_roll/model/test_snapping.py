from __future__ import annotations

import numpy as np
import pytest

from amt_desktop.piano_roll.model.snapping import Grid, adapted, snap_down, snap_nearest

# 7/8, 7/8, 4/4
BARS = np.array([0, 1680, 3360, 5280])


@pytest.mark.parametrize("grid", [grid for grid in Grid if grid is not Grid.BAR])
def test_a_grid_point_stays_where_it_is(grid: Grid) -> None:
    assert snap_nearest(1680 + grid.ticks, grid.ticks, BARS) == 1680 + grid.ticks


def test_the_adaptive_grid_gets_finer_with_the_zoom() -> None:
    steps = [adapted(Grid.ADAPTIVE, px_per_tick) for px_per_tick in (0.005, 0.02, 0.1, 0.2)]
    assert steps == [Grid.BAR, Grid.QUARTER, Grid.SIXTEENTH, Grid.THIRTY_SECOND]
    assert adapted(Grid.EIGHTH_TRIPLET, 0.005) is Grid.EIGHTH_TRIPLET


def test_the_bar_grid_has_only_bar_lines() -> None:
    assert snap_nearest(2600, Grid.BAR.ticks, BARS) == 3360
    assert snap_down(3300, Grid.BAR.ticks, BARS) == 1680


def test_the_nearest_grid_point_may_lie_after() -> None:
    assert snap_nearest(1680 + 100, 120, BARS) == 1800


def test_the_grid_restarts_in_every_bar() -> None:
    # 1680 is no multiple of a quarter note.
    assert snap_nearest(1680 + 470, 480, BARS) == 1680 + 480


def test_snapping_never_passes_the_next_bar_line() -> None:
    assert snap_nearest(1670, 480, BARS) == 1680


def test_snapping_down_takes_the_point_before() -> None:
    assert snap_down(1680 + 239, 120, BARS) == 1680 + 120


def test_triplets_divide_the_quarter_in_three() -> None:
    assert [snap_nearest(x, Grid.EIGHTH_TRIPLET.ticks, BARS) for x in (150, 330)] == [160, 320]


def test_an_empty_piece_has_a_grid_too() -> None:
    assert snap_nearest(130, 120, np.array([0])) == 120
