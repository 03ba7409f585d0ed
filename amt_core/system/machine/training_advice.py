"""Advice on training for a machine: its hardware tier, a batch size, a number of workers."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.system.machine.hardware import Hardware


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A class of machines.

    Attributes:
        name: The name of the tier.
        num_cores: The least number of cores.
        memory_gib: The least memory.
        gpu: A typical graphics card.
        gpu_memory_gib: The least memory of a card.
        storage_gib: Free storage for the library, the training data and the models.
        num_gpus: The least number of cards.
    """

    name: str
    num_cores: int
    memory_gib: float
    gpu: str
    gpu_memory_gib: float
    storage_gib: float
    num_gpus: int = 1


TIERS = (
    Tier(
        name="minimum", num_cores=8, memory_gib=16, gpu="RTX 3080", gpu_memory_gib=10,
        storage_gib=20,
    ),
    Tier(
        name="recommended", num_cores=16, memory_gib=32, gpu="RTX 4090", gpu_memory_gib=24,
        storage_gib=100,
    ),
    Tier(
        name="production", num_cores=32, memory_gib=64, gpu="A100", gpu_memory_gib=40, num_gpus=2,
        storage_gib=500,
    ),
)  # fmt: skip
"""From the least to the most."""

_GIB = 2**30
# Systems report their memory without the share that firmware and graphics keep.
_TOLERANCE = 0.93
# A cautious number to begin with, not a measured one; training finds what really fits.
_BATCH_PER_GIB = 3.0
_CPU_BATCH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Advice on training for a machine.

    Attributes:
        tier: The best tier whose requirements are met; None if none is.
        can_do: A sentence for a person.
        batch_size: Sequences of 512 tokens at once on one card, a power of two to begin with; the
            automatic batch size of the training measures the true limit.
        num_workers: Processes that load data.
        lacking: The requirements of the next better tier that the machine does not meet.
    """

    tier: Tier | None
    can_do: str
    batch_size: int
    num_workers: int
    lacking: str


def advise(hardware: Hardware) -> Advice:
    """Advises on training with some hardware."""
    met = [tier for tier in TIERS if not _lacking(hardware, tier)]
    better = [tier for tier in TIERS if _lacking(hardware, tier)]
    smallest_gib = min(hardware.gpu_memory_bytes, default=0) / _GIB
    if met:
        can_do = f"trains models of your own ({met[-1].name} machine)"
    elif hardware.gpu_memory_bytes:
        can_do = "trains small models; the machine is below the minimum for large libraries"
    else:
        can_do = "composes, prepares libraries, and trains only tiny models, on the processor"
    return Advice(
        tier=met[-1] if met else None,
        can_do=can_do,
        batch_size=_power_of_two(smallest_gib * _BATCH_PER_GIB) if smallest_gib else _CPU_BATCH,
        num_workers=max(1, min(hardware.num_cores // 2, 8)),
        lacking=f"{better[0].name}: {_lacking(hardware, better[0])}" if better else "",
    )


def _lacking(hardware: Hardware, tier: Tier) -> str:
    wanted: list[str] = []
    if hardware.num_cores < tier.num_cores:
        wanted.append(f"{tier.num_cores} cores")
    if hardware.memory_bytes < tier.memory_gib * _GIB * _TOLERANCE:
        wanted.append(f"{tier.memory_gib:g} GiB of memory")
    least_bytes = tier.gpu_memory_gib * _GIB * _TOLERANCE
    fitting = [size for size in hardware.gpu_memory_bytes if size >= least_bytes]
    if len(fitting) < tier.num_gpus:
        cards = "a card" if tier.num_gpus == 1 else f"{tier.num_gpus} cards"
        wanted.append(f"{cards} like the {tier.gpu} ({tier.gpu_memory_gib:g} GiB)")
    return ", ".join(wanted)


def _power_of_two(value: float) -> int:
    return 1 << max(int(value).bit_length() - 1, 0)
