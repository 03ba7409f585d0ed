"""Swing: the second note of each pair starts later, as a warp of time within the pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.performance.context import Bools, Context, Floats, Ints

# The second note of a swung pair lasts about this long with drummers from medium to fast tempi. At
# slow ones their ratio rises to 3.5 : 1, while that of soloists, who meet them off the beat, stays
# far below (Friberg & Sundström, "Swing ratios and ensemble timing in jazz performance: evidence
# for a common rhythmic pattern", Music Perception 19, 2002). All parts have one ratio here, so that
# it is chosen to be at most that of a triplet, 2 : 1.
_SHORTEST_SEC = 0.1
_TRIPLET_SHARE = 2.0 / 3.0
_STRAIGHT = 0.5
# Places in a pair, and how near a note is to a place if it is meant to be there.
_DOTTED = 0.75
_THIRDS = (1.0 / 3.0, 2.0 / 3.0)
_NEAR = 0.04
# With more, an eighth would move by more than a sixteenth.
_MAX_SHARE = 0.75


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SwungNotes:
    """The onsets and ends of notes once they swing.

    Attributes:
        onset_ticks: (n,) float64.
        end_ticks: (n,) float64.
        is_moved: (n,) whether the onset differs from the written one.
    """

    onset_ticks: Floats
    end_ticks: Floats
    is_moved: Bools


def swing_notes(context: Context) -> SwungNotes:
    """The notes with the swing that is asked for, or else that of the style.

    A pair in which a track plays triplets stays as it is there, and so do bars in compound meters
    and tracks with an amount of 0. A dotted eighth with a sixteenth is played as a swung pair.
    """
    unit, share = _target(context)
    written = context.plan.swing
    source = written.share if written.unit == unit else _STRAIGHT
    onset = context.onset_ticks.astype(np.float64)
    end = context.end_ticks.astype(np.float64)
    amount = np.array([context.feel.amount_of(i) for i in range(len(context.score.tracks))])
    swings = np.abs(share - source) > 1e-3
    if not swings.any():
        return SwungNotes(
            onset_ticks=onset, end_ticks=end, is_moved=np.zeros(len(onset), dtype=np.bool_)
        )
    pair_ticks = TICKS_PER_QUARTER * 8 // unit
    keeps = (context.beat_ticks % TICKS_PER_QUARTER != 0) | (amount[context.track] == 0)
    warp = _Warp(context, pair_ticks=pair_ticks, source=source)
    swung_onset = np.where(keeps, onset, warp.moved(context.onset_ticks, share))
    swung_end = np.where(keeps, end, warp.moved(context.end_ticks, share))
    return SwungNotes(
        onset_ticks=swung_onset,
        end_ticks=np.maximum(swung_end, swung_onset + 1),
        is_moved=np.abs(swung_onset - onset) > 0.5,
    )


def _target(context: Context) -> tuple[int, Floats]:
    """The notes that swing, and for each note the share of its pair at which the second starts."""
    feel, written = context.feel, context.plan.swing
    unit, share = _usual(context)
    asked = [feel.swing_of(index) for index in range(len(context.score.tracks))]
    if all(percent is None for percent in asked):
        return unit, share
    if feel.swing_unit != unit:
        # One unit swings at a time: what is not asked for stays as it is written.
        of_unit = written.share if written.unit == feel.swing_unit else _STRAIGHT
        share = np.full(len(share), of_unit)
    wanted = np.array([np.nan if percent is None else percent / 100.0 for percent in asked])
    wanted = np.minimum(wanted, _MAX_SHARE)[context.track]
    return feel.swing_unit, np.where(np.isnan(wanted), share, wanted)


def _usual(context: Context) -> tuple[int, Floats]:
    """The swing of the style, in proportion to the amount of each track; else the written one."""
    feel, written = context.feel, context.plan.swing
    if not context.style.swings or written.share > _STRAIGHT:
        return written.unit, np.full(len(context.onset_ticks), written.share)
    amount = np.array([feel.amount_of(index) for index in range(len(context.score.tracks))])
    beat_sec = TICKS_PER_QUARTER / context.ticks_per_ms / 1000.0
    share = np.clip(1.0 - _SHORTEST_SEC / beat_sec, _STRAIGHT, _TRIPLET_SHARE)
    return 8, _STRAIGHT + (share - _STRAIGHT) * amount[context.track]


class _Warp:
    """Moves places in a pair: `source` to the target, all others in proportion.

    Args:
        context: The notes.
        pair_ticks: The length of a pair.
        source: Where in the pair its second note is written.
    """

    def __init__(self, context: Context, *, pair_ticks: int, source: float) -> None:
        self._pair_ticks, self._source = pair_ticks, source
        self._track = context.track
        pair, place = np.divmod(context.onset_ticks, pair_ticks)
        place = place / pair_ticks
        key = self._key(pair)
        self._straight = np.empty(0, dtype=np.int64)
        self._dotted = np.empty(0, dtype=np.int64)
        if source == _STRAIGHT:
            is_third = np.any([np.abs(place - third) < _NEAR for third in _THIRDS], axis=0)
            self._straight = np.unique(key[is_third])
            is_dotted = np.abs(place - _DOTTED) < _NEAR
            is_between = (place > _NEAR) & ~is_dotted
            self._dotted = np.setdiff1d(key[is_dotted], key[is_between])

    def moved(self, ticks: Ints, share: Floats) -> Floats:
        """(n,) the ticks of each note's onset or end, moved."""
        pair, place_ticks = np.divmod(ticks, self._pair_ticks)
        place = place_ticks / self._pair_ticks
        key = self._key(pair)
        source = np.where(np.isin(key, self._dotted) & (share > _STRAIGHT), _DOTTED, self._source)
        before = place * share / source
        after = share + (place - source) * (1.0 - share) / (1.0 - source)
        moved = (pair + np.where(place < source, before, after)) * self._pair_ticks
        return np.where(np.isin(key, self._straight), ticks, moved)

    def _key(self, pair: Ints) -> Ints:
        return self._track << 40 | pair
