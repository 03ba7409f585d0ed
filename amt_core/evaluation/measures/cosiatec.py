"""COSIATEC: compresses a piece into patterns that repeat, transposed or not.

The translational equivalence class (TEC) of a pattern is the pattern and all vectors that move it
onto points of the set. COSIATEC takes the best TEC of all maximal translatable patterns, removes
the points that it covers, and goes on with the rest until no point is left (Meredith, *COSIATEC
and SIATECCompress: Pattern discovery by geometric compression*, MIREX 2013). As there, a TEC
competes with its conjugate, in which pattern and translators change places, each without
translators that cover no new point, and the better one is, in this order, the one with the higher
compression ratio, the more compact pattern (its share of the piece's points in its bounding box),
the more points covered, the larger pattern, the shorter one, and the one with the smaller bounding
box. Three choices are ours: a pattern is taken where it stands first, needless translators are
looked for from the last on, and of equals the one whose points stand first is the better.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.evaluation.measures.point_patterns import Indices, MaximalPatterns, Points, PointSet
from amt_core.music.score import Score

MAX_POINTS = 1000
"""A piece of more points has no ratio: the table of its vectors grows with their square."""

Ratios = NDArray[np.float64]

_FIRST_CHUNK = 64
_MOST_TESTS = 1 << 20
_ROUNDING = 1.0 + 1e-12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tec:
    """A pattern and the vectors to its places: a translational equivalence class.

    Attributes:
        pattern: (p, 2) its points where it stands first, ascending.
        translators: (v, 2) the vectors that move it onto its places, ascending, first (0, 0).
    """

    pattern: Points
    translators: Points

    @property
    def covered(self) -> Points:
        """(c, 2) the points on which it stands, ascending."""
        places = self.translators[:, None] + self.pattern
        return np.unique(places.reshape(-1, 2), axis=0)

    @property
    def length(self) -> int:
        """Points and vectors that encode it, without the vector (0, 0)."""
        return len(self.pattern) + len(self.translators) - 1


def measure_packing(score: Score) -> dict[str, float]:
    """`cosiatec_ratio` as one more measure of musicality; nothing where a piece has none.

    It takes too long to be among the measures of every take: 5 ms for a hundred notes, 50 for
    three hundred, half a second for a thousand, and 4 seconds for a thousand strewn at random.
    """
    ratio = cosiatec_ratio(PieceColumns(score))
    return {} if ratio is None else {"cosiatec_ratio": ratio}


def cosiatec_ratio(columns: PieceColumns) -> float | None:
    """Points of a piece for each point or vector of its COSIATEC encoding; at least 1.

    The points are onsets in steps and pitches; drums are left out, and notes that double another
    count once. A piece that is played twice has about 2, one without any order about 1.

    Returns:
        The ratio; None without pitched notes, and for more than `MAX_POINTS` points.
    """
    is_pitched = ~columns.is_drum
    pitch = columns.notes.pitch[is_pitched].astype(np.int64)
    points = np.unique(np.stack((columns.onset[is_pitched], pitch), axis=1), axis=0)
    if not 0 < len(points) <= MAX_POINTS:
        return None
    return len(points) / sum(tec.length for tec in cosiatec(points))


def cosiatec(points: Points) -> list[Tec]:
    """TECs that cover a set of points, each point once, in the order in which they were chosen.

    Args:
        points: (n, 2) onset and pitch, ascending, none twice.
    """
    boxes = _Boxes(points)
    left = PointSet(points)
    tecs: list[Tec] = []
    while len(left):
        places = _best_places(left, boxes)
        first = left.points[places[:, 0]]
        tecs.append(Tec(pattern=left.points[places[0]], translators=first - first[0]))
        left.remove(places.ravel())
    return tecs


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Candidate:
    """A TEC as indices of points.

    Attributes:
        places: (v, p) a row for each place of the pattern, ascending.
        rank: The criteria of the choice, the most important first.
    """

    places: Indices
    rank: tuple[float, ...]

    @property
    def ratio(self) -> float:
        return self.rank[0]


def _better(a: _Candidate, b: _Candidate) -> _Candidate:
    if a.rank != b.rank:
        return max(a, b, key=lambda each: each.rank)
    return min(a, b, key=lambda each: (each.places[0].tolist(), each.places[:, 0].tolist()))


def _best_places(left: PointSet, boxes: _Boxes) -> Indices:
    """(v, p) the best TEC of the points that are left.

    Most patterns are skipped: their size and number of places limit their ratio to less than the
    best ratio so far.
    """
    # The TEC of a single point covers all points left and saves nothing; so does its conjugate.
    points = np.arange(len(left))[:, None]
    best = _better(_candidate(points, left, boxes), _candidate(points.T, left, boxes))
    patterns = MaximalPatterns(left)
    bounds = _most_ratio(patterns.sizes, patterns.most_places, len(left))
    order = np.argsort(-bounds, kind="stable")
    for chunk in _chunks(order, patterns):
        promising = chunk[bounds[chunk] >= best.ratio]
        if not len(promising):
            break
        found = patterns.places(promising)
        num_places = np.array([len(places) for places in found])
        tighter = _most_ratio_at(patterns.sizes[promising], num_places, len(left))
        for number in np.argsort(-tighter, kind="stable").tolist():
            if tighter[number] < best.ratio:
                break
            for places in (found[number], found[number].T):
                best = _better(best, _candidate(places, left, boxes))
    return best.places


def _chunks(order: Indices, patterns: MaximalPatterns) -> Iterator[Indices]:
    """Yields chunks of growing size: results of the first ones may rule out the rest."""
    tests = np.cumsum(patterns.sizes[order] * patterns.most_places[order])
    begin, size = 0, _FIRST_CHUNK
    while begin < len(order):
        before = tests[begin - 1] if begin else 0
        within = int(np.searchsorted(tests, before + _MOST_TESTS, side="right"))
        end = min(begin + size, max(within, begin + 1))
        yield order[begin:end]
        begin, size = end, 2 * size


def _most_ratio(sizes: Indices, most_places: Indices, num_points: int) -> Ratios:
    """The compression ratio that no TEC of such patterns, nor its conjugate, exceeds.

    Points covered are at most the product of pattern and translators, and at most all; of a
    product that is given, the sum of the two is least where they are most alike.
    """
    places = np.clip(np.sqrt(num_points), np.minimum(num_points / sizes, most_places), most_places)
    points = np.minimum(num_points / places, sizes)
    return places * points / (places + points - 1.0) * _ROUNDING


def _most_ratio_at(sizes: Indices, num_places: Indices, num_points: int) -> Ratios:
    """The same where the number of places is known: one of the two patterns is whole."""
    covered = np.minimum(sizes * num_places, num_points)
    ratios = (covered / (whole + covered / whole - 1.0) for whole in (sizes, num_places))
    return np.maximum(*ratios) * _ROUNDING


def _candidate(places: Indices, left: PointSet, boxes: _Boxes) -> _Candidate:
    """Ranks a TEC without its needless translators."""
    uses = np.bincount(places.ravel(), minlength=len(left))
    covered = int(np.count_nonzero(uses))
    if covered < places.size:
        kept = np.ones(len(places), dtype=np.bool_)
        for row in np.flatnonzero(uses[places].min(axis=1) > 1)[::-1].tolist():
            if uses[places[row]].min() > 1:
                uses[places[row]] -= 1
                kept[row] = False
        places = places[kept]
    num_places, size = places.shape
    pattern = left.points[places[0]]
    (onset, low), (last, high) = pattern.min(axis=0).tolist(), pattern.max(axis=0).tolist()
    width, height = last - onset, high - low
    return _Candidate(
        places=places,
        rank=(
            covered / (num_places + size - 1),
            size / boxes.count(onset, last, low, high),
            covered,
            size,
            -width,
            -width * height,
        ),
    )


class _Boxes:
    """Counts the points of a piece in a box.

    Args:
        points: (n, 2) onset and pitch.
    """

    def __init__(self, points: Points) -> None:
        onsets, row = np.unique(points[:, 0], return_inverse=True)
        self._low = int(points[:, 1].min())
        column = points[:, 1] - self._low
        self._row = dict(zip(onsets.tolist(), range(len(onsets)), strict=True))
        counts = np.zeros((len(onsets) + 1, int(column.max()) + 2), dtype=np.int64)
        counts[row + 1, column + 1] = 1
        self._sums: list[list[int]] = counts.cumsum(axis=0).cumsum(axis=1).tolist()

    def count(self, first: int, last: int, low: int, high: int) -> int:
        """Points from one onset to another, both of points, and from one pitch to another."""
        above, below = self._sums[self._row[first]], self._sums[self._row[last] + 1]
        left, right = low - self._low, high - self._low + 1
        return below[right] - above[right] - below[left] + above[left]
