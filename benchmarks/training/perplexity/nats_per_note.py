"""Nats per note with their bootstrap interval over works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_NUM_RESAMPLES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure with its 95 % interval, by bootstrap over works (Efron 1979).

    Attributes:
        value: Over all pieces.
        low: Lower end.
        high: Upper end.
    """

    value: float
    low: float
    high: float


def per_note(nats: Sequence[float], notes: Sequence[int], works: Sequence[str]) -> Interval:
    """Nats per note over some pieces; pieces of one work are drawn together.

    Args:
        nats: Of each piece; differences of two contenders give the interval of their difference.
        notes: Notes of each piece.
        works: The work of each piece.
    """
    _, work = np.unique(works, return_inverse=True)
    nats_of = np.bincount(work, weights=nats)
    notes_of = np.bincount(work, weights=notes)
    rng = np.random.default_rng(0)
    drawn = rng.integers(len(nats_of), size=(_NUM_RESAMPLES, len(nats_of)))
    resampled = nats_of[drawn].sum(axis=1) / notes_of[drawn].sum(axis=1)
    low, high = np.quantile(resampled, (0.025, 0.975))
    return Interval(value=float(nats_of.sum() / notes_of.sum()), low=float(low), high=float(high))
