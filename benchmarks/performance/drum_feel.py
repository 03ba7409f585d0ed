"""Kolmogorov-Smirnov distances between the drums of performances and human drummers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.performance.feel import Feel
from amt_core.performance.perform import perform
from amt_core.performance.rules.drums import VOICES, voices_of

# The corpus has onsets rounded to 24 steps a quarter; performances are rounded in the same way.
_SIXTEENTH, _GRID = 120, 20
_MIN_HITS = 30

Cell = tuple[str, str, int]
"""Style, voice and sixteenth of the bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One piece of human drumming.

    Attributes:
        score: As it was played.
        style: Its genre or subgenre.
    """

    score: Score
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Distances:
    """Mean distances from human playing over all cells, weighted by hits.

    Attributes:
        num_cells: Cells with enough hits.
        straight: Distance of the score on the grid with one velocity for all notes of a take.
        performed: Distance of its performance.
    """

    num_cells: int
    straight: float
    performed: float


def measure_drum_feel(takes: Iterable[Take]) -> dict[str, Distances]:
    """The distances of timing and of velocity, under the names `timing` and `velocity`."""
    human: dict[Cell, list[tuple[float, float]]] = defaultdict(list)
    straight: dict[Cell, list[tuple[float, float]]] = defaultdict(list)
    performed: dict[Cell, list[tuple[float, float]]] = defaultdict(list)
    for seed, take in enumerate(takes):
        written = _straightened(take.score)
        played = perform(written, Feel(style=take.style), seed=seed)
        for samples, notes in (
            (human, take.score.notes),
            (straight, written.notes),
            (performed, played.score.notes),
        ):
            for cell, sample in _samples(take.style, take.score, notes):
                samples[cell].append(sample)
    cells = [cell for cell, hits in human.items() if len(hits) >= _MIN_HITS]
    weights = np.array([len(human[cell]) for cell in cells], dtype=np.float64)
    distances: dict[str, Distances] = {}
    for column, name in enumerate(("timing", "velocity")):
        of_straight, of_performed = (
            [_distance(human[cell], samples[cell], column) for cell in cells]
            for samples in (straight, performed)
        )
        distances[name] = Distances(
            num_cells=len(cells),
            straight=float(np.average(of_straight, weights=weights)),
            performed=float(np.average(of_performed, weights=weights)),
        )
    return distances


def _straightened(score: Score) -> Score:
    """The score on the grid of sixteenths, with the mean velocity for all notes."""
    notes = score.notes
    onset = np.rint(notes.onset_ticks / _SIXTEENTH).astype(np.int64) * _SIXTEENTH
    return score.with_notes(
        NoteTable.from_columns(
            np.minimum(onset, score.length_ticks - _SIXTEENTH),
            notes.duration_ticks,
            notes.pitch,
            np.full(len(notes), round(float(notes.velocity.mean()))),
            notes.track,
        )
    )


def _samples(
    style: str, score: Score, notes: NoteTable
) -> Iterator[tuple[Cell, tuple[float, float]]]:
    """For each hit its cell, its offset in milliseconds and its velocity."""
    ticks = np.rint(notes.onset_ticks / _GRID) * _GRID
    sixteenth = np.rint(ticks / _SIXTEENTH)
    offset = (ticks - sixteenth * _SIXTEENTH) * 60_000 / (score.tempo.at(0) * 480)
    offset -= np.median(offset)
    place = sixteenth.astype(np.int64) % 16
    voices = voices_of(notes.pitch.astype(np.int64))
    for voice, at, ms, velocity in zip(
        voices.tolist(), place.tolist(), offset.tolist(), notes.velocity.tolist(), strict=True
    ):
        yield (style, VOICES[voice], at), (ms, float(velocity))


def _distance(
    first: list[tuple[float, float]], second: list[tuple[float, float]], column: int
) -> float:
    """The largest difference of two empirical distribution functions."""
    one, other = (np.sort([row[column] for row in samples]) for samples in (first, second))
    if not len(other):
        return 1.0
    values: NDArray[np.float64] = np.concatenate((one, other))
    shares = [np.searchsorted(a, values, side="right") / len(a) for a in (one, other)]
    return float(np.abs(shares[0] - shares[1]).max())
