"""Checkpoints, from which training goes on exactly, and model folders, which other tools open."""

from __future__ import annotations

import json
import logging
import math
import shutil
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from transformers import GPT2LMHeadModel

from amt_core.errors import AmtError
from amt_core.tokens.vocabulary import VOCABULARY

_log = logging.getLogger(__name__)

CHECKPOINT = "checkpoint.safetensors"


@dataclass(slots=True, kw_only=True)
class Place:
    """Where a training run is.

    Attributes:
        step: Steps done.
        best: The lowest validation loss so far.
        num_stale: Measurements since then.
        scale: What losses are multiplied by in fp16.
        growth: Steps since that last changed.
    """

    step: int = 0
    best: float = math.inf
    num_stale: int = 0
    scale: float = 65536.0
    growth: int = 0


def save_checkpoint(
    folder: Path, model: GPT2LMHeadModel, optimizer: torch.optim.Optimizer, place: Place
) -> None:
    """Writes everything needed to go on into one safetensors file, under a temporary name first.

    Random states are no part of it: every step seeds its own.
    """
    tensors: dict[str, torch.Tensor] = {
        f"model.{name}": parameter.detach() for name, parameter in model.named_parameters()
    }
    for index, state in optimizer.state_dict()["state"].items():
        tensors |= {f"optimizer.{index}.{name}": tensor for name, tensor in state.items()}
    metadata = {
        "step": str(place.step),
        "best": repr(place.best),
        "num_stale": str(place.num_stale),
        "scale": repr(place.scale),
        "growth": str(place.growth),
    }
    temporary = folder / f"{CHECKPOINT}.part"
    save_file(tensors, temporary, metadata=metadata)
    temporary.replace(folder / CHECKPOINT)


def resume(folder: Path, model: GPT2LMHeadModel, optimizer: torch.optim.Optimizer) -> Place:
    """The place of the checkpoint, loaded; the beginning without one.

    Raises:
        AmtError: The checkpoint belongs to a model of another size.
    """
    path = folder / CHECKPOINT
    if not path.exists():
        return Place()
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
    _log.info("resumed at step %s", metadata["step"])
    beginning = Place()
    return Place(
        step=int(metadata["step"]),
        best=float(metadata["best"]),
        num_stale=int(metadata.get("num_stale", beginning.num_stale)),
        scale=float(metadata.get("scale", beginning.scale)),
        growth=int(metadata.get("growth", beginning.growth)),
    )


def save_model(model: GPT2LMHeadModel, folder: Path) -> None:
    """Writes the Hugging Face folder with the vocabulary it was trained on.

    What the folder held stays until the new one is complete.
    """
    temporary = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(temporary, ignore_errors=True)
    model.save_pretrained(temporary, safe_serialization=True)
    vocabulary = {
        "version": VOCABULARY.version,
        "size": VOCABULARY.size,
        "tokens": VOCABULARY.names(),
    }
    (temporary / "vocabulary.json").write_text(json.dumps(vocabulary, indent=0), encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    # File by file, the weights last: whoever was killed in between trains on from before.
    for path in sorted(temporary.iterdir(), key=lambda p: p.suffix == ".safetensors"):
        path.replace(folder / path.name)
    temporary.rmdir()


def load_model(folder: Path) -> GPT2LMHeadModel:
    """The weights of a model folder, to train them further.

    Raises:
        AmtError: There is no model, or it uses another vocabulary.
    """
    try:
        stated = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        model = GPT2LMHeadModel.from_pretrained(folder)
    except (OSError, ValueError, SafetensorError) as error:
        raise AmtError(
            f'"{folder}" holds no model to begin with.', "Choose the folder of an exported model."
        ) from error
    if stated.get("version") != VOCABULARY.version:
        raise AmtError(
            f'The model in "{folder}" uses another vocabulary.',
            "Choose a model of this version of the program.",
        )
    return model.float()
