"""The words of a description reach a model by clusters where no name of a style says more."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from amt_core.composing.conditions import clusters_of
from amt_core.engine.model import Model
from amt_core.styles.clusters import STYLE_CLUSTERS_FILE, StyleClusters
from amt_core.styles.priors import StylePriors
from amt_core.text import describe, embed


@pytest.fixture
def model(tiny_model: Path, tmp_path: Path) -> Model:
    """A model with clusters that has learned metal by name, and no other style."""
    folder = shutil.copytree(tiny_model, tmp_path / "model")
    found = [embed(text) for text in ("loud metal with guitars", "quiet lullaby")]
    centers = np.stack([vector for vector in found if vector is not None])
    clusters = StyleClusters(
        coarse=centers, fine=centers, coarse_labels=("a", "b"), fine_labels=("c", "d")
    )
    STYLE_CLUSTERS_FILE.save(folder, clusters)
    model = Model.load(folder)
    any_style = model.priors.of(None, None)
    model.__dict__["priors"] = StylePriors({"*": any_style, "metal": any_style})
    return model


@pytest.mark.parametrize(
    ("text", "expected"),
    [("heavy metal", None), ("roaring guitars", (0, 0)), ("a lullaby", (1, 1))],
    ids=["a style that is known by name", "a style that words suggest", "an unknown style"],
)
def test_a_known_name_of_a_style_says_more_than_clusters(
    text: str, expected: tuple[int, int] | None, model: Model
) -> None:
    assert clusters_of(describe(text), model) == expected


def test_a_model_without_clusters_has_none(tiny_model: Path) -> None:
    assert clusters_of(describe("roaring guitars"), Model.load(tiny_model)) is None
