"""COSIATEC as it is read in the paper, with sets and fractions, for points so few that it may."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

Point = tuple[int, int]
Tec = tuple[list[Point], list[Point]]


def slow_cosiatec(piece: set[Point]) -> list[Tec]:
    """The (pattern, translators) that are chosen one after the other."""
    left = set(piece)
    tecs: list[Tec] = []
    while left:
        tecs.append(max(competitors(left), key=lambda tec: quality(tec, piece)))
        left -= covered(tecs[-1])
    return tecs


def competitors(left: set[Point]) -> Iterator[Tec]:
    """The TECs of all maximal translatable patterns and their conjugates."""
    for vector in {minus(b, a) for a in left for b in left}:
        pattern = sorted(a for a in left if plus(a, vector) in left)
        translators = sorted(
            shift
            for shift in {minus(b, pattern[0]) for b in left}
            if all(plus(a, shift) in left for a in pattern)
        )
        # Where it stands first.
        pattern = [plus(a, translators[0]) for a in pattern]
        translators = [minus(shift, translators[0]) for shift in translators]
        yield without_needless((pattern, translators))
        conjugate = [plus(pattern[0], shift) for shift in translators]
        yield without_needless((conjugate, [minus(a, pattern[0]) for a in pattern]))


def without_needless(tec: Tec) -> Tec:
    pattern, translators = tec
    for shift in sorted(translators, reverse=True):
        others = [each for each in translators if each != shift]
        if covered((pattern, others)) == covered(tec):
            translators = others
    return pattern, translators


def quality(tec: Tec, piece: set[Point]) -> tuple[Any, ...]:
    """The rank of a TEC; the best TEC has the largest."""
    pattern, translators = tec
    onsets, pitches = zip(*pattern, strict=True)
    box = [
        (onset, pitch)
        for onset, pitch in piece
        if min(onsets) <= onset <= max(onsets) and min(pitches) <= pitch <= max(pitches)
    ]
    width, height = max(onsets) - min(onsets), max(pitches) - min(pitches)
    return (
        Fraction(len(covered(tec)), len(pattern) + len(translators) - 1),
        Fraction(len(pattern), len(box)),
        len(covered(tec)),
        len(pattern),
        -width,
        -width * height,
        [minus((0, 0), point) for point in pattern],
        [minus((0, 0), shift) for shift in translators],
    )


def covered(tec: Tec) -> set[Point]:
    pattern, translators = tec
    return {plus(point, shift) for point in pattern for shift in translators}


def plus(a: Point, b: Point) -> Point:
    return a[0] + b[0], a[1] + b[1]


def minus(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1]
