"""The map of a model's clusters, with a description in it."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.styles.cluster_map import map_clusters
from amt_core.styles.clusters import StyleClusters
from amt_core.text import describe, embed

WORDS = ("heavy metal", "thrash metal", "slow waltz", "viennese waltz", "string quartet")


@pytest.fixture(scope="module")
def clusters() -> StyleClusters:
    vectors = [embed(text) for text in WORDS]
    if any(vector is None for vector in vectors):
        pytest.skip("there is no sentence encoder")
    fine = np.stack([vector for vector in vectors if vector is not None])
    coarse = np.stack([fine[:2].mean(axis=0), fine[2:4].mean(axis=0), fine[4]])
    return StyleClusters(
        coarse=coarse,
        fine=fine,
        coarse_labels=("metal", "waltz", "quartet"),
        fine_labels=WORDS,
    )


def test_similar_styles_stand_near_one_another(clusters: StyleClusters) -> None:
    shown = map_clusters(clusters, describe(""))
    assert shown.coarse.tolist() == [0, 0, 1, 1, 2]
    assert shown.here is None
    assert shown.clusters is None
    metal, thrash, slow, _viennese, _quartet = shown.places
    assert np.linalg.norm(metal - thrash) < np.linalg.norm(metal - slow)
    assert np.abs(shown.places).max() == pytest.approx(1.0)


def test_a_description_lies_at_its_style(clusters: StyleClusters) -> None:
    shown = map_clusters(clusters, describe("heavy metal"))
    assert shown.clusters == (0, 0)
    assert shown.here == pytest.approx(tuple(shown.places[0]), abs=1e-3)


def test_the_same_model_always_has_the_same_map(clusters: StyleClusters) -> None:
    one, other = (map_clusters(clusters, describe("")) for _ in range(2))
    assert np.array_equal(one.places, other.places)


def test_a_model_with_a_single_style_has_a_map(clusters: StyleClusters) -> None:
    alone = StyleClusters(
        coarse=clusters.coarse[:1],
        fine=clusters.fine[:1],
        coarse_labels=("metal",),
        fine_labels=("heavy metal",),
    )
    assert map_clusters(alone, describe("waltz")).places.tolist() == [[0.0, 0.0]]
