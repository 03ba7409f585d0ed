"""Distance of a set of pieces from a reference set: overlap and divergence of densities.

Yang & Lerch, *On the evaluation of generative models in music*, 2018: the distances within the
generated set are compared with the distances between the two sets, as densities. A set that is
similar to the reference and as varied has an overlap near 1 and a divergence near 0.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_GRID = 512
_MAX_DISTANCES = 2000
_SMALLEST = 1e-12

Floats = NDArray[np.float64]


def overlap_and_divergence(
    generated: Sequence[float], reference: Sequence[float], *, seed: int = 0
) -> tuple[float, float] | None:
    """OA and KLD of one measure over two sets.

    Args:
        generated: The measure of each generated piece.
        reference: The measure of each reference piece.
        seed: Draws some of the distances where there are more than two thousand.

    Returns:
        The overlapping area of the two densities, and the Kullback-Leibler divergence in nats of
        the distances within the generated set from the distances between the
        sets. None if a set is too small, or all its distances are the same.
    """
    own, other = np.asarray(generated, dtype=np.float64), np.asarray(reference, dtype=np.float64)
    if len(own) < 3 or len(other) < 1:
        return None
    rng = np.random.default_rng(seed)
    first, second = np.triu_indices(len(own), k=1)
    within = _some(np.abs(own[first] - own[second]), rng)
    between = _some(np.abs(own[:, None] - other[None, :]).ravel(), rng)
    if np.ptp(within) == 0 or np.ptp(between) == 0:
        return None
    high = max(within.max(), between.max())
    grid = np.linspace(min(within.min(), between.min()), high, _GRID)
    p, q = gaussian_density(within, grid), gaussian_density(between, grid)
    step = grid[1] - grid[0]
    overlap = float(np.minimum(p, q).sum() * step)
    p, q = np.maximum(p / p.sum(), _SMALLEST), np.maximum(q / q.sum(), _SMALLEST)
    return overlap, float((p * np.log(p / q)).sum())


def gaussian_density(values: Floats, grid: Floats) -> Floats:
    """The density of some values at the points of a grid, with Scott's bandwidth (as SciPy's)."""
    width = values.std(ddof=1) * len(values) ** -0.2
    z = (grid[:, None] - values[None, :]) / width
    return np.exp(-0.5 * z * z).mean(axis=1) / (width * np.sqrt(2.0 * np.pi))


def _some(distances: Floats, rng: np.random.Generator) -> Floats:
    if len(distances) <= _MAX_DISTANCES:
        return distances
    return rng.choice(distances, _MAX_DISTANCES, replace=False)
