"""The hardware of this machine: cores, memory, graphics cards."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path

from amt_core.system.monitor.gpus import Gpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardware:
    """The cores, memory and graphics cards of a machine.

    Attributes:
        num_cores: Cores that a process may use.
        memory_bytes: Size of the memory.
        gpu_memory_bytes: Memory of each graphics card that can train.
    """

    num_cores: int
    memory_bytes: int
    gpu_memory_bytes: tuple[int, ...] = ()


def this_hardware() -> Hardware:
    """The hardware of this machine."""
    import psutil

    gpus = Gpus()
    try:
        cards = gpus.read()
    finally:
        gpus.close()
    return Hardware(
        num_cores=num_cores(),
        memory_bytes=int(psutil.virtual_memory().total),
        gpu_memory_bytes=tuple(card.memory_total_bytes for card in cards),
    )


def num_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processor_name() -> str:
    """The processor's name; on Linux the standard library knows only its architecture."""
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
