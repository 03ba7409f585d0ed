"""Measures of rhythm: groove, drums, rests, and the time between onsets."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.evaluation.measures.columns import STEPS_PER_QUARTER, PieceColumns, entropy_bits

_GROOVE_POSITIONS = 64
# Waits of a whole note and more are one class.
_LONGEST_WAIT_STEPS = 4 * STEPS_PER_QUARTER


def groove_consistency(columns: PieceColumns) -> float | None:
    """1 less the mean Hamming distance of adjacent bars' onset vectors by their length.

    As in MusPy, drums included, on a grid of 24 steps to the quarter. Only neighbors of equal
    length are compared; None if there are none, or no notes.
    """
    lengths = np.diff(columns.bar_starts)
    equal = lengths[1:] == lengths[:-1]
    if not len(columns.notes) or not equal.any():
        return None
    onsets = _onsets_of_bars(columns, columns.place, int(lengths.max()))
    distances = (onsets[1:] != onsets[:-1]).sum(axis=1)[equal] / lengths[1:][equal]
    return float(1.0 - distances.mean())


def groove_similarity(columns: PieceColumns) -> float | None:
    """GS of MusDr: the same over all pairs of bars, each divided into 64 positions.

    Wu & Yang 2020. None for a single bar or without notes.
    """
    num_bars = columns.score.num_bars
    if num_bars < 2 or not len(columns.notes):
        return None
    lengths = np.diff(columns.bar_starts)
    places = columns.place * _GROOVE_POSITIONS // lengths[columns.bar]
    onsets = _onsets_of_bars(columns, places, _GROOVE_POSITIONS).astype(np.float32)
    counts = onsets.sum(axis=1)
    different = counts[:, None] + counts[None, :] - 2.0 * (onsets @ onsets.T)
    mean = different.sum() / (num_bars * (num_bars - 1))
    return float(1.0 - mean / _GROOVE_POSITIONS)


def drum_pattern_consistency(columns: PieceColumns) -> float | None:
    """The larger share of drum notes on the sixteenths or on the triplets of a beat (MusPy)."""
    places = columns.onset[columns.is_drum] % STEPS_PER_QUARTER
    if not len(places):
        return None
    duple = np.mean(places % (STEPS_PER_QUARTER // 4) == 0)
    triple = np.mean(places % (STEPS_PER_QUARTER // 3) == 0)
    return float(max(duple, triple))


def empty_beat_rate(columns: PieceColumns) -> float:
    """Share of quarter notes in which nothing sounds."""
    num_beats = -(-columns.num_steps // STEPS_PER_QUARTER)
    edges = np.minimum(np.arange(num_beats + 1) * STEPS_PER_QUARTER, columns.num_steps)
    return _share_of_silence(columns, edges)


def empty_measure_rate(columns: PieceColumns) -> float:
    """Share of bars in which nothing sounds.

    MusPy counts one bar more where the last note ends on a bar line, and takes a note that ends
    where a bar begins as sounding in it; here bars and beats are half-open.
    """
    return _share_of_silence(columns, columns.bar_starts)


def interval_entropy(columns: PieceColumns) -> float | None:
    """Bits of the histogram of waits from one onset to the next, all parts together."""
    waits = np.diff(np.unique(columns.onset))
    if not len(waits):
        return None
    return entropy_bits(np.bincount(np.minimum(waits, _LONGEST_WAIT_STEPS)).astype(np.float64))


def _onsets_of_bars(
    columns: PieceColumns, places: NDArray[np.int64], width: int
) -> NDArray[np.bool_]:
    """(bars, width) True where at least one note starts."""
    onsets = np.zeros((columns.score.num_bars, width), dtype=np.bool_)
    onsets[columns.bar, places] = True
    return onsets


def _share_of_silence(columns: PieceColumns, edges: NDArray[np.int64]) -> float:
    """Share of the spans between edges in which no note sounds."""
    num_spans = len(edges) - 1
    first = np.searchsorted(edges, columns.onset, side="right") - 1
    last = np.searchsorted(edges, columns.onset + columns.duration, side="left") - 1
    changes = np.bincount(first, minlength=num_spans + 1)
    changes -= np.bincount(np.minimum(last, num_spans - 1) + 1, minlength=num_spans + 1)
    return float(np.mean(np.cumsum(changes)[:num_spans] == 0))
