"""Checkpoints, from which training goes on exactly."""

from __future__ import annotations

import contextlib
import logging
import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.errors import AmtError
from amt_core.pipeline.training.devices.shares import share_like, whole_tensors
from amt_core.pipeline.training.optimizing.optimizers import Optimizers
from amt_core.sentence import Sentence

_log = logging.getLogger(__name__)

CHECKPOINT = "checkpoint.safetensors"
PREVIOUS_CHECKPOINT = "checkpoint-previous.safetensors"


@dataclass(slots=True, kw_only=True)
class TrainState:
    """The progress of a training run.

    Attributes:
        step: Steps done.
        best_valid_loss: The lowest validation loss so far.
        num_stale: Measurements since then.
        scale: What losses are multiplied by in fp16.
        growth: Steps since that last changed.
        decay_start: The step at which a run that only decays began; -1 in other runs.
    """

    step: int = 0
    best_valid_loss: float = math.inf
    num_stale: int = 0
    scale: float = 65536.0
    growth: int = 0
    decay_start: int = -1


def save_checkpoint(
    folder: Path,
    model: InForceGPT2,
    optimizers: Optimizers,
    state: TrainState,
    *,
    writes: bool = True,
) -> None:
    """Writes everything needed to go on into one safetensors file, under a temporary name first.

    Random states are no part of it: every step seeds its own. The checkpoint before is kept, for
    the case that this one turns out to be damaged.

    Args:
        folder: The folder of the run.
        model: The weights.
        optimizers: What moves them.
        state: The progress of the run.
        writes: False in a process that only gives its shares of split weights.

    Raises:
        AmtError: It cannot be written; earlier checkpoints stay.
    """
    tensors = whole_tensors(
        {f"model.{name}": parameter.detach() for name, parameter in model.named_parameters()}
        | {f"optimizer.{name}": tensor for name, tensor in optimizers.state().items()},
        keeps=writes,
    )
    if not writes:
        return
    metadata = {name: repr(value) for name, value in asdict(state).items()}
    newest, temporary = folder / CHECKPOINT, folder / f"{CHECKPOINT}.part"
    try:
        save_file(tensors, temporary, metadata=metadata)
        if newest.exists():
            newest.replace(folder / PREVIOUS_CHECKPOINT)
        temporary.replace(newest)
    except (OSError, SafetensorError) as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise AmtError(
            Sentence(
                "The checkpoint of step {step} cannot be written ({error}).",
                step=state.step,
                error=error,
            ),
            "Make room on the disk and start again: training goes on from the checkpoint before.",
        ) from error


def resume(
    folder: Path, model: InForceGPT2, optimizers: Optimizers, *, remarks: list[str]
) -> TrainState:
    """The state of the newest checkpoint that can be read, loaded; the beginning without one.

    Args:
        folder: The folder of the run.
        model: Receives the weights.
        optimizers: Receive their state.
        remarks: Receives a sentence if the newest checkpoint is damaged.

    Raises:
        AmtError: The checkpoint belongs to a model of another size, or all are damaged.
    """
    damaged: Path | None = None
    for path, metadata, tensors in _readable(folder):
        if metadata is None:
            _log.warning("%s is damaged", path)
            damaged = path
            continue
        _load(path, tensors, model, optimizers)
        kinds = {"best_valid_loss": float, "scale": float}
        values: dict[str, Any] = {
            each.name: kinds.get(each.name, int)(metadata[each.name])
            for each in fields(TrainState)
            if each.name in metadata
        }
        _log.info("resumed at step %s", metadata["step"])
        if damaged is not None:
            remarks.append(
                f'The checkpoint "{damaged}" is damaged: training goes on from the one before, '
                f"of step {int(metadata['step']):,}."
            )
        return TrainState(**values)
    if damaged is not None:
        raise AmtError(
            Sentence("The checkpoints in {folder} are damaged.", folder=folder),
            "Choose another folder, or delete them to train from the beginning.",
        )
    return TrainState()


def _readable(
    folder: Path,
) -> Iterator[tuple[Path, dict[str, str] | None, dict[str, torch.Tensor]]]:
    """The checkpoints from the newest on, with None for metadata where one is damaged."""
    for path in (folder / CHECKPOINT, folder / PREVIOUS_CHECKPOINT):
        if not path.exists():
            continue
        try:
            with safe_open(path, framework="pt") as file:
                tensors = {
                    name: file.get_tensor(name)
                    for name in file.keys()  # noqa: SIM118  # no dict
                }
                yield path, file.metadata(), tensors
        except (OSError, SafetensorError):
            yield path, None, {}


def _load(
    path: Path, tensors: dict[str, torch.Tensor], model: InForceGPT2, optimizers: Optimizers
) -> None:
    own = dict(model.named_parameters())
    saved = {name: tensors.get(f"model.{name}", torch.empty(0)) for name in own}
    if any(saved[name].shape != own[name].shape for name in own):
        raise AmtError(
            Sentence("{path} was written while training a model of another size.", path=path),
            "Choose another folder, or the options of that run.",
        )
    with torch.no_grad():
        for name, tensor in own.items():
            tensor.copy_(share_like(saved[name], tensor))
    optimizers.load_state(
        {
            name.removeprefix("optimizer."): tensor
            for name, tensor in tensors.items()
            if name.startswith("optimizer.")
        }
    )
