"""SI: the strength of repetitions in a piece over short, middle and long spans.

The structureness indicators of Wu & Yang (2020) are the largest values of a fitness scape plot
(Müller, Jiang & Grosche, *A Robust Fitness Measure for Capturing Repetitions in Music
Recordings*, 2013) over segments of 3-8, 8-15 and more than 15 seconds. They use
recordings; here the chroma comes from the notes, in at most 32 frames of a second or more.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.music.meter import TICKS_PER_QUARTER

MAX_FRAMES = 32
SPANS_SEC = {"short": (3.0, 8.0), "middle": (8.0, 15.0), "long": (15.0, float("inf"))}

_KEPT_SHARE = 0.2
_PENALTY = -2.0
_TICKS_PER_STEP = TICKS_PER_QUARTER // 24
_FEWEST_FRAMES = 4

Float32 = NDArray[np.float32]


class Segments(NamedTuple):
    """The segments of a piece: (segments,) first frame and length, (segments, frames) columns."""

    start: NDArray[np.int64]
    length: NDArray[np.int64]
    columns: NDArray[np.int64]


def structureness(columns: PieceColumns) -> dict[str, float | None]:
    """The indicator of each span of `SPANS_SEC`; None where the piece has no such segments."""
    duration_sec = columns.score.duration_sec
    num_frames = min(MAX_FRAMES, int(duration_sec))
    if num_frames < _FEWEST_FRAMES or not len(columns.pitched):
        return dict.fromkeys(SPANS_SEC)
    similarity = _similarity(_chroma(columns, num_frames))
    segments = all_segments(num_frames)
    fitness = segment_fitness(similarity, segments)
    seconds = segments.length * duration_sec / num_frames
    indicators: dict[str, float | None] = {}
    for span, (shortest, longest) in SPANS_SEC.items():
        inside = (seconds >= shortest) & (seconds <= longest) & (segments.length < num_frames)
        indicators[span] = float(fitness[inside].max()) if inside.any() else None
    return indicators


def _chroma(columns: PieceColumns, num_frames: int) -> Float32:
    """(frames, 12) of length 1: sounding time of the pitch classes in equal spans of seconds."""
    notes = columns.notes
    roll = columns.roll(notes.pitch.astype(np.int64) % 12, 12, ~columns.is_drum)
    seconds = np.linspace(0.0, columns.score.duration_sec, num_frames + 1)
    edges = np.rint(columns.score.tempo.to_ticks(seconds) / _TICKS_PER_STEP).astype(np.int64)
    sums = np.vstack((np.zeros((1, 12)), np.cumsum(roll, axis=0)))
    frames = np.diff(sums[np.clip(edges, 0, len(roll))], axis=0)
    norms = np.linalg.norm(frames, axis=1, keepdims=True)
    return np.divide(frames, norms, out=np.zeros_like(frames), where=norms > 0).astype(np.float32)


def _similarity(chroma: Float32) -> Float32:
    """(frames, frames): the largest fifth of the cosines from 0 to 1, all others a penalty."""
    cosines = chroma @ chroma.T
    limit = np.quantile(cosines, 1.0 - _KEPT_SHARE)
    scaled = (cosines - limit) / max(1.0 - float(limit), 1e-6)
    similarity = np.where(scaled < 0, _PENALTY, np.minimum(scaled, 1.0)).astype(np.float32)
    np.fill_diagonal(similarity, 1.0)
    return similarity


@lru_cache(maxsize=MAX_FRAMES)
def all_segments(num_frames: int) -> Segments:
    """Every segment of a piece of `num_frames` frames."""
    start, end = np.triu_indices(num_frames)
    columns = np.minimum(start[:, None] + np.arange(num_frames), num_frames - 1)
    return Segments(start, end - start + 1, columns)


def segment_fitness(similarity: Float32, segments: Segments) -> NDArray[np.float64]:
    """(segments,) the fitness of each segment: precision and coverage of its repetitions.

    The optimal path family of every segment is found by dynamic programming over the frames of
    the piece, for all segments at once; a path goes on by (1, 1), (2, 1) or (1, 2) frames.
    """
    num_frames = len(similarity)
    shape = (len(segments.start), num_frames + 1)
    rows = np.arange(len(segments.start))
    # Column 0 waits between paths; column m has matched the segment's first m frames.
    before = np.full(shape, -np.inf, dtype=np.float32)
    last = before.copy()
    last[:, 0] = 0.0
    # Cells of the paths × 2^12 + frames that they cover, of the best path into each cell.
    extent_before = np.zeros(shape, dtype=np.int32)
    extent_last = np.zeros(shape, dtype=np.int32)
    for frame in range(num_frames):
        if frame:
            ended = last[rows, segments.length]
            is_better = ended > last[:, 0]
            waiting = np.where(is_better, ended, last[:, 0])
            waiting_extent = np.where(
                is_better, extent_last[rows, segments.length], extent_last[:, 0]
            )
        else:
            waiting, waiting_extent = last[:, 0], extent_last[:, 0]
        score = np.full(shape, -np.inf, dtype=np.float32)
        extent = np.zeros(shape, dtype=np.int32)
        best, way = last[:, 1:-1], extent_last[:, 1:-1] + _ONE_FRAME
        better = before[:, 1:-1] > best
        best = np.where(better, before[:, 1:-1], best)
        way = np.where(better, extent_before[:, 1:-1] + _TWO_FRAMES, way)
        best_late, late = best[:, 1:], last[:, 1:-2]
        better = late > best_late
        best[:, 1:] = np.where(better, late, best_late)
        way[:, 1:] = np.where(better, extent_last[:, 1:-2] + _ONE_FRAME, way[:, 1:])
        score[:, 2:], extent[:, 2:] = best, way
        score[:, 1], extent[:, 1] = waiting, waiting_extent + _ONE_FRAME
        score[:, 1:] += similarity[frame][segments.columns]
        score[:, 0], extent[:, 0] = waiting, waiting_extent
        before, last = last, score
        extent_before, extent_last = extent_last, extent
    ended = last[rows, segments.length]
    is_better = ended > last[:, 0]
    total = np.where(is_better, ended, last[:, 0]).astype(np.float64)
    way = np.where(is_better, extent_last[rows, segments.length], extent_last[:, 0])
    num_cells, covered = way >> 12, way & 4095
    precision = (total - segments.length) / np.maximum(num_cells, 1)
    coverage = (covered - segments.length) / num_frames
    both = precision + coverage
    harmonic = np.divide(2.0 * precision * coverage, both, out=np.zeros_like(both), where=both > 0)
    return np.where((precision > 0) & (coverage > 0), harmonic, 0.0)


_ONE_FRAME = np.int32((1 << 12) + 1)
_TWO_FRAMES = np.int32((1 << 12) + 2)
