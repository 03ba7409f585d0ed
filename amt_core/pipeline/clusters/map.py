"""The map of a library: a place in the plane for every piece, like ones near one another."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.system.installed import how_to_install

MAP_KINDS = ("auto", "pca", "umap")

_NUM_NEAREST = 4
_ROWS = 2048

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceMap:
    """A map that places vectors without a look at all of them again.

    By principal components a place is a projection. UMAP (L. McInnes and others, 2018) places some
    landmarks; any other vector is placed among the nearest of these.

    Attributes:
        mean: (d,) the middle of the projection.
        axes: (2, d) the directions of the projection.
        landmarks: (m, d) vectors that UMAP placed; none with principal components.
        places: (m, 2) the places of the landmarks.
    """

    mean: Vectors
    axes: Vectors
    landmarks: Vectors
    places: Vectors

    def place(self, vectors: Vectors) -> Vectors:
        """(n, 2): where every vector stands."""
        if not len(self.landmarks):
            return np.asarray((vectors - self.mean) @ self.axes.T, dtype=np.float32)
        parts = [
            self._among_landmarks(vectors[first : first + _ROWS])
            for first in range(0, len(vectors), _ROWS)
        ]
        return np.concatenate([np.zeros((0, 2), dtype=np.float32), *parts])

    def _among_landmarks(self, vectors: Vectors) -> Vectors:
        lengths = (self.landmarks**2).sum(axis=1)
        apart = (vectors**2).sum(axis=1)[:, None] + lengths - 2 * (vectors @ self.landmarks.T)
        count = min(_NUM_NEAREST, len(self.landmarks))
        nearest = np.argpartition(apart, count - 1, axis=1)[:, :count]
        weights = 1 / (np.take_along_axis(apart, nearest, axis=1).clip(min=0) + 1e-6)
        weights /= weights.sum(axis=1, keepdims=True)
        return np.einsum("nk,nkd->nd", weights, self.places[nearest]).astype(np.float32)


def fit_map(sample: Vectors, *, kind: str, seed: int) -> PieceMap:
    """The map of some vectors, which stand for all; the same for the same vectors and seed.

    Args:
        sample: (n, d).
        kind: One of `MAP_KINDS`; `auto` takes UMAP where it is installed.
        seed: Seeds UMAP.

    Raises:
        AmtError: UMAP is wanted and not installed.
    """
    is_installed = importlib.util.find_spec("umap") is not None
    if kind == "umap" and not is_installed:
        raise AmtError(
            "UMAP is not installed.", how_to_install("umap-learn") + ', or choose map = "pca".'
        )
    mean, axes = _principal_axes(sample)
    nothing = np.zeros((0, sample.shape[1]), dtype=np.float32)
    # UMAP needs more vectors than neighbors.
    if kind == "pca" or not is_installed or len(sample) <= 16:
        return PieceMap(mean=mean, axes=axes, landmarks=nothing, places=nothing[:, :2])
    return PieceMap(mean=mean, axes=axes, landmarks=sample, places=_umap(sample, seed))


def _umap(vectors: Vectors, seed: int) -> Vectors:
    umap: Any = importlib.import_module("umap")
    # One thread: only so are two runs the same.
    mapping: Any = umap.UMAP(n_components=2, random_state=seed, n_jobs=1)
    return np.asarray(mapping.fit_transform(vectors), dtype=np.float32)


def _principal_axes(vectors: Vectors) -> tuple[Vectors, Vectors]:
    """Middle (d) and the two directions (2, d) in which the vectors differ most."""
    axes = np.zeros((2, vectors.shape[1]), dtype=np.float32)
    if not len(vectors):
        return axes[0], axes
    mean = vectors.mean(axis=0)
    _, _, rows = np.linalg.svd(vectors - mean, full_matrices=False)
    axes[: len(rows[:2])] = rows[:2]
    # The sign of a direction is arbitrary; a fixed one makes the same map everywhere.
    largest = axes[np.arange(2), np.abs(axes).argmax(axis=1)]
    return mean, axes * np.where(largest < 0, np.float32(-1), np.float32(1))[:, None]
