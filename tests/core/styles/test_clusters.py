"""A description belongs to the cluster with the nearest center."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from amt_core.errors import AmtError
from amt_core.styles.clusters import STYLE_CLUSTERS_FILE, StyleClusters, nearest
from amt_core.text import describe, embed

COARSE = ("a loud metal song with distorted guitars", "a quiet lullaby for harp")
FINE = ("fast jazz trio", "a church hymn on the organ", "a sad string quartet", "techno with drums")


@pytest.fixture(scope="module")
def clusters() -> StyleClusters:
    coarse, fine = (np.stack([embed(text) for text in texts]) for texts in (COARSE, FINE))  # type: ignore[misc]
    return StyleClusters(coarse=coarse, fine=fine, coarse_labels=COARSE, fine_labels=FINE)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("heavy metal", (0, 3)),
        ("sleepy lullaby, harp and organ, like in church", (1, 1)),
        ("melancholy music for two violins, viola and cello", (1, 2)),
    ],
)
def test_words_find_their_clusters(
    clusters: StyleClusters, text: str, groups: tuple[int, int]
) -> None:
    assert clusters.clusters_of(describe(text)) == groups


def test_no_words_belong_nowhere(clusters: StyleClusters) -> None:
    assert clusters.clusters_of(describe("  ")) is None


def test_words_no_longer_count_when_the_style_was_corrected(clusters: StyleClusters) -> None:
    assert clusters.clusters_of(describe("heavy metal").setting("genre", "jazz")) is None


def test_clusters_come_back_from_a_model_folder(clusters: StyleClusters, tmp_path: Path) -> None:
    STYLE_CLUSTERS_FILE.save(tmp_path, clusters)
    back = STYLE_CLUSTERS_FILE.load(tmp_path)
    assert back is not None
    assert (back.coarse_labels, back.fine_labels) == (COARSE, FINE)
    assert np.array_equal(nearest(back.fine, clusters.fine), np.arange(len(FINE)))


def test_a_model_without_clusters_has_none(tmp_path: Path) -> None:
    assert STYLE_CLUSTERS_FILE.load(tmp_path) is None


def test_a_damaged_file_is_told_with_its_name(tmp_path: Path) -> None:
    (tmp_path / STYLE_CLUSTERS_FILE.name).write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(AmtError, match=STYLE_CLUSTERS_FILE.name):
        STYLE_CLUSTERS_FILE.load(tmp_path)
