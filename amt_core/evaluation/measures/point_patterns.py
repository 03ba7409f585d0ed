"""Finds repeated patterns in a set of points: SIA and SIATEC.

A maximal translatable pattern (MTP) holds every point that some vector moves onto another point of
the set: a run of equal vectors in the sorted table of the vectors between all points. A translator
of a pattern moves all of it onto points of the set (Meredith, Lemström & Wiggins, *Algorithms for
discovering repeated patterns in multidimensional representations of polyphonic music*, JNMR 31(4),
2002).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.system.splitmix import Hashes, splitmix64

Points = NDArray[np.int64]
Indices = NDArray[np.int64]


class PointSet:
    """Points with the vectors between them in order.

    Args:
        points: (n, 2) onset and pitch, ascending, none twice.

    Attributes:
        points: (n, 2) the points left.
        keys: (n,) a number for each, ascending: equal differences are equal vectors.
        start: (v,) the point from which each vector leads that stands more than once; equal
            vectors are in a row, and their points ascend.
        end: (v,) the later point to which it leads.
    """

    def __init__(self, points: Points) -> None:
        self.points = points
        pitch = points[:, 1] - points[:, 1].min()
        self.keys = points[:, 0] * (2 * int(pitch.max()) + 1) + pitch
        start, end = np.triu_indices(len(points), 1)
        order = np.argsort(self.keys[end] - self.keys[start], kind="stable")
        self.start, self.end = start[order], end[order]
        self._drop_lone()

    def __len__(self) -> int:
        return len(self.points)

    def remove(self, indices: Indices) -> None:
        """Removes points; the remaining ones keep their order."""
        kept = np.ones(len(self), dtype=np.bool_)
        kept[indices] = False
        index = np.cumsum(kept) - 1
        both = kept[self.start] & kept[self.end]
        self.start, self.end = index[self.start[both]], index[self.end[both]]
        self.points, self.keys = self.points[kept], self.keys[kept]
        self._drop_lone()

    def _drop_lone(self) -> None:
        """Drops vectors that occur once: they are in no pattern, now or later."""
        vectors = self.keys[self.end] - self.keys[self.start]
        is_same = np.zeros(len(vectors) + 1, dtype=np.bool_)
        is_same[1:-1] = vectors[1:] == vectors[:-1]
        is_shared = is_same[1:] | is_same[:-1]
        self.start, self.end = self.start[is_shared], self.end[is_shared]


class MaximalPatterns:
    """The MTPs of at least two points; of translations of each other, one.

    Args:
        points: The set; it must not change while they are looked at.

    Attributes:
        sizes: (m,) points of each.
        most_places: (m,) an upper bound of its number of places.
    """

    def __init__(self, points: PointSet) -> None:
        self._keys, self._start = points.keys, points.start
        vectors = points.keys[points.end] - points.keys[points.start]
        opens = np.ones(len(vectors), dtype=np.bool_)
        opens[1:] = vectors[1:] != vectors[:-1]
        # Runs of equal vectors; the start points of a run's vectors are its pattern.
        self._runs = np.flatnonzero(opens)
        self._run_sizes = np.diff(self._runs, append=len(vectors))
        self._run_of = np.zeros((len(points), len(points)), dtype=np.int32)
        self._run_of[points.start, points.end] = np.cumsum(opens) - 1
        kept = np.unique(self._shapes(), return_index=True)[1]
        self._first, self.sizes = self._runs[kept], self._run_sizes[kept]
        self.most_places, self._rarest = self._find_rarest()

    def places(self, chosen: Indices) -> list[Indices]:
        """For each of some patterns (v, p) points: each row one place, ascending.

        Args:
            chosen: Numbers of patterns, at least one.
        """
        sizes = self.sizes[chosen]
        first, last = self._first[chosen], self._first[chosen] + sizes - 1
        count, rarest = self.most_places[chosen], self._rarest[chosen]
        # Wherever a pattern stands, its rarest two neighbors do; most candidates fail at an edge.
        run = self._run_of[self._start[rarest], self._start[rarest + 1]]
        rows, _ = _ranges(self._runs[run], count)
        owner = np.repeat(np.arange(len(chosen)), count)
        shift = self._keys[self._start[rows]] - self._keys[self._start[rarest]][owner]
        for edge in (first, last):
            _, is_there = self._find(self._keys[self._start[edge]][owner] + shift)
            owner, shift = owner[is_there], shift[is_there]
        rows, begins = _ranges(first[owner], sizes[owner])
        points, is_there = self._find(
            self._keys[self._start[rows]] + np.repeat(shift, sizes[owner])
        )
        stands = np.logical_and.reduceat(is_there, begins)
        points = points[np.repeat(stands, sizes[owner])]
        num_places = np.bincount(owner[stands], minlength=len(chosen))
        parts = np.split(points, np.cumsum(num_places * sizes)[:-1])
        return [part.reshape(-1, size) for part, size in zip(parts, sizes.tolist(), strict=True)]

    def _shapes(self) -> Hashes:
        """(runs,) equal for patterns that are translations of each other."""
        origins = np.repeat(self._keys[self._start[self._runs]], self._run_sizes)
        steps = (self._keys[self._start] - origins).astype(np.uint64)
        return np.add.reduceat(splitmix64(steps), self._runs)

    def _find_rarest(self) -> tuple[Indices, Indices]:
        """(m,) the fewest places of two neighbors in a pattern, and the row of the first."""
        rows, begins = _ranges(self._first, self.sizes - 1)
        runs = self._run_of[self._start[rows], self._start[rows + 1]]
        num_rows = len(self._start)
        least = np.minimum.reduceat(self._run_sizes[runs] * num_rows + rows, begins)
        return least // num_rows, least % num_rows

    def _find(self, keys: NDArray[np.int64]) -> tuple[Indices, NDArray[np.bool_]]:
        """The point for each number, and whether there is one."""
        point = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return point, self._keys[point] == keys


def _ranges(firsts: Indices, sizes: Indices) -> tuple[Indices, Indices]:
    """Ranges one after the other, and where each begins; none may be empty."""
    begins = np.cumsum(sizes) - sizes
    return np.arange(int(sizes.sum())) + np.repeat(firsts - begins, sizes), begins
