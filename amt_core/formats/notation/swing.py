"""Swing on the page: written straight, with the word above, as players read it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.traits.plan_analysis import Swing
from amt_core.traits.swing import find_swing

_STRAIGHT = 0.5
# Where the second of three notes stands, as shares of a quarter note: a triplet is played as such.
_TRIPLET = (0.25, 0.42)


def find_written_swing(score: Score) -> Swing | None:
    """The swing of a score that is to be written straight; None if it is straight."""
    swing = find_swing(score)
    return swing if swing.share > _STRAIGHT else None


def written_straight(score: Score, swing: Swing) -> Score:
    """The score with the second note of each swung pair where it is written."""
    return _warped(score, swing.unit, swing.share, _STRAIGHT)


def played_swung(score: Score, swing: Swing) -> Score:
    """The score with the second note of each written pair where it is played."""
    return _warped(score, swing.unit, _STRAIGHT, swing.share)


def _warped(score: Score, unit: int, source: float, target: float) -> Score:
    """The score with the middle of each pair moved, and what lies around it in proportion.

    Beats in which a track plays triplets stay as they are, and so do bars in compound meters.
    """
    notes = score.notes
    pair_ticks = TICKS_PER_QUARTER * 8 // unit
    onsets = notes.onset_ticks.astype(np.int64)
    bar_starts = score.bar_starts_ticks
    bars = np.clip(np.searchsorted(bar_starts, onsets, side="right") - 1, 0, score.num_bars - 1)
    is_compound = np.array([score.meter.at(bar).is_compound for bar in range(score.num_bars)])
    beat, within = np.divmod(onsets - bar_starts[bars], TICKS_PER_QUARTER)
    beat_key = (notes.track.astype(np.int64) << 40) | (bars << 16) | beat
    place = within / TICKS_PER_QUARTER
    is_triplet = (place >= _TRIPLET[0]) & (place < _TRIPLET[1]) & (unit == 8)
    stays = np.isin(beat_key, beat_key[is_triplet]) | is_compound[bars]

    def moved(ticks: NDArray[np.int64]) -> NDArray[np.int64]:
        # Pairs count from the bar line of the note.
        pair, after = np.divmod(ticks - bar_starts[bars], pair_ticks)
        share = after / pair_ticks
        early = share * target / source
        late = target + (share - source) * (1 - target) / (1 - source)
        new = (pair + np.where(share < source, early, late)) * pair_ticks + bar_starts[bars]
        return np.where(stays, ticks, np.rint(new).astype(np.int64))

    starts = moved(onsets)
    ends = np.maximum(moved(notes.end_ticks.astype(np.int64)), starts + 1)
    return score.with_notes(
        NoteTable.from_columns(starts, ends - starts, notes.pitch, notes.velocity, notes.track)
    )
