"""Cluster: two levels of k-means over the vectors of the pieces."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.pipeline.clusters.map import PieceMap, fit_map
from amt_core.pipeline.clusters.options import ClusterOptions
from amt_core.progress import Advanced
from amt_core.sentence import Sentence
from amt_core.styles.clusters import nearest
from amt_core.system.arrays import Kind, read_arrays
from amt_core.system.files import replacing
from amt_core.tokens.vocabulary import NUM_COARSE_CLUSTERS, NUM_FINE_CLUSTERS

_FILE = "centers.npz"
_SAMPLE = 2000
_BATCH, _MIN_STEPS = 1024, 20
_ASSIGN_ROWS = 8192

_KINDS: dict[str, Kind] = {
    "coarse_centers": ("f", ("coarse", "d")), "coarse_silhouette": ("f", ()),
    "coarse_silhouettes": ("f", ("coarse",)),
    "fine_centers": ("f", ("fine", "d")), "fine_silhouette": ("f", ()),
    "fine_silhouettes": ("f", ("fine",)),
    "map_mean": ("f", ("d",)), "map_axes": ("f", (2, "d")),
    "map_landmarks": ("f", ("landmarks", "d")), "map_places": ("f", ("landmarks", 2)),
}  # fmt: skip

Vectors = NDArray[np.float32]
Assignment = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The clusters of one level; cluster g is the control value g of its tokens.

    Attributes:
        centers: (k, d), k at most the number of tokens of the level.
        silhouette: Separation of the clusters, -1 to 1; 0 where it is not defined.
        silhouettes: (k,) the same for each cluster.
    """

    centers: Vectors
    silhouette: float
    silhouettes: NDArray[np.float32]

    def assign(self, vectors: Vectors) -> Assignment:
        """(n,): the cluster of every vector, without fitting again."""
        return _nearest(vectors, self.centers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """Both levels of clusters, and the map of the pieces.

    Attributes:
        coarse: The few large clusters.
        fine: The many small clusters.
        map: The places of the pieces.
    """

    coarse: Level
    fine: Level
    map: PieceMap

    def save(self, folder: Path) -> None:
        """Writes the clusters into a folder."""
        arrays = {
            f"{level}_{name}": getattr(getattr(self, level), name)
            for level in ("coarse", "fine")
            for name in ("centers", "silhouette", "silhouettes")
        }
        arrays |= {f"map_{name}": getattr(self.map, name) for name in PieceMap.__slots__}
        with replacing(folder / _FILE) as temporary:
            np.savez(temporary, **arrays)

    @classmethod
    def load(cls, folder: Path) -> Clusters:
        """Reads the clusters that `save` wrote.

        Raises:
            AmtError: It is not there, or damaged.
        """
        path = folder / _FILE
        try:
            arrays = read_arrays(path, _KINDS)
        except (OSError, ValueError) as error:
            raise AmtError(
                Sentence("The clusters of the pieces cannot be read ({error}).", error=error),
                "Make them again with: amt pipeline cluster --force",
            ) from error

        def level(name: str) -> Level:
            return Level(
                centers=arrays[f"{name}_centers"],
                silhouette=float(arrays[f"{name}_silhouette"]),
                silhouettes=arrays[f"{name}_silhouettes"],
            )

        piece_map = PieceMap(**{name: arrays[f"map_{name}"] for name in PieceMap.__slots__})
        return cls(coarse=level("coarse"), fine=level("fine"), map=piece_map)


def fit_clusters(vectors: Vectors, options: ClusterOptions) -> Generator[Advanced, None, Clusters]:
    """Fits clusters to vectors, the same for the same vectors and options.

    Args:
        vectors: (n, d).
        options: How many clusters, or among which numbers the silhouette (P. Rousseeuw, 1987)
            chooses.

    Yields:
        The pieces that are done, after each number of clusters: their share of the work.

    Returns:
        The clusters.
    """
    chosen = np.random.default_rng(options.seed).permutation(len(vectors))[:_SAMPLE]
    sample = vectors[np.sort(chosen)]
    coarse = _counts(options.num_coarse, options.coarse_range, NUM_COARSE_CLUSTERS)
    fine = _counts(options.num_fine, options.fine_range, NUM_FINE_CLUSTERS)
    best: list[Level] = []
    num_done, num_parts = 0, len(coarse) + len(fine) + 1  # the map is the last one
    for counts in (coarse, fine):
        levels: list[Level] = []
        for count in counts:
            levels.append(_level(vectors, sample, count, options))
            num_done += 1
            yield Advanced(done=len(vectors) * num_done // num_parts, total=len(vectors))
        # Of equal ones the one with fewer clusters.
        best.append(max(levels, key=lambda level: level.silhouette))
    piece_map = fit_map(sample, kind=options.map, seed=options.seed)
    return Clusters(coarse=best[0], fine=best[1], map=piece_map)


def _counts(given: int, among: Sequence[int], most: int) -> list[int]:
    """The numbers of clusters to try, ascending."""
    return sorted({max(1, min(k, most)) for k in ([given] if given else among)})


def _level(vectors: Vectors, sample: Vectors, count: int, options: ClusterOptions) -> Level:
    centers = _fit(vectors, count, options)
    clusters = _nearest(sample, centers)
    each = _silhouettes(sample, clusters)
    means = np.zeros(len(centers), dtype=np.float32)
    for cluster in np.unique(clusters):
        means[cluster] = each[clusters == cluster].mean()
    return Level(
        centers=centers, silhouette=float(each.mean()) if len(each) else 0.0, silhouettes=means
    )


def _silhouettes(vectors: Vectors, clusters: Assignment) -> Vectors:
    """(n,) of every vector; 0 where there is one cluster or each vector is its own."""
    from sklearn.metrics import silhouette_samples

    if not 1 < len(np.unique(clusters)) < len(vectors):
        return np.zeros(len(vectors), dtype=np.float32)
    return np.asarray(silhouette_samples(vectors, clusters), dtype=np.float32)


def _fit(vectors: Vectors, count: int, options: ClusterOptions) -> Vectors:
    from sklearn.cluster import KMeans, MiniBatchKMeans
    from threadpoolctl import threadpool_limits

    if not len(vectors):
        return np.zeros((1, vectors.shape[1]), dtype=np.float32)
    # Three first choices of centers are tried, by a sample where batches are, the best is kept.
    common: dict[str, Any] = {
        "n_clusters": min(count, len(vectors)),
        "n_init": 3,
        "random_state": options.seed,
    }
    means: Any
    if len(vectors) >= options.mini_batch_from:
        # Once through many vectors (D. Sculley, 2010): twice brings the inertia down by 0.1 %.
        batch = min(_BATCH, len(vectors))
        rounds = -(-_MIN_STEPS * batch // len(vectors))
        means = MiniBatchKMeans(batch_size=batch, max_iter=rounds, compute_labels=False, **common)
        # On one core: batches are small, and threads that wait for one another on a busy machine
        # take thirty times as long.
        with threadpool_limits(1):
            return means.fit(vectors).cluster_centers_.astype(np.float32)
    means = KMeans(**common)
    return means.fit(vectors).cluster_centers_.astype(np.float32)


def _nearest(vectors: Vectors, centers: Vectors) -> Assignment:
    clusters = np.empty(len(vectors), dtype=np.int64)
    for first in range(0, len(vectors), _ASSIGN_ROWS):
        some = vectors[first : first + _ASSIGN_ROWS]
        clusters[first : first + len(some)] = nearest(some, centers)
    return clusters
