"""Maximal patterns that are translated within a set of points, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from slow_cosiatec import Point, minus, plus

from amt_core.evaluation.measures.point_patterns import MaximalPatterns, PointSet

# The lower and the upper row have one point between them that belongs to neither.
ROWS = [(0, 0), (0, 5), (1, 0), (1, 5), (3, 2), (5, 0), (5, 5)]


def points_of(points: Iterable[Point]) -> PointSet:
    return PointSet(np.array(sorted(points), dtype=np.int64))


def found(points: PointSet) -> set[tuple[tuple[Point, ...], ...]]:
    """Every pattern as all of its places."""
    patterns = MaximalPatterns(points)
    each = patterns.places(np.arange(len(patterns.sizes))) if len(patterns.sizes) else []
    shapes = [
        tuple(tuple((x, y) for x, y in points.points[place].tolist()) for place in places)
        for places in each
    ]
    assert len(set(shapes)) == len(shapes)  # none is a translation of another one
    return set(shapes)


def expected(points: set[Point]) -> set[tuple[tuple[Point, ...], ...]]:
    patterns = (
        sorted(a for a in points if plus(a, minus(c, b)) in points)
        for b in points
        for c in points
        if b < c
    )
    return {
        tuple(
            tuple(plus(a, shift) for a in pattern)
            for shift in sorted({minus(b, pattern[0]) for b in points})
            if all(plus(a, shift) in points for a in pattern)
        )
        for pattern in patterns
        if len(pattern) > 1
    }


def random_points(seed: int) -> set[Point]:
    rng = np.random.default_rng(seed)
    columns = rng.integers(0, 12, 24).tolist(), rng.integers(0, 5, 24).tolist()
    return set(zip(*columns, strict=True))


def test_a_row_that_stands_twice_is_a_pattern_of_two_places() -> None:
    lower, upper = ((0, 0), (1, 0), (5, 0)), ((0, 5), (1, 5), (5, 5))
    assert (lower, upper) in found(points_of(ROWS))


@pytest.mark.parametrize("seed", range(10))
def test_the_patterns_are_those_of_every_vector(seed: int) -> None:
    points = random_points(seed)
    assert found(points_of(points)) == expected(points)


@pytest.mark.parametrize("seed", range(10))
def test_what_is_left_has_the_patterns_of_a_new_set(seed: int) -> None:
    points = points_of(random_points(seed))
    gone = np.array([1, 4, 5, len(points) - 1])
    left = {(x, y) for x, y in np.delete(points.points, gone, axis=0).tolist()}
    points.remove(gone)
    assert found(points) == expected(left)


def test_no_pattern_stands_more_often_than_is_said() -> None:
    patterns = MaximalPatterns(points_of(random_points(3)))
    places = patterns.places(np.arange(len(patterns.sizes)))
    assert all(
        len(each) <= most for each, most in zip(places, patterns.most_places.tolist(), strict=True)
    )


def test_two_points_have_no_pattern() -> None:
    assert found(points_of([(0, 0), (1, 1)])) == set()


def test_nothing_is_left_of_a_set_without_its_points() -> None:
    points = points_of(ROWS)
    points.remove(np.arange(len(ROWS)))
    assert len(points) == 0
