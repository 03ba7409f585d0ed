"""A checkpoint holds all that training needs, and damage or a full disk costs minutes at most."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from transformers import GPT2Config

from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.errors import AmtError
from amt_core.pipeline.training.checkpoint import (
    CHECKPOINT,
    PREVIOUS_CHECKPOINT,
    TrainState,
    resume,
    save_checkpoint,
)
from amt_core.pipeline.training.optimizing.optimizers import Optimizers
from amt_core.pipeline.training.options import TrainOptions

OPTIONS = TrainOptions(learning_rate=1e-2)


def trained(options: TrainOptions = OPTIONS) -> tuple[InForceGPT2, Optimizers]:
    """A model after one step."""
    torch.manual_seed(1)
    config = GPT2Config(vocab_size=64, n_positions=16, n_embd=16, n_layer=1, n_head=2,
                        bos_token_id=1, eos_token_id=2)  # fmt: skip
    model = InForceGPT2(config)
    optimizers = Optimizers(model, options)
    step(model, optimizers)
    return model, optimizers


def step(model: InForceGPT2, optimizers: Optimizers) -> None:
    for parameter in model.parameters():
        parameter.grad = torch.sin(parameter.detach() * 100)
    optimizers.set_learning_rate(1e-2)
    optimizers.step(torch.amp.GradScaler("cpu", enabled=False), gradient_clip=1.0)


def weights(model: InForceGPT2) -> torch.Tensor:
    return torch.cat([parameter.detach().flatten() for parameter in model.parameters()])


@pytest.mark.parametrize("optimizer", ["muon", "adamw"])
def test_both_optimizers_go_on_exactly(tmp_path: Path, optimizer: str) -> None:
    options = replace(OPTIONS, optimizer=optimizer)
    model, optimizers = trained(options)
    state = TrainState(step=7, best_valid_loss=1.25, num_stale=2, decay_start=5)
    save_checkpoint(tmp_path, model, optimizers, state)
    other, other_optimizers = trained(options)
    step(other, other_optimizers)
    assert resume(tmp_path, other, other_optimizers, remarks=[]) == state
    step(model, optimizers)
    step(other, other_optimizers)
    assert torch.equal(weights(model), weights(other))


def test_a_damaged_checkpoint_falls_back_to_the_one_before(tmp_path: Path) -> None:
    model, optimizers = trained()
    for number in (1, 2):
        save_checkpoint(tmp_path, model, optimizers, TrainState(step=number))
    path = tmp_path / CHECKPOINT
    path.write_bytes(path.read_bytes()[:-100])
    remarks: list[str] = []
    assert resume(tmp_path, model, optimizers, remarks=remarks).step == 1
    assert "of step 1" in remarks[0]


def test_only_damaged_checkpoints_are_refused_rather_than_overwritten(tmp_path: Path) -> None:
    (tmp_path / CHECKPOINT).write_bytes(b"nothing")
    with pytest.raises(AmtError, match="are damaged"):
        resume(tmp_path, *trained(), remarks=[])


def test_a_checkpoint_that_cannot_be_written_leaves_the_one_before(tmp_path: Path) -> None:
    model, optimizers = trained()
    save_checkpoint(tmp_path, model, optimizers, TrainState(step=1))
    # A folder in the way of the temporary file fails as a full disk does, for every user.
    (tmp_path / f"{CHECKPOINT}.part" / "in the way").mkdir(parents=True)
    with pytest.raises(AmtError, match="step 2 cannot be written"):
        save_checkpoint(tmp_path, model, optimizers, TrainState(step=2))
    assert resume(tmp_path, model, optimizers, remarks=[]).step == 1
    assert not (tmp_path / PREVIOUS_CHECKPOINT).exists()
