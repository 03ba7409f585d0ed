"""A process's shares of tensors that are split over devices, and the whole tensors."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch.distributed.tensor import DTensor, distribute_tensor


def whole(tensor: torch.Tensor) -> torch.Tensor:
    """The tensor put together from the shares of all processes; all must ask."""
    return tensor.full_tensor() if isinstance(tensor, DTensor) else tensor


def whole_tensors(
    tensors: Mapping[str, torch.Tensor], *, keeps: bool = True
) -> dict[str, torch.Tensor]:
    """The tensors put together one after the other; all processes must ask.

    Args:
        tensors: The shares.
        keeps: False in a process that only gives its shares; what it gets is empty.
    """
    found: dict[str, torch.Tensor] = {}
    for name, tensor in tensors.items():
        is_share = isinstance(tensor, DTensor)
        complete = whole(tensor)
        if keeps:
            # Whole weights may not fit into the memory of one device.
            found[name] = complete.cpu() if is_share else complete
    return found


def share_like(tensor: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
    """This process's share of a whole tensor, split as `own` is; the whole where that is whole."""
    if not isinstance(own, DTensor) or not tensor.dim():
        return tensor.to(own.device)
    # Every process has the whole tensor, so that nothing is sent.
    return distribute_tensor(
        tensor.to(own.device), own.device_mesh, own.placements, src_data_rank=None
    )
