"""Groups are found, are the same each time, and take new pieces without a new fit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from amt_core.pipeline.cluster import Clusters, fit_clusters
from amt_core.pipeline.cluster_labels import describe_clusters

NUM_BLOBS = 4


@pytest.fixture
def blobs() -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    rng = np.random.default_rng(3)
    centres = rng.normal(size=(NUM_BLOBS, 16)).astype(np.float32) * 5
    of = rng.integers(NUM_BLOBS, size=200)
    return (centres[of] + rng.normal(size=(200, 16)) * 0.2).astype(np.float32), of


@pytest.mark.parametrize("mini_batch_from", [10, 10**6], ids=["mini-batch", "all"])
def test_the_silhouette_finds_how_many_groups_there_are(
    blobs: tuple[NDArray[np.float32], NDArray[np.int64]], mini_batch_from: int
) -> None:
    vectors, of = blobs
    clusters = fit_clusters(vectors, coarse=0, fine=0, seed=1, mini_batch_from=mini_batch_from)
    assert len(clusters.coarse) == NUM_BLOBS
    assert clusters.silhouette > 0.8
    coarse, fine = clusters.assign(vectors)
    assert len(set(zip(of.tolist(), coarse.tolist(), strict=True))) == NUM_BLOBS
    assert len(clusters.fine) == 4 * NUM_BLOBS
    assert len(np.unique(fine)) > NUM_BLOBS


def test_same_seed_same_groups_also_after_saving(
    blobs: tuple[NDArray[np.float32], NDArray[np.int64]], tmp_path: Path
) -> None:
    vectors, _ = blobs
    clusters = fit_clusters(vectors, coarse=4, fine=8, seed=2)
    again = fit_clusters(vectors, coarse=4, fine=8, seed=2)
    clusters.save(tmp_path)
    for other in (again, Clusters.load(tmp_path)):
        assert np.array_equal(clusters.coarse, other.coarse)
        assert np.array_equal(clusters.assign(vectors)[1], other.assign(vectors)[1])
        assert np.array_equal(clusters.place(vectors), other.place(vectors))


def test_no_more_groups_than_tokens_or_pieces(
    blobs: tuple[NDArray[np.float32], NDArray[np.int64]],
) -> None:
    vectors, _ = blobs
    clusters = fit_clusters(vectors, coarse=99, fine=999, seed=2)
    assert (len(clusters.coarse), len(clusters.fine)) == (16, 128)
    assert len(fit_clusters(vectors[:3], coarse=8, fine=64, seed=2).fine) == 3
    nothing = fit_clusters(vectors[:0], coarse=8, fine=64, seed=2)
    assert len(nothing.assign(vectors)[0]) == len(vectors)


def test_a_cluster_is_named_by_what_sets_it_apart() -> None:
    texts = ["calm piano waltz", "calm piano prelude", "calm fierce metal", "fierce metal riff"]
    first, second = describe_clusters(texts, [0, 0, 1, 1], num_words=1, num_examples=1)
    assert (first.label, first.size, first.examples) == ("piano", 2, ("calm piano waltz",))
    assert second.label in {"fierce", "metal"}
