"""A picture of the clusters of a model: similar ones stand near one another, a description too."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.spec.music_spec import MusicSpec
from amt_core.styles.clusters import ClusterPair, StyleClusters, nearest
from amt_core.text import embed


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterMap:
    """The fine clusters of a model in the plane, and where a description lies among them.

    Attributes:
        places: (m, 2) place of each fine cluster, -1 to 1.
        coarse: (m,) the coarse cluster that each belongs to.
        fine_labels: m phrases.
        coarse_labels: k phrases.
        here: Place of the description, -1 to 1; None if it has no words.
        clusters: The coarse and the fine cluster that the model is told; None if it is told none.
    """

    places: NDArray[np.float64]
    coarse: NDArray[np.int64]
    fine_labels: tuple[str, ...]
    coarse_labels: tuple[str, ...]
    here: tuple[float, float] | None
    clusters: ClusterPair | None


def map_clusters(clusters: StyleClusters, spec: MusicSpec) -> ClusterMap:
    """The map of the clusters of a model with a description in it.

    The places are the two principal components of the centers, so that the same model always
    has the same map.
    """
    centers = clusters.fine.astype(np.float64)
    middle = centers.mean(axis=0)
    axes = _principal_axes(centers - middle)
    places = (centers - middle) @ axes.T
    reach = float(np.abs(places).max(initial=0.0)) or 1.0
    vector = embed(spec.text) if spec.text.strip() else None
    here = None
    if vector is not None:
        x, y = np.clip((vector.astype(np.float64) - middle) @ axes.T / reach, -1.0, 1.0)
        here = (float(x), float(y))
    return ClusterMap(
        places=places / reach,
        coarse=nearest(clusters.fine, clusters.coarse),
        fine_labels=clusters.fine_labels,
        coarse_labels=clusters.coarse_labels,
        here=here,
        clusters=clusters.clusters_of(spec),
    )


def _principal_axes(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """(2, d) the two directions in which (n, d) centered rows differ most."""
    _, _, axes = np.linalg.svd(rows, full_matrices=False)
    axes = axes[:2]
    if len(axes) < 2:
        axes = np.vstack([axes, np.zeros((2 - len(axes), rows.shape[1]))])
    # The sign of a direction is arbitrary; a fixed one keeps the map the same everywhere.
    largest = axes[np.arange(2), np.abs(axes).argmax(axis=1)]
    return axes * np.where(largest < 0, -1.0, 1.0)[:, None]
