"""The clusters of descriptions that a model was trained with, and the clusters of a text.

The pipeline clusters the descriptions of its pieces by k-means over their sentence embeddings, and
a model learns with every piece in which cluster, coarse and fine, it is. So words reach the model
for which there is no other control. The centers stand next to the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from amt_core.spec.music_spec import MusicSpec, Source
from amt_core.system.arrays import read_arrays
from amt_core.system.companion_file import CompanionFile
from amt_core.text import embed
from amt_core.text.encoder.sentence_encoder import DIMENSION

ClusterPair = tuple[int, int]
"""A coarse and a fine cluster: the values of their control tokens."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StyleClusters:
    """The centers of both levels; cluster c of a level is the control value c of its tokens.

    Attributes:
        coarse: (k, 384) centers.
        fine: (m, 384) centers.
        coarse_labels: k phrases: the topic of each coarse cluster.
        fine_labels: m phrases.
    """

    coarse: NDArray[np.float32]
    fine: NDArray[np.float32]
    coarse_labels: tuple[str, ...]
    fine_labels: tuple[str, ...]

    def clusters_of(self, spec: MusicSpec) -> ClusterPair | None:
        """The clusters that the words of a description belong to.

        None without words, without an encoder, and where the user has set another style than the
        words say: then the words no longer describe the piece.
        """
        if not spec.text.strip() or Source.SET in (spec.genre.source, spec.subgenre.source):
            return None
        vector = embed(spec.text)
        if vector is None:
            return None
        coarse, fine = nearest(vector[None], self.coarse), nearest(vector[None], self.fine)
        return int(coarse[0]), int(fine[0])


def _read(path: Path) -> StyleClusters:
    file = read_arrays(
        path,
        {
            "coarse": ("f", ("coarse", DIMENSION)),
            "fine": ("f", ("fine", DIMENSION)),
            "coarse_labels": ("U", ("coarse",)),
            "fine_labels": ("U", ("fine",)),
        },
    )
    return StyleClusters(
        coarse=file["coarse"].astype(np.float32),
        fine=file["fine"].astype(np.float32),
        coarse_labels=tuple(file["coarse_labels"].tolist()),
        fine_labels=tuple(file["fine_labels"].tolist()),
    )


def _write(path: Path, clusters: StyleClusters) -> None:
    """Writes the centers in half precision."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            coarse=clusters.coarse.astype(np.float16),
            fine=clusters.fine.astype(np.float16),
            coarse_labels=np.array(clusters.coarse_labels),
            fine_labels=np.array(clusters.fine_labels),
        )


STYLE_CLUSTERS_FILE = CompanionFile(name="clusters.npz", read=_read, write=_write)


def nearest(vectors: NDArray[np.float32], centers: NDArray[np.float32]) -> NDArray[np.int64]:
    """(n,) the nearest of (k, d) centers to each of (n, d) vectors."""
    # |v - c|² less |v|², which is the same for all centers.
    return ((centers**2).sum(axis=1) - 2 * (vectors @ centers.T)).argmin(axis=1)
