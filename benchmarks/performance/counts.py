"""Counts over human velocities: the numbers in the rules of accents and of fluctuations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_core.performance.context import mean_by

PLACES = ("first beat", "middle beat", "other beat", "eighth", "sixteenth", "between")
"""Places in a bar of 2/4, 3/4 or 4/4."""
_METERS = ((2, 4), (3, 4), (4, 4))

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class VelocityCounts:
    """The spread of velocities within the parts of some pieces.

    Attributes:
        num_notes: Notes of all pieces.
        chord_sd: Standard deviation of the notes of a chord from its mean.
        attack_sd: Of attacks from the mean of their bar.
        bar_sd: Of bars from the mean of their part.
        num_placed: Notes in the meters of `PLACES`.
        by_place: For each place, the mean less that of the part in the same bar.
    """

    num_notes: int
    chord_sd: float
    attack_sd: float
    bar_sd: float
    num_placed: int
    by_place: dict[str, float]


def count_velocities(scores: Iterable[Score]) -> VelocityCounts:
    """Counts over scores whose velocities people played."""
    in_chord: list[Floats] = []
    in_bar: list[Floats] = []
    in_part: list[Floats] = []
    places: list[Ints] = []
    values: list[Floats] = []
    num_notes = 0
    for score in scores:
        notes = score.notes
        num_notes += len(notes)
        onset, track = notes.onset_ticks.astype(np.int64), notes.track.astype(np.int64)
        velocity = notes.velocity.astype(np.float64)
        bar = score.bars_of(onset)
        _, chord, sizes = np.unique(track << 40 | onset, return_inverse=True, return_counts=True)
        of_bar, bar_index = np.unique(track << 40 | bar, return_inverse=True)
        chord_mean = mean_by(velocity, chord, len(sizes))
        bar_mean = mean_by(velocity, bar_index, len(of_bar))
        part_mean = mean_by(velocity, track, len(score.tracks))
        in_chord.append((velocity - chord_mean[chord])[sizes[chord] > 1])
        first = np.unique(chord, return_index=True)[1]
        in_bar.append(chord_mean - bar_mean[bar_index[first]])
        in_part.append(bar_mean - part_mean[of_bar >> 40])
        place = _places(score, onset, bar)
        places.append(place)
        values.append(velocity - bar_mean[bar_index])
    place, value = np.concatenate(places), np.concatenate(values)
    return VelocityCounts(
        num_notes=num_notes,
        chord_sd=float(np.concatenate(in_chord).std()),
        attack_sd=float(np.concatenate(in_bar).std()),
        bar_sd=float(np.concatenate(in_part).std()),
        num_placed=int((place >= 0).sum()),
        by_place={name: float(value[place == i].mean()) for i, name in enumerate(PLACES)},
    )


def _places(score: Score, onset: Ints, bar: Ints) -> Ints:
    """(n,) index in `PLACES`; -1 in other meters."""
    signatures = [score.meter.at(index) for index in range(score.num_bars)]
    is_known = np.array([(s.numerator, s.denominator) in _METERS for s in signatures])[bar]
    is_four = np.array([s.numerator == 4 for s in signatures])[bar]
    ticks = onset - score.bar_starts_ticks[bar]
    is_middle = is_four & (ticks == 2 * TICKS_PER_QUARTER)
    conditions = [~is_known, ticks == 0, is_middle]
    conditions += [ticks % (TICKS_PER_QUARTER // parts) == 0 for parts in (1, 2, 4)]
    return np.select(conditions, [-1, 0, 1, 2, 3, 4], default=5)
