"""Measures of form: repeated bars, repeated ideas, stuck bars, compression."""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray

from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.system.splitmix import Hashes, splitmix64

MAX_SAME_BARS = 8
"""A bar that is repeated more often than this in a row, unchanged, is stuck."""

_IDEA_BARS = (2, 3, 4)
_MIN_IDEA_NOTES = 5


def bar_hashes(columns: PieceColumns) -> Hashes:
    """(bars,) equal for bars with the same notes in the same parts, loudness aside; 0 if empty."""
    notes = columns.notes
    values = (
        (notes.track.astype(np.uint64) << np.uint64(40))
        + (notes.pitch.astype(np.uint64) << np.uint64(32))
        + (columns.place.astype(np.uint64) << np.uint64(16))
        + columns.duration.astype(np.uint64)
    )
    return _sums_of_bars(columns, splitmix64(values), columns.bar)


def longest_same_bars(hashes: Hashes) -> int:
    """The most bars in a row that are the same; bars without notes count too."""
    changes = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    return int(np.diff(changes).max())


def structural_repetition(hashes: Hashes) -> float | None:
    """Share of the bars with notes that repeat an earlier bar exactly; None without any."""
    sounding = hashes[hashes != 0]
    return 1.0 - len(np.unique(sounding)) / len(sounding) if len(sounding) else None


def repeats_idea(columns: PieceColumns, melody: NDArray[np.int64]) -> float | None:
    """1 if two to four bars of the melody are repeated later, transposed or not.

    The bars must hold at least five notes and not be one bar over and over; what returns does not
    overlap its model. None without a melody.

    Args:
        columns: The piece.
        melody: Indices of the melody's notes.
    """
    if not len(melody):
        return None
    bar, pitch = columns.bar[melody], columns.notes.pitch[melody].astype(np.int64)
    steps = np.concatenate(([0], np.diff(pitch))) + 128
    opens_bar = np.concatenate(([True], bar[1:] != bar[:-1]))
    # Within a bar: places, and steps from the note before; the step into the bar is kept apart.
    inner = splitmix64(
        (columns.place[melody].astype(np.uint64) << np.uint64(16))
        + np.where(opens_bar, 0, steps).astype(np.uint64)
    )
    bars = _sums_of_bars(columns, inner, bar)
    into = np.zeros(len(bars), dtype=np.uint64)
    into[bar[opens_bar]] = splitmix64(steps[opens_bar].astype(np.uint64) + np.uint64(1 << 40))
    counts = np.bincount(bar, minlength=len(bars))
    return float(any(_returns(bars, into, counts, length) for length in _IDEA_BARS))


def _returns(bars: Hashes, into: Hashes, counts: NDArray[np.int64], length: int) -> bool:
    num_windows = len(bars) - length + 1
    if num_windows <= length:
        return False
    windows = np.zeros(num_windows, dtype=np.uint64)
    num_notes = np.zeros(num_windows, dtype=np.int64)
    is_one_bar = np.ones(num_windows, dtype=np.bool_)
    for offset in range(length):
        part = slice(offset, offset + num_windows)
        windows = splitmix64(windows + bars[part] + (into[part] if offset else np.uint64(0)))
        num_notes += counts[part]
        is_one_bar &= bars[part] == bars[:num_windows]
    candidates = np.flatnonzero(
        (num_notes >= _MIN_IDEA_NOTES) & ~is_one_bar & (bars[:num_windows] != 0)
    )
    if not len(candidates):
        return False
    _, first, window = np.unique(windows[candidates], return_index=True, return_inverse=True)
    return bool(np.any(candidates - candidates[first][window] >= length))


def zlib_ratio(columns: PieceColumns) -> float | None:
    """Compression ratio by deflate of the notes as (wait, pitch, length) bytes.

    This is not the COSIATEC ratio (`amt_core.evaluation.measures.cosiatec`), nor a ratio of unique
    n-grams, which has the same name elsewhere.
    """
    if not len(columns.notes):
        return None
    waits = np.diff(columns.onset, prepend=0)
    rows = np.stack((waits, columns.notes.pitch, columns.duration), axis=1)
    data = np.minimum(rows, 255).astype(np.uint8).tobytes()
    return len(data) / len(zlib.compress(data, 6))


def _sums_of_bars(columns: PieceColumns, values: Hashes, bar: NDArray[np.int64]) -> Hashes:
    """(bars,) wrapping sums of ascending bars' values."""
    sums = np.zeros(columns.score.num_bars, dtype=np.uint64)
    if len(values):
        starts = np.flatnonzero(np.concatenate(([True], bar[1:] != bar[:-1])))
        sums[bar[starts]] = np.add.reduceat(values, starts)
    return sums
