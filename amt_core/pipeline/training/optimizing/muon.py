"""Muon, in the numbers that the device computes fast."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch

from amt_core.pipeline.training.devices.precision import has_fast_bf16
from amt_core.pipeline.training.devices.shares import share_like, whole

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
_ITERATIONS = 5


class Muon(torch.optim.Optimizer):
    """Momentum whose update of a matrix is made orthogonal (K. Jordan and others, 2024).

    The updates are those of `torch.optim.Muon`, which orthogonalizes in bf16 on every device; a
    processor without bf16 instructions takes 40 times as long for that as in float32.

    Args:
        matrices: The weights, (in, out) each.
        weight_decay: Share of the weights that a step takes away at a learning rate of 1.
        momentum: Share of the momentum that a step keeps.
    """

    def __init__(
        self,
        matrices: Iterable[torch.nn.Parameter],
        *,
        weight_decay: float = 0.1,
        momentum: float = 0.95,
    ) -> None:
        super().__init__(matrices, {"lr": 0.02, "weight_decay": weight_decay, "momentum": momentum})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Moves the weights once."""
        del closure  # part of the interface, never given
        for group in self.param_groups:
            rate, momentum = group["lr"], group["momentum"]
            for matrix in group["params"]:
                if matrix.grad is None:
                    continue
                state = self.state[matrix]
                if "momentum_buffer" not in state:
                    state["momentum_buffer"] = torch.zeros_like(matrix)
                average: torch.Tensor = state["momentum_buffer"]
                average.lerp_(matrix.grad, 1 - momentum)
                direction = matrix.grad.lerp(average, momentum)
                # What is split over devices is put together: no share can be made orthogonal alone.
                update = share_like(orthogonalized(whole(direction)), matrix)
                matrix.mul_(1 - rate * group["weight_decay"])
                rows, columns = matrix.shape
                matrix.add_(update, alpha=-rate * max(1.0, rows / columns) ** 0.5)


def orthogonalized(matrix: torch.Tensor) -> torch.Tensor:
    """The matrix with all singular values near 1, by five Newton-Schulz iterations."""
    a, b, c = _COEFFICIENTS
    is_tall = matrix.shape[0] > matrix.shape[1]
    kind = torch.bfloat16 if has_fast_bf16(matrix.device) else torch.float32
    x = (matrix.T if is_tall else matrix).to(kind)
    x = x / x.norm().clamp(min=1e-7)
    for _ in range(_ITERATIONS):
        gram = x @ x.T
        x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return (x.T if is_tall else x).to(matrix.dtype)
