"""Cluster: two levels of k-means over the vectors of the pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amt_core.style_clusters import nearest
from amt_core.system.files import replacing
from amt_core.tokens.vocabulary import NUM_COARSE_CLUSTERS, NUM_FINE_CLUSTERS

MINI_BATCH_FROM = 20_000
"""From so many vectors on, k-means looks at samples of them and not at all in each step."""
_FILE = "centres.npz"
_RANGE = (2, 4, 6, 8, 12, 16)
_SAMPLE = 2000
_BATCH = 4096
_ASSIGN_ROWS = 8192

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """The centres of both levels; group g of a level is the control value g of its tokens.

    Attributes:
        coarse: (k, 384) coarse centres, k at most the number of Coarse tokens.
        fine: (m, 384) fine centres, m at most the number of Fine tokens.
        silhouette: Of the coarse groups, -1 to 1; 0 where it is not defined.
        map_mean: (384,) what the map takes for its middle.
        map_axes: (2, 384) the directions of the map, by principal components.
    """

    coarse: Vectors
    fine: Vectors
    silhouette: float = 0.0
    map_mean: Vectors
    map_axes: Vectors

    def assign(self, vectors: Vectors) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(n,), (n,): the coarse and the fine group of every vector, without fitting anew."""
        return _nearest(vectors, self.coarse), _nearest(vectors, self.fine)

    def place(self, vectors: Vectors) -> NDArray[np.float32]:
        """(n, 2): where every vector stands on the map."""
        return np.asarray((vectors - self.map_mean) @ self.map_axes.T, dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Writes the clusters into a folder."""
        with replacing(folder / _FILE) as temporary:
            np.savez(
                temporary,
                coarse=self.coarse,
                fine=self.fine,
                silhouette=self.silhouette,
                map_mean=self.map_mean,
                map_axes=self.map_axes,
            )

    @classmethod
    def load(cls, folder: Path) -> Clusters:
        """What `save` wrote."""
        with np.load(folder / _FILE, allow_pickle=False) as file:
            return cls(
                coarse=file["coarse"],
                fine=file["fine"],
                silhouette=float(file["silhouette"]),
                map_mean=file["map_mean"],
                map_axes=file["map_axes"],
            )


def fit_clusters(
    vectors: Vectors,
    *,
    coarse: int,
    fine: int,
    seed: int,
    mini_batch_from: int = MINI_BATCH_FROM,
    ks: Sequence[int] = _RANGE,
) -> Clusters:
    """Groups of vectors, the same for the same vectors and seed.

    Args:
        vectors: (n, 384).
        coarse: How many coarse groups; 0 chooses by silhouette (P. Rousseeuw, 1987).
        fine: How many fine groups; 0 takes four times the coarse ones.
        seed: Seeds the first centres.
        mini_batch_from: From so many vectors on, k-means works on samples of them.
        ks: Among which numbers of coarse groups to choose.
    """
    width = vectors.shape[1]
    if not len(vectors):
        nothing = np.zeros((1, width), dtype=np.float32)
        return Clusters(
            coarse=nothing,
            fine=nothing,
            map_mean=nothing[0],
            map_axes=np.zeros_like(nothing[[0, 0]]),
        )
    sample = vectors[np.sort(np.random.default_rng(seed).permutation(len(vectors))[:_SAMPLE])]
    counts = [coarse] if coarse else sorted({min(k, NUM_COARSE_CLUSTERS) for k in ks})
    fits = [
        _fit(vectors, min(k, NUM_COARSE_CLUSTERS), seed, is_sampled=len(vectors) >= mini_batch_from)
        for k in counts
    ]
    scores = [silhouette(sample, _nearest(sample, centres)) for centres in fits]
    best = int(np.argmax(scores))
    num_fine = min(fine or 4 * len(fits[best]), NUM_FINE_CLUSTERS)
    mean, axes = _principal_axes(sample)
    return Clusters(
        coarse=fits[best],
        fine=_fit(vectors, num_fine, seed, is_sampled=len(vectors) >= mini_batch_from),
        silhouette=scores[best],
        map_mean=mean,
        map_axes=axes,
    )


def silhouette(vectors: Vectors, groups: NDArray[np.int64]) -> float:
    """How well groups are apart, -1 to 1; 0 where there is one group or each vector is its own."""
    from sklearn.metrics import silhouette_score

    if not 1 < len(np.unique(groups)) < len(vectors):
        return 0.0
    return float(silhouette_score(vectors, groups))


def _fit(vectors: Vectors, count: int, seed: int, *, is_sampled: bool) -> Vectors:
    from sklearn.cluster import KMeans, MiniBatchKMeans

    count = max(1, min(count, len(vectors)))
    # Three first choices of centres are tried (on one batch each of a sample), the best is kept.
    options: dict[str, Any] = {"n_clusters": count, "n_init": 3, "random_state": seed}
    means: Any
    if is_sampled:
        means = MiniBatchKMeans(batch_size=_BATCH, max_iter=2, max_no_improvement=5, **options)
    else:
        means = KMeans(**options)
    return means.fit(vectors).cluster_centers_.astype(np.float32)


def _principal_axes(vectors: Vectors) -> tuple[Vectors, Vectors]:
    """Middle (d) and the two directions (2, d) in which the vectors differ most."""
    mean = vectors.mean(axis=0)
    _, _, rows = np.linalg.svd(vectors - mean, full_matrices=False)
    axes = np.zeros((2, vectors.shape[1]), dtype=np.float32)
    axes[: len(rows[:2])] = rows[:2]
    # The sign of a direction is arbitrary; a fixed one makes the same map everywhere.
    largest = axes[np.arange(2), np.abs(axes).argmax(axis=1)]
    return mean, axes * np.where(largest < 0, np.float32(-1), np.float32(1))[:, None]


def _nearest(vectors: Vectors, centres: Vectors) -> NDArray[np.int64]:
    groups = np.empty(len(vectors), dtype=np.int64)
    for first in range(0, len(vectors), _ASSIGN_ROWS):
        some = vectors[first : first + _ASSIGN_ROWS]
        groups[first : first + len(some)] = nearest(some, centres)
    return groups
