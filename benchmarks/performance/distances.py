"""Kolmogorov-Smirnov distances of straight and of performed notes from human ones, by voice.

People differ from each other as well, and few pieces say little. Each voice therefore has the
distance between two halves of the people's pieces, and an interval of its ratio from pieces that
are drawn again (bootstrap, 95 %).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ALL = "all"
NUM_SEEDS = 3
"""Performances of each piece: a distribution is known better from several."""
_MIN_NOTES = 30
_NUM_HALVINGS, _NUM_DRAWS = 6, 100

Cell = tuple[str, str, int]
"""Style, voice and sixteenth of the bar."""
Floats = NDArray[np.float64]
_ByPiece = dict[int, list[float]]
_Pair = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distances:
    """Mean distances from human playing over some cells, weighted by human notes.

    Attributes:
        num_cells: Cells with enough notes.
        num_pieces: Pieces with notes in them.
        straight: Distance of the score as a machine plays it.
        performed: Distance of its performance.
        people: Distance between one half of the pieces and the other, as people play them; NaN
            where no cell has two pieces.
        low: Lower end of the interval of the ratio; NaN if it was not asked for.
        high: Its upper end.
    """

    num_cells: int
    num_pieces: int
    straight: float
    performed: float
    people: float
    low: float
    high: float

    @property
    def ratio(self) -> float:
        """Distance of the performance as a share of that of straight playing."""
        return self.performed / max(self.straight, 1e-9)


class Comparison:
    """Values of one kind, such as velocities, of the same notes in three ways of playing."""

    def __init__(self) -> None:
        self._human: dict[Cell, _ByPiece] = defaultdict(lambda: defaultdict(list))
        self._straight: dict[Cell, _ByPiece] = defaultdict(lambda: defaultdict(list))
        self._performed: dict[Cell, _ByPiece] = defaultdict(lambda: defaultdict(list))

    def add_human(self, piece: int, cells: Iterable[Cell], values: Floats) -> None:
        """Adds values of people."""
        _add(self._human, piece, cells, values)

    def add_straight(self, piece: int, cells: Iterable[Cell], values: Floats) -> None:
        """Adds values of the straight score."""
        _add(self._straight, piece, cells, values)

    def add_performed(self, piece: int, cells: Iterable[Cell], values: Floats) -> None:
        """Adds values of its performance."""
        _add(self._performed, piece, cells, values)

    def by_voice(self) -> dict[str, Distances]:
        """The distances of each voice, and of all cells under `ALL`, these without an interval."""
        cells = [cell for cell, by in self._human.items() if len(_all(by)) >= _MIN_NOTES]
        voices = sorted({voice for _, voice, _ in cells})
        found = {
            voice: self._over([c for c in cells if c[1] == voice], num_draws=_NUM_DRAWS)
            for voice in voices
        }
        return {**found, ALL: self._over(cells, num_draws=0)} if cells else {}

    def _over(self, cells: list[Cell], *, num_draws: int) -> Distances:
        rng = np.random.default_rng(1)
        pieces = sorted({piece for cell in cells for piece in self._human[cell]})
        straight, performed = self._means(cells, pieces)
        drawn = [self._means(cells, rng.choice(pieces, len(pieces))) for _ in range(num_draws)]
        ratios = [of_performed / of_straight for of_straight, of_performed in drawn]
        low, high = np.quantile(ratios, (0.025, 0.975)) if ratios else (np.nan, np.nan)
        return Distances(
            num_cells=len(cells),
            num_pieces=len(pieces),
            straight=straight,
            performed=performed,
            people=self._between_people(cells, rng),
            low=float(low),
            high=float(high),
        )

    def _means(self, cells: list[Cell], pieces: Sequence[int] | NDArray[np.int64]) -> _Pair:
        """The mean distances of straight and of performed notes of these pieces from people's."""
        weights: list[int] = []
        rows: list[_Pair] = []
        for cell in cells:
            human, straight, performed = (
                [value for piece in pieces for value in of[cell].get(piece, ())]
                for of in (self._human, self._straight, self._performed)
            )
            if human:
                weights.append(len(human))
                rows.append((distance(human, straight), distance(human, performed)))
        straight, performed = np.average(np.array(rows), axis=0, weights=weights).tolist()
        return straight, performed

    def _between_people(self, cells: list[Cell], rng: np.random.Generator) -> float:
        weights: list[int] = []
        means: list[float] = []
        for by_piece in (self._human[cell] for cell in cells):
            if len(by_piece) < 2:
                continue
            halvings: list[float] = []
            for _ in range(_NUM_HALVINGS):
                order = rng.permutation(list(by_piece)).tolist()
                middle = len(order) // 2
                one, other = (
                    [value for piece in half for value in by_piece[piece]]
                    for half in (order[:middle], order[middle:])
                )
                halvings.append(distance(one, other))
            weights.append(len(_all(by_piece)))
            means.append(float(np.mean(halvings)))
        return float(np.average(means, weights=weights)) if means else float("nan")


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


def _all(by_piece: _ByPiece) -> list[float]:
    return [value for values in by_piece.values() for value in values]


def _add(of: dict[Cell, _ByPiece], piece: int, cells: Iterable[Cell], values: Floats) -> None:
    for cell, value in zip(cells, values.tolist(), strict=True):
        of[cell][piece].append(value)
