"""Checkpoints, from which training goes on exactly, and model folders, which other tools open."""

from __future__ import annotations

import json
import logging
import math
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from transformers import GPT2LMHeadModel

from amt_core.errors import AmtError
from amt_core.tokens.vocabulary import VOCABULARY

_log = logging.getLogger(__name__)

CHECKPOINT = "checkpoint.safetensors"


def save_checkpoint(
    folder: Path,
    model: GPT2LMHeadModel,
    optimizer: torch.optim.Optimizer,
    step: int,
    best: float,
) -> None:
    """Writes everything needed to go on into one safetensors file, under a temporary name first."""
    tensors: dict[str, torch.Tensor] = {
        f"model.{name}": parameter.detach() for name, parameter in model.named_parameters()
    }
    for index, state in optimizer.state_dict()["state"].items():
        tensors |= {f"optimizer.{index}.{name}": tensor for name, tensor in state.items()}
    tensors["torch_rng"] = torch.get_rng_state()
    temporary = folder / f"{CHECKPOINT}.part"
    save_file(tensors, temporary, metadata={"step": str(step), "best": repr(best)})
    temporary.replace(folder / CHECKPOINT)


def resume(
    folder: Path, model: GPT2LMHeadModel, optimizer: torch.optim.Optimizer
) -> tuple[int, float]:
    """Step and best validation loss of the checkpoint, loaded; 0 and infinity without one.

    Raises:
        AmtError: The checkpoint belongs to a model of another size.
    """
    path = folder / CHECKPOINT
    if not path.exists():
        return 0, math.inf
    with safe_open(path, framework="pt") as file:
        metadata = file.metadata()
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  # no dict
    own = dict(model.named_parameters())
    saved = {name: tensors.get(f"model.{name}", torch.empty(0)) for name in own}
    if any(saved[name].shape != own[name].shape for name in own):
        raise AmtError(
            f"{path} was written while training a model of another size.",
            "Choose another folder, or the options of that run.",
        )
    with torch.no_grad():
        for name, tensor in own.items():
            tensor.copy_(saved[name])
    state: dict[int, dict[str, torch.Tensor]] = {}
    for name, tensor in tensors.items():
        if name.startswith("optimizer."):
            _, index, field_name = name.split(".", 2)
            state.setdefault(int(index), {})[field_name] = tensor
    groups = optimizer.state_dict()["param_groups"]
    optimizer.load_state_dict({"state": state, "param_groups": groups})
    torch.set_rng_state(tensors["torch_rng"])
    _log.info("resumed at step %s", metadata["step"])
    return int(metadata["step"]), float(metadata["best"])


def save_model(model: GPT2LMHeadModel, folder: Path) -> None:
    """Writes the Hugging Face folder with the vocabulary it was trained on."""
    model.save_pretrained(folder, safe_serialization=True)
    vocabulary = {
        "version": VOCABULARY.version,
        "size": VOCABULARY.size,
        "tokens": VOCABULARY.names(),
    }
    (folder / "vocabulary.json").write_text(json.dumps(vocabulary, indent=0), encoding="utf-8")
