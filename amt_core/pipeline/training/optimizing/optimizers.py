"""The optimizers of a training run: Muon for the matrices of the blocks, AdamW for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from amt_core.pipeline.training.devices.shares import share_like
from amt_core.pipeline.training.in_force_gpt2 import InForceGPT2
from amt_core.pipeline.training.optimizing.muon import Muon
from amt_core.pipeline.training.options import TrainOptions

_IN_FORCE = "transformer.wfe.weight"
_IN_FORCE_RATE_RATIO = 4.0
"""The rows of the tokens in force begin at zero, and each is met in few batches."""


class Optimizers:
    """One optimizer or two that move the weights of a model together.

    Muon (K. Jordan and others, 2024) makes the update of a matrix orthogonal, so that all its
    directions are learned at the same rate; embeddings, norms and biases stay with AdamW
    (I. Loshchilov and F. Hutter, 2019).

    Args:
        model: The model.
        options: Which optimizers, and their options.
    """

    def __init__(self, model: InForceGPT2, options: TrainOptions) -> None:
        parameters = dict(model.named_parameters())
        in_blocks = {name for name, each in parameters.items() if ".h." in name and each.dim() == 2}
        with_muon = in_blocks if options.optimizer == "muon" else set[str]()
        in_force = [each for name, each in parameters.items() if name == _IN_FORCE]
        others = [each for n, each in parameters.items() if n not in with_muon and n != _IN_FORCE]
        adamw = torch.optim.AdamW(
            [
                {
                    "params": [each for each in others if each.dim() >= 2],
                    "weight_decay": options.weight_decay,
                },
                {"params": [each for each in others if each.dim() < 2], "weight_decay": 0.0},
                {
                    "params": in_force,
                    "weight_decay": options.weight_decay,
                    "rate_ratio": _IN_FORCE_RATE_RATIO,
                },
            ],
            lr=options.learning_rate,
            betas=(0.9, 0.95),
            fused=True,
        )
        self._rate_ratios: dict[torch.optim.Optimizer, float] = {adamw: 1.0}
        if with_muon:
            matrices = [parameters[name] for name in parameters if name in with_muon]
            muon = Muon(matrices, weight_decay=options.weight_decay)
            self._rate_ratios[muon] = options.muon_rate_ratio
        self._parameters = parameters

    def set_learning_rate(self, rate: float) -> None:
        """Sets the learning rate of AdamW; Muon's follows from it."""
        for optimizer, ratio in self._rate_ratios.items():
            for group in optimizer.param_groups:
                group["lr"] = rate * ratio * group.get("rate_ratio", 1.0)

    def step(self, scaler: torch.amp.GradScaler, *, gradient_clip: float) -> None:
        """Clips the gradients, moves the weights, and forgets the gradients."""
        for optimizer in self._rate_ratios:
            scaler.unscale_(optimizer)
        torch.nn.utils.clip_grad_norm_(self._parameters.values(), gradient_clip)
        for optimizer in self._rate_ratios:
            scaler.step(optimizer)
        scaler.update()
        for parameter in self._parameters.values():
            parameter.grad = None

    def state(self) -> dict[str, torch.Tensor]:
        """The tensors that the next step depends on, as `parameter:name`."""
        return {
            f"{name}:{key}": tensor
            for name, parameter in self._parameters.items()
            for optimizer in self._rate_ratios
            for key, tensor in optimizer.state.get(parameter, {}).items()
        }

    def load_state(self, tensors: Mapping[str, torch.Tensor]) -> None:
        """Takes over what `state` gave; tensors of another optimizer are left out."""
        owners = {
            parameter: optimizer
            for optimizer in self._rate_ratios
            for group in optimizer.param_groups
            for parameter in group["params"]
        }
        found: dict[str, dict[str, Any]] = {}
        for name, tensor in tensors.items():
            parameter_name, _, key = name.rpartition(":")
            found.setdefault(parameter_name, {})[key] = tensor
        for name, parameter in self._parameters.items():
            own = found.get(name, {})
            is_muon = isinstance(owners[parameter], Muon)
            if own and is_muon == ("momentum_buffer" in own):
                owners[parameter].state[parameter] = {
                    # Fused AdamW counts steps where the weights are.
                    key: share_like(tensor, parameter)
                    for key, tensor in own.items()
                }
