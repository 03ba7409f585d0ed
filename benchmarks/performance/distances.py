"""Kolmogorov-Smirnov distances of straight and of performed notes from human ones, by voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ALL = "all"
NUM_SEEDS = 3
"""Performances of each piece: a distribution is known better from several."""
_MIN_NOTES = 30

Cell = tuple[str, str, int]
"""Style, voice and sixteenth of the bar."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distances:
    """Mean distances from human playing over some cells, weighted by human notes.

    Attributes:
        num_cells: Cells with enough notes.
        straight: Distance of the score as a machine plays it.
        performed: Distance of its performance.
    """

    num_cells: int
    straight: float
    performed: float

    @property
    def ratio(self) -> float:
        """Distance of the performance as a share of that of straight playing."""
        return self.performed / max(self.straight, 1e-9)


class Comparison:
    """Values of one kind, such as velocities, of the same notes in three ways of playing."""

    def __init__(self) -> None:
        self._human: dict[Cell, list[float]] = defaultdict(list)
        self._straight: dict[Cell, list[float]] = defaultdict(list)
        self._performed: dict[Cell, list[float]] = defaultdict(list)

    def add_human(self, cells: Iterable[Cell], values: Floats) -> None:
        """Adds values of people."""
        _add(self._human, cells, values)

    def add_straight(self, cells: Iterable[Cell], values: Floats) -> None:
        """Adds values of the straight score."""
        _add(self._straight, cells, values)

    def add_performed(self, cells: Iterable[Cell], values: Floats) -> None:
        """Adds values of its performance."""
        _add(self._performed, cells, values)

    def by_voice(self) -> dict[str, Distances]:
        """The distances of each voice, and of all cells under `ALL`."""
        cells = [cell for cell, values in self._human.items() if len(values) >= _MIN_NOTES]
        voices = sorted({voice for _, voice, _ in cells})
        found = {voice: self._over([c for c in cells if c[1] == voice]) for voice in voices}
        return {**found, ALL: self._over(cells)} if cells else {}

    def _over(self, cells: list[Cell]) -> Distances:
        weights = [len(self._human[cell]) for cell in cells]
        straight, performed = (
            np.average([distance(self._human[cell], of[cell]) for cell in cells], weights=weights)
            for of in (self._straight, self._performed)
        )
        return Distances(num_cells=len(cells), straight=float(straight), performed=float(performed))


def distance(one: list[float], other: list[float]) -> float:
    """The largest difference of two empirical distribution functions."""
    if not one or not other:
        return 1.0
    values = np.array([*one, *other])
    first, second = (
        np.searchsorted(np.sort(sample), values, side="right") / len(sample)
        for sample in (one, other)
    )
    return float(np.abs(first - second).max())


def _add(of: dict[Cell, list[float]], cells: Iterable[Cell], values: Floats) -> None:
    for cell, value in zip(cells, values.tolist(), strict=True):
        of[cell].append(value)
