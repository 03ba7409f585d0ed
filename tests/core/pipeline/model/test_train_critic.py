"""The critic of a model is trained on its own pieces against training pieces."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from amt_core.engine.critic.critic import CRITIC_FILE
from amt_core.engine.model import Model
from amt_core.errors import AmtError
from amt_core.pipeline.data.shards import Piece, Shards
from amt_core.pipeline.model import training_excerpts as module
from amt_core.pipeline.model.train_critic import train_critic
from amt_core.progress import Metric
from tests.core.pipeline.training_shards import shards_of


@pytest.fixture
def model_and_data(
    pieces: list[Piece], tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Shards]:
    """A copy of a model that knows nothing, and pieces of which four bars are compared."""
    monkeypatch.setattr(module, "NUM_BARS", 4)
    folder = tmp_path / "model"
    shutil.copytree(tiny_model, folder)
    shards = shards_of(pieces, tmp_path / "data", 12)
    return folder, shards


def test_a_critic_tells_training_pieces_from_those_of_a_model_that_knows_nothing(
    model_and_data: tuple[Path, Shards],
) -> None:
    folder, shards = model_and_data
    events = list(train_critic(folder, shards, num_pieces=12))
    (auc,) = [event.value for event in events if isinstance(event, Metric)]
    assert auc > 0.9
    assert CRITIC_FILE.load(folder) is not None
    assert Model.load(folder).num_candidates > 1


def test_a_further_critic_is_added_to_the_one_that_chooses(
    model_and_data: tuple[Path, Shards],
) -> None:
    folder, shards = model_and_data
    with pytest.raises(AmtError, match="has no critic yet"):
        list(train_critic(folder, shards, num_pieces=12, is_further=True))
    list(train_critic(folder, shards, num_pieces=12))
    first = CRITIC_FILE.load(folder)
    list(train_critic(folder, shards, num_pieces=12, is_further=True))
    both = CRITIC_FILE.load(folder)
    assert first is not None and both is not None
    num_units = len(first.output)
    assert len(both.output) == 2 * num_units
    assert np.array_equal(both.hidden[:, :num_units], first.hidden)
    assert np.array_equal(both.output[:num_units], first.output)
    assert np.array_equal(both.bins.lower, first.bins.lower)


def test_too_few_pieces_are_a_sentence(
    pieces: list[Piece], tiny_model: Path, tmp_path: Path
) -> None:
    shards = shards_of(pieces, tmp_path / "data", 2)
    with pytest.raises(AmtError, match="too few long pieces"):
        list(train_critic(tiny_model, shards, num_pieces=12))
