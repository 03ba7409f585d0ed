"""Measures of pitch: entropy, scale consistency, polyphony."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.evaluation.measures.columns import PieceColumns, entropy_bits
from amt_core.music.theory import MAJOR_SCALE

# (12, 12): whether pitch class c belongs to the major scale on root r. The natural minor scales
# have the same twelve sets of notes.
_SCALES = np.stack([np.isin((np.arange(12) - root) % 12, MAJOR_SCALE) for root in range(12)])


def pitch_class_entropy(columns: PieceColumns) -> float | None:
    """Bits of the pitch-class histogram over notes; None without pitched notes (MusPy)."""
    return entropy_bits(columns.pitch_class_counts) if len(columns.pitched) else None


def scale_consistency(columns: PieceColumns) -> float | None:
    """The largest share of notes in one major or natural minor scale (Mogren 2016; MusPy)."""
    counts = columns.pitch_class_counts
    return float((_SCALES @ counts).max() / counts.sum()) if counts.any() else None


def polyphony(columns: PieceColumns) -> tuple[float | None, float | None]:
    """Mean number of pitches while any sounds, and the share of time with two or more.

    Time runs to the end of the last note. MusPy's `polyphony_rate` counts *more* than its
    threshold; this is its rate for the threshold 1.
    """
    if not len(columns.pitched):
        return None, None
    sounding = columns.num_sounding
    num_steps = int((columns.onset + columns.duration).max())
    return (
        float(sounding.sum() / np.count_nonzero(sounding)),
        float(np.count_nonzero(sounding >= 2) / min(num_steps, len(sounding))),
    )


def entropy_of_bars(columns: PieceColumns, num_bars: int) -> float | None:
    """Mean pitch-class entropy over all windows of `num_bars` bars: H1 and H4 of MusDr.

    Windows without pitched notes are left out (Wu & Yang, *The Jazz Transformer on the Front
    Line*, 2020).
    """
    counts = pitch_class_counts_of_bars(columns)
    if len(counts) < num_bars or not counts.any():
        return None
    sums = np.vstack((np.zeros((1, 12)), np.cumsum(counts, axis=0)))
    windows = sums[num_bars:] - sums[:-num_bars]
    totals = windows.sum(axis=1, keepdims=True)
    windows, totals = windows[totals[:, 0] > 0], totals[totals[:, 0] > 0]
    shares = windows / totals
    logs = np.log2(shares, out=np.zeros_like(shares), where=shares > 0)
    return float(-(shares * logs).sum(axis=1).mean())


def pitch_class_counts_of_bars(columns: PieceColumns) -> NDArray[np.float64]:
    """(bars, 12) pitched notes by the bar in which they start and by pitch class."""
    pitched = ~columns.is_drum
    place = columns.bar[pitched] * 12 + columns.notes.pitch[pitched] % 12
    size = columns.score.num_bars * 12
    return np.bincount(place, minlength=size).reshape(-1, 12).astype(np.float64)
