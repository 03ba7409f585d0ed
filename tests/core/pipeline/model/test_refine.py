"""Weights are refined by what they write themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch

from amt_core.cli.program import main
from amt_core.engine.critic.critic import CRITIC_FILE
from amt_core.errors import AmtError
from amt_core.pipeline.data.shards import Piece
from amt_core.pipeline.model import training_excerpts
from amt_core.pipeline.model.refine import refine
from amt_core.pipeline.training.weights import load_model
from amt_core.progress import Metric
from tests.core.pipeline.training_shards import shards_of


@pytest.fixture(autouse=True)
def short_excerpts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_excerpts, "NUM_BARS", 4)


def test_the_refined_weights_tell_better_and_stand_beside_the_companions(
    pieces: list[Piece], tiny_model: Path, tmp_path: Path
) -> None:
    folder, target = tmp_path / "model", tmp_path / "refined"
    shutil.copytree(tiny_model, folder)
    (folder / CRITIC_FILE.name).write_bytes(b"of the weights before")
    (folder / "MODEL_CARD.md").write_text("a card")
    shards = shards_of(pieces, tmp_path / "data", 12)
    events = list(
        refine(folder, target, shards, num_pieces=12, num_steps=30, highest_rate=3e-4, seed=1)
    )
    found = {event.name: event.value for event in events if isinstance(event, Metric)}
    assert found["contrast_loss"] < 0.69
    assert found["contrast_auc"] > 0.6
    assert not (target / "onnx").exists()
    assert not (target / CRITIC_FILE.name).exists()
    assert (target / "MODEL_CARD.md").read_text() == "a card"
    before, after = (dict(load_model(f).named_parameters()) for f in (folder, target))
    assert any(not torch.equal(before[name], after[name]) for name in before)


def test_the_command_says_what_it_measures_and_what_comes_next(
    pieces: list[Piece], tiny_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shards_of(pieces, tmp_path / "data", 12)
    arguments = ["--data", str(tmp_path / "data"), "-o", str(tmp_path / "refined")]
    status = main(["model", "refine", str(tiny_model), *arguments, "--pieces", "8", "--steps", "2"])
    said = capsys.readouterr().out
    assert status == 0
    assert "Composing 8 pieces" in said
    assert "step 2: contrast_loss 0." in said
    assert f"amt model export {tmp_path / 'refined'}" in said


def test_too_few_pieces_are_a_sentence(
    pieces: list[Piece], tiny_model: Path, tmp_path: Path
) -> None:
    shards = shards_of(pieces, tmp_path / "data", 2)
    target = tmp_path / "refined"
    with pytest.raises(AmtError, match="too few long pieces"):
        list(refine(tiny_model, target, shards, num_pieces=8, num_steps=2, highest_rate=1e-5))
    assert not target.exists()


def test_no_steps_are_refused(tiny_model: Path, tmp_path: Path) -> None:
    arguments = ["--data", str(tmp_path), "-o", str(tmp_path / "refined"), "--steps", "0"]
    with pytest.raises(SystemExit):
        main(["model", "refine", str(tiny_model), *arguments])
