"""Draws one of several candidates by the odds that people wrote it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def draw_by_log_odds(log_odds: Sequence[float], rng: np.random.Generator) -> int:
    """The index of a candidate, drawn in proportion to its odds.

    The candidates come from the model, and the odds are the ratio of the density of human phrases
    to that of the model's: so the one that is drawn comes from nearly the human density, the more
    nearly the more candidates there are (sampling-importance-resampling, D. B. Rubin, "Using the
    SIR algorithm to simulate posterior distributions", 1988). The best of the candidates comes
    from the mode instead: it repeats itself more and varies less than people do.

    Args:
        log_odds: The logarithms of the odds, at least one; -inf for one that cannot be drawn. A
            constant added to all changes nothing. If none can be drawn, the first one is.
        rng: One number is taken from it.
    """
    number = rng.random()
    values = np.array(log_odds, dtype=np.float64)
    if np.isneginf(values).all():
        return 0
    cumulative = np.cumsum(np.exp(values - values.max()))
    return int(np.searchsorted(cumulative, number * cumulative[-1], side="right"))
