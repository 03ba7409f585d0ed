"""Draws one of several candidates by the odds that people wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

# Of a few candidates even the best may be far from what people write, so that the odds alone
# correct too little: drawn by their squares, more features are as in human pieces, and repetition
# does not return.
_SHARPNESS: Final = 2.0


def draw_by_log_odds(log_odds: Sequence[float], rng: np.random.Generator) -> int:
    """The index of a candidate, drawn in proportion to the square of its odds.

    The candidates come from the model, and the odds are the ratio of the density of human phrases
    to that of the model's. Drawn by the odds themselves, the one that goes on would come from the
    human density if there were many candidates (sampling-importance-resampling, D. B. Rubin,
    "Using the SIR algorithm to simulate posterior distributions", 1988); for a few, they are
    squared. The best of the candidates comes from the mode instead: it repeats itself more and
    varies less than people do.

    Args:
        log_odds: The logarithms of the odds, at least one; -inf for one that cannot be drawn. A
            constant added to all changes nothing. If none can be drawn, the first one is.
        rng: One number is taken from it.
    """
    number = rng.random()
    values = np.array(log_odds, dtype=np.float64)
    if np.isneginf(values).all():
        return 0
    cumulative = np.cumsum(np.exp(_SHARPNESS * (values - values.max())))
    return int(np.searchsorted(cumulative, number * cumulative[-1], side="right"))
