"""The swing of the eighths or sixteenths of a piece."""

from __future__ import annotations

import numpy as np

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_core.traits.plan_analysis import Swing

STRAIGHT = Swing(unit=8, share=0.5)

# Where the second note of a pair can start; before lie triplets, behind dotted notes.
_EARLIEST, _LATEST = 0.42, 0.72
_TRIPLET = (0.2, 0.42)
# Less than this is how people play straight notes.
_LEAST_SWING = 0.545
_MIN_PAIRS = 8
_MIN_SHARE_OF_PAIRS = 0.08
# Played onsets before a beat belong to it.
_EARLY_SHARE = 0.1


def find_swing(score: Score) -> Swing:
    """The swing of a score; straight in compound meters and where few notes come in pairs."""
    if all(signature.is_compound for _, signature in score.meter.changes):
        return STRAIGHT
    onsets = score.notes.onset_ticks.astype(np.int64)
    onsets = onsets[np.diff(onsets, prepend=-1) > 0]
    for unit in (8, 16):
        pair_ticks = TICKS_PER_QUARTER * 8 // unit
        pair, after = np.divmod(onsets + int(_EARLY_SHARE * pair_ticks), pair_ticks)
        place = after / pair_ticks - _EARLY_SHARE
        quarter = pair // (unit // 8)
        is_triplet = (place >= _TRIPLET[0]) & (place < _TRIPLET[1])
        has_triplet = np.bincount(quarter, weights=is_triplet) > 0
        is_second = (place >= _EARLIEST) & (place <= _LATEST) & ~has_triplet[quarter]
        seconds = place[is_second]
        num_pairs = np.count_nonzero(np.diff(pair, prepend=-1))
        if len(seconds) < max(_MIN_PAIRS, _MIN_SHARE_OF_PAIRS * num_pairs):
            continue
        share = float(np.median(seconds))
        if share >= _LEAST_SWING:
            return Swing(unit=unit, share=round(share, 3))
    return STRAIGHT
