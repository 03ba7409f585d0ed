"""Groups are found, are the same each time, and take new pieces without a new fit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.pipeline.clusters.kmeans import Clusters, fit_clusters
from amt_core.pipeline.clusters.map import PieceMap, fit_map
from amt_core.pipeline.clusters.options import ClusterOptions

NUM_BLOBS = 4


def fitted(vectors: NDArray[np.float32], options: ClusterOptions) -> Clusters:
    """The clusters, without a look at the progress."""
    fitting = fit_clusters(vectors, options)
    while True:
        try:
            next(fitting)
        except StopIteration as end:
            return end.value


@pytest.fixture
def blobs() -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    rng = np.random.default_rng(3)
    centers = rng.normal(size=(NUM_BLOBS, 16)).astype(np.float32) * 5
    of = rng.integers(NUM_BLOBS, size=200)
    return (centers[of] + rng.normal(size=(200, 16)) * 0.2).astype(np.float32), of


@pytest.mark.parametrize("mini_batch_from", [10, 10**6], ids=["mini-batch", "all"])
def test_the_silhouette_finds_how_many_groups_there_are(
    blobs: tuple[NDArray[np.float32], NDArray[np.int64]], mini_batch_from: int
) -> None:
    vectors, of = blobs
    options = ClusterOptions(
        num_coarse=0, num_fine=0, fine_range=(3, NUM_BLOBS, 5), mini_batch_from=mini_batch_from
    )
    clusters = fitted(vectors, options)
    for level in (clusters.coarse, clusters.fine):
        assert len(level.centers) == NUM_BLOBS
        assert level.silhouette > 0.8
        assert level.silhouettes.min() > 0.8
        groups = level.assign(vectors)
        assert len(set(zip(of.tolist(), groups.tolist(), strict=True))) == NUM_BLOBS


def test_only_numbers_of_the_range_are_tried(
    blobs: tuple[NDArray[np.float32], NDArray[np.int64]],
) -> None:
    options = ClusterOptions(num_coarse=0, coarse_range=(3, 7))
    assert len(fitted(blobs[0], options).coarse.centers) == 3


@pytest.mark.parametrize("kind", ["pca", "umap"])
def test_same_seed_same_groups_and_map_also_after_saving(
    blobs: tuple[NDArray[np.float32], NDArray[np.int64]], tmp_path: Path, kind: str
) -> None:
    if kind == "umap":
        pytest.importorskip("umap")
    vectors, _ = blobs
    options = ClusterOptions(num_coarse=4, num_fine=8, seed=2, map=kind)
    clusters = fitted(vectors, options)
    again = fitted(vectors, options)
    clusters.save(tmp_path)
    for other in (again, Clusters.load(tmp_path)):
        assert np.array_equal(clusters.coarse.centers, other.coarse.centers)
        assert np.array_equal(clusters.fine.assign(vectors), other.fine.assign(vectors))
        assert np.array_equal(clusters.map.place(vectors), other.map.place(vectors))


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 cut short"])
def test_groups_that_are_gone_or_damaged_are_a_sentence(
    tmp_path: Path, content: bytes | None
) -> None:
    vectors = np.eye(4, dtype=np.float32)
    fitted(vectors, ClusterOptions(num_coarse=2, num_fine=2)).save(tmp_path)
    (file,) = tmp_path.iterdir()
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(AmtError, match="cannot be read") as error:
        Clusters.load(tmp_path)
    assert "amt pipeline cluster --force" in error.value.hint


def test_no_more_groups_than_tokens_or_pieces(
    blobs: tuple[NDArray[np.float32], NDArray[np.int64]],
) -> None:
    vectors, _ = blobs
    clusters = fitted(vectors, ClusterOptions(num_coarse=99, num_fine=999))
    assert (len(clusters.coarse.centers), len(clusters.fine.centers)) == (16, 128)
    assert len(fitted(vectors[:3], ClusterOptions()).fine.centers) == 3


def test_the_progress_rises_with_each_number_of_clusters(
    blobs: tuple[NDArray[np.float32], NDArray[np.int64]],
) -> None:
    options = ClusterOptions(num_coarse=0, coarse_range=(2, 4), num_fine=8)
    done = [event.done for event in fit_clusters(blobs[0], options)]
    assert done == [50, 100, 150]  # of 200: the map is to come


def test_without_pieces_there_is_one_group_to_come(
    blobs: tuple[NDArray[np.float32], NDArray[np.int64]],
) -> None:
    vectors, _ = blobs
    nothing = fitted(vectors[:0], ClusterOptions())
    assert nothing.coarse.assign(vectors).max() == 0
    assert nothing.map.place(vectors).shape == (len(vectors), 2)


def test_what_umap_has_not_placed_stands_among_its_nearest_landmarks() -> None:
    landmarks = np.array([[0, 0], [10, 0], [10, 1], [10, 2], [11, 1]], dtype=np.float32)
    places = np.array([[-5, 0], [5, 0], [5, 1], [5, 2], [6, 1]], dtype=np.float32)
    piece_map = PieceMap(mean=landmarks[0], axes=np.eye(2, dtype=np.float32),
                         landmarks=landmarks, places=places)  # fmt: skip
    ((x, y),) = piece_map.place(np.array([[10, 1]], dtype=np.float32)).tolist()
    assert (x, y) == pytest.approx((5, 1), abs=0.01)


def test_a_map_by_umap_without_it_says_how_to_get_it(
    blobs: tuple[NDArray[np.float32], NDArray[np.int64]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(AmtError, match="UMAP") as caught:
        fit_map(blobs[0], kind="umap", seed=1)
    assert "pip install" in caught.value.hint
