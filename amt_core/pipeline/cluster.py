"""Cluster: two levels of k-means over the vectors of the pieces."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amt_core.system.files import replacing

_FILE = "centres.npz"
_RANGE = (2, 4, 6, 8, 12, 16)
_SAMPLE = 2000
_BATCH = 4096

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """The centres of both levels.

    Attributes:
        coarse: (k, 384) coarse centres.
        fine: (m, 384) fine centres.
    """

    coarse: Vectors
    fine: Vectors

    def assign(self, vectors: Vectors) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(n,), (n,): the coarse and the fine group of every vector."""
        return _nearest(vectors, self.coarse), _nearest(vectors, self.fine)

    def save(self, folder: Path) -> None:
        """Writes the centres into a folder."""
        with replacing(folder / _FILE) as temporary:
            np.savez(temporary, coarse=self.coarse, fine=self.fine)

    @classmethod
    def load(cls, folder: Path) -> Clusters:
        """The centres that `save` wrote."""
        with np.load(folder / _FILE, allow_pickle=False) as file:
            return cls(coarse=file["coarse"], fine=file["fine"])


def fit_clusters(vectors: Vectors, *, coarse: int, fine: int, seed: int) -> Clusters:
    """Groups of vectors, the same for the same vectors and seed.

    Args:
        vectors: (n, 384).
        coarse: How many coarse groups; 0 chooses by silhouette.
        fine: How many fine groups; 0 takes four times the coarse ones.
        seed: Seeds the first centres.
    """
    num_coarse = coarse or _by_silhouette(vectors, seed)
    return Clusters(
        coarse=_fit(vectors, num_coarse, seed), fine=_fit(vectors, fine or 4 * num_coarse, seed)
    )


def _fit(vectors: Vectors, count: int, seed: int) -> Vectors:
    from sklearn.cluster import MiniBatchKMeans

    count = max(1, min(count, len(vectors)))
    if not len(vectors):
        return np.zeros((1, vectors.shape[1]), dtype=np.float32)
    kind: Any = MiniBatchKMeans  # its types say that numbers are texts
    means = kind(count, batch_size=_BATCH, n_init=3, random_state=seed).fit(vectors)
    return means.cluster_centers_.astype(np.float32)


def _by_silhouette(vectors: Vectors, seed: int) -> int:
    from sklearn.metrics import silhouette_score

    sample = np.random.default_rng(seed).permutation(len(vectors))[:_SAMPLE]
    scores: dict[int, float] = {}
    for count in _RANGE:
        groups = _nearest(vectors[sample], _fit(vectors, count, seed))
        if 1 < len(np.unique(groups)) < len(sample):
            scores[count] = float(silhouette_score(vectors[sample], groups))
    return max(scores, key=scores.__getitem__, default=1)


def _nearest(vectors: Vectors, centres: Vectors) -> NDArray[np.int64]:
    distances = (centres**2).sum(axis=1) - 2 * (vectors @ centres.T)
    return distances.argmin(axis=1)
