"""The sections of a piece, by repetition: where they begin and which are the same music.

Boundaries are where the music changes (Foote, ICME 2000) and where a repetition of earlier bars
begins or ends; the best ones are chosen together, and sections of 8, 16 and 4 bars are preferred.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.traits.bar_features import BarFeatures, fingerprints
from amt_core.traits.frames import Floats, Ints
from amt_core.traits.plan_analysis import LETTERS

# Bars before and after a boundary that are compared.
_NOVELTY_BARS = 6
# How many bars back repetitions are looked for, and the length from which they count.
_MAX_LAG_BARS = 256
_MIN_REPEATED_BARS = 4
_SAME_BAR = 0.85

# Logarithmic preferences for lengths of sections; the first and the last one may be shorter.
_LENGTH_NATS = {8: 0.0, 16: -0.1, 4: -0.6, 12: -0.25, 6: -0.9, 10: -0.9, 24: -0.8, 32: -0.9}
_EVEN_LENGTH_NATS, _ODD_LENGTH_NATS, _SHORT_LENGTH_NATS = -1.0, -1.3, -2.2
_OUTER_LENGTH_NATS = -0.35
_MAX_SECTION_BARS = 32
_BOUNDARY_COST = 0.25
_NOVELTY_WEIGHT, _REPETITION_WEIGHT = 1.0, 1.5

# Sections are the same music from this mean likeness of their bars on.
_SAME_SECTION = 0.87
# Also when one of them is moved by a few semitones, as last choruses are; a little less likely.
_MOVES_SEMITONES = (0, 1, 2, 3, -1, -2, -3)
_MOVED_COST = 0.04


def find_sections(features: BarFeatures) -> list[tuple[str, int, int]]:
    """(letter, first bar, number of bars) of every section, over all bars without gaps."""
    vectors = fingerprints(features)
    if not len(vectors):
        return []
    boundaries = _choose(_boundary_scores(vectors))
    letters = _letters(vectors, boundaries)
    return [
        (letter, first, end - first)
        for letter, first, end in zip(letters, boundaries[:-1], boundaries[1:], strict=True)
    ]


def _boundary_scores(vectors: Floats) -> Floats:
    """(bars,) how much speaks for a section to begin at each bar."""
    return _NOVELTY_WEIGHT * _novelty(vectors) + _REPETITION_WEIGHT * _repetition(vectors)


def _novelty(vectors: Floats) -> Floats:
    """(bars,) how much the bars before and after each bar differ, 0..1 within the piece."""
    num_bars = len(vectors)
    sums = np.concatenate((np.zeros((1, vectors.shape[1])), np.cumsum(vectors, axis=0)))
    at = np.arange(num_bars)
    before = sums[at] - sums[np.maximum(at - _NOVELTY_BARS, 0)]
    after = sums[np.minimum(at + _NOVELTY_BARS, num_bars)] - sums[at]
    norms = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    products = np.einsum("ij,ij->i", before, after)
    likeness = np.divide(products, norms, out=np.zeros(num_bars), where=norms > 0)
    novelty = 1.0 - likeness
    novelty[0] = 0.0
    # Only where it is at its peak among the neighbors does the music change.
    padded = np.pad(novelty, 2, mode="edge")
    peak = np.max([padded[i : i + num_bars] for i in range(5)], axis=0)
    is_peak = (novelty >= peak - 1e-9) & (novelty > 0)
    scale = max(float(np.quantile(novelty, 0.95)), 0.12)
    return np.where(is_peak, 1.0, 0.35) * np.minimum(novelty / scale, 1.0)


def _repetition(vectors: Floats) -> Floats:
    """(bars,) how many repetitions of earlier bars begin or end at each bar, 0..1."""
    num_bars = len(vectors)
    lags = np.arange(_MIN_REPEATED_BARS, min(num_bars, _MAX_LAG_BARS + 1))
    evidence = np.zeros(num_bars + 1)
    # (lags, bars + 1): which bars are like the one that lies a lag before; the last column is none.
    same = np.zeros((len(lags), num_bars + 1), dtype=np.bool_)
    for row, lag in enumerate(lags.tolist()):
        likeness = np.einsum("ij,ij->i", vectors[lag:], vectors[:-lag])
        same[row, lag:num_bars] = likeness >= _SAME_BAR
    edges = np.diff(np.concatenate(([False], same.ravel())).astype(np.int8))
    begins, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    lengths = ends - begins
    is_long = lengths >= _MIN_REPEATED_BARS
    row, begin = np.divmod(begins[is_long], num_bars + 1)
    end = begin + lengths[is_long]
    weight = np.minimum(lengths[is_long], 16) / 16.0
    # The place in the later bars, then the same place in the earlier ones.
    for places in (begin, end, begin - lags[row], end - lags[row]):
        np.add.at(evidence, places, weight)
    evidence[0] = 0.0
    return 1.0 - np.exp(-0.8 * evidence[:num_bars])


def _length_nats() -> Floats:
    nats = np.empty(_MAX_SECTION_BARS + 1)
    for length in range(_MAX_SECTION_BARS + 1):
        other = _ODD_LENGTH_NATS if length % 2 else _EVEN_LENGTH_NATS
        nats[length] = _LENGTH_NATS.get(length, _SHORT_LENGTH_NATS if length < 4 else other)
    return nats


_LENGTHS = _length_nats()


def _choose(scores: Floats) -> list[int]:
    """The bars at which the sections begin, and the end of the piece, chosen together."""
    num_bars = len(scores)
    best = np.full(num_bars + 1, -np.inf)
    best[0] = 0.0
    came_from = np.zeros(num_bars + 1, dtype=np.int64)
    outer = np.maximum(_LENGTHS, _OUTER_LENGTH_NATS)
    for end in range(1, num_bars + 1):
        first = max(end - _MAX_SECTION_BARS, 0)
        lengths = end - np.arange(first, end)
        nats = (outer if end == num_bars else _LENGTHS)[lengths]
        if first == 0:
            nats[0] = outer[end]
        options = best[first:end] + nats
        at = int(np.argmax(options))
        came_from[end] = first + at
        best[end] = options[at] + (scores[end] - _BOUNDARY_COST if end < num_bars else 0.0)
    boundaries = [num_bars]
    while boundaries[-1] > 0:
        boundaries.append(int(came_from[boundaries[-1]]))
    return boundaries[::-1]


def _letters(vectors: Floats, boundaries: list[int]) -> list[str]:
    """The letter of every section: that of the first one whose music it has, else a new one."""
    moved = _moved_chroma(vectors)
    firsts: list[int] = []
    letters: list[str] = []
    for section in range(len(boundaries) - 1):
        likeness = [_likeness(vectors, moved, boundaries, other, section) for other in firsts]
        best = int(np.argmax(likeness)) if likeness else -1
        if best >= 0 and (likeness[best] >= _SAME_SECTION or len(firsts) == len(LETTERS)):
            letters.append(LETTERS[best])
        else:
            letters.append(LETTERS[len(firsts)])
            firsts.append(section)
    return letters


def _moved_chroma(vectors: Floats) -> list[NDArray[np.float64]]:
    """The vectors, their harmony moved by each of `_MOVES_SEMITONES`."""
    halves = vectors[:, :24].reshape(len(vectors), 2, 12)
    return [
        np.concatenate(
            (np.roll(halves, move, axis=2).reshape(len(vectors), 24), vectors[:, 24:]), axis=1
        )
        for move in _MOVES_SEMITONES
    ]


def _likeness(
    vectors: Floats, moved: list[Floats], boundaries: list[int], one: int, other: int
) -> float:
    """Mean likeness of the bars of two sections, laid together at their starts; 0..1."""
    length_one = boundaries[one + 1] - boundaries[one]
    length_other = boundaries[other + 1] - boundaries[other]
    length = min(length_one, length_other)
    if 2 * length < max(length_one, length_other):
        return 0.0
    later = vectors[boundaries[other] : boundaries[other] + length]
    best = 0.0
    for move, earlier_vectors in zip(_MOVES_SEMITONES, moved, strict=True):
        earlier = earlier_vectors[boundaries[one] : boundaries[one] + length]
        likeness = float(np.einsum("ij,ij->", earlier, later)) / length
        best = max(best, likeness - (_MOVED_COST if move else 0.0))
    return best


def bars_to_sections(sections: list[tuple[str, int, int]]) -> Ints:
    """(bars,) the index of the section of each bar."""
    return np.repeat(np.arange(len(sections)), [num_bars for _, _, num_bars in sections])
