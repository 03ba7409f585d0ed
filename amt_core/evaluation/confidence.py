"""Means with confidence intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_RESAMPLES = 1000
_CHUNK = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean and its percentile bootstrap interval (Efron 1979), 95 %.

    Attributes:
        mean: The mean.
        low: 2.5 % of the resampled means are lower.
        high: 2.5 % are higher.
        n: The number of values.
    """

    mean: float
    low: float
    high: float
    n: int

    def to_json(self) -> dict[str, float]:
        """The four figures, rounded."""
        return {
            "mean": round(self.mean, 5),
            "low": round(self.low, 5),
            "high": round(self.high, 5),
            "n": self.n,
        }


def mean_of(values: Sequence[float], *, seed: int = 0) -> Mean:
    """The mean of some values, at least one, with its interval; the seed draws the resamples."""
    column = np.asarray(values, dtype=np.float64)
    assert len(column)
    rng = np.random.default_rng(seed)
    means = np.concatenate(
        [
            column[rng.integers(len(column), size=(_CHUNK, len(column)))].mean(axis=1)
            for _ in range(_RESAMPLES // _CHUNK)
        ]
    )
    low, high = np.quantile(means, (0.025, 0.975))
    return Mean(mean=float(column.mean()), low=float(low), high=float(high), n=len(column))
