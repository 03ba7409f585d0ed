"""The processes that train together: one alone, or those that `torchrun` started."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator
from dataclasses import dataclass

import torch


@dataclass(frozen=True, slots=True, kw_only=True)
class Processes:
    """This process and its companions.

    Attributes:
        rank: Which one this is.
        count: How many there are.
        device: What this one computes on.
    """

    rank: int
    count: int
    device: torch.device

    @property
    def is_first(self) -> bool:
        """True if this one writes files."""
        return self.rank == 0

    def mean(self, value: float) -> float:
        """The mean of a figure over all processes; all must ask."""
        if self.count == 1:
            return value
        shared = torch.tensor(value, dtype=torch.float64, device=self.device)
        torch.distributed.all_reduce(shared)
        return float(shared) / self.count

    def agreed(self, *, stops: bool) -> bool:
        """The answer of the first process, for every process; all must ask."""
        if self.count == 1:
            return stops
        shared = torch.tensor(float(stops), device=self.device)
        torch.distributed.broadcast(shared, 0)
        return bool(shared)


@contextlib.contextmanager
def joined() -> Generator[Processes]:
    """Joins the others for the time of a block."""
    count = int(os.environ.get("WORLD_SIZE", "1"))
    has_card = torch.cuda.is_available()
    if count == 1:
        yield Processes(rank=0, count=1, device=torch.device("cuda" if has_card else "cpu"))
        return
    device = torch.device("cpu")
    if has_card:
        device = torch.device("cuda", int(os.environ["LOCAL_RANK"]))
        torch.cuda.set_device(device)
    torch.distributed.init_process_group("nccl" if has_card else "gloo")
    try:
        yield Processes(rank=torch.distributed.get_rank(), count=count, device=device)
    finally:
        torch.distributed.destroy_process_group()
