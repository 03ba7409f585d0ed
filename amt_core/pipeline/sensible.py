"""Values for a configuration that suit the machine on which it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from amt_core.pipeline.config import LibraryOptions, PipelineConfig, RunOptions
from amt_core.pipeline.executors import num_cores
from amt_core.pipeline.train_options import TrainOptions

_GIB = 2**30
# Reading a library takes a worker some 150 MB.
_BYTES_PER_WORKER = _GIB // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardware:
    """What there is to work with.

    Attributes:
        num_cores: Cores.
        memory_bytes: Memory.
        gpu_memory_bytes: Memory of every graphics card that can train.
    """

    num_cores: int
    memory_bytes: int
    gpu_memory_bytes: tuple[int, ...] = ()


def this_hardware() -> Hardware:
    """What this machine has."""
    return Hardware(
        num_cores=num_cores(),
        memory_bytes=int(psutil.virtual_memory().total),
        gpu_memory_bytes=_gpu_memory(),
    )


def sensible_config(folder: Path, hardware: Hardware) -> PipelineConfig:
    """A configuration for a library on some hardware."""
    workers = max(1, min(hardware.num_cores, hardware.memory_bytes // _BYTES_PER_WORKER))
    return PipelineConfig(
        library=LibraryOptions(folders=(str(folder.absolute()),)),
        run=RunOptions(workers=workers),
        train=_train_options(hardware),
    )


def _train_options(hardware: Hardware) -> TrainOptions:
    """A model that the machine trains within a day, and a batch that it holds."""
    small = TrainOptions(max_steps=4000, patience=12, save_every_sec=120.0)
    if not hardware.gpu_memory_bytes:
        # A processor alone learns some thousand tokens a second.
        return replace(small, num_layers=4, width=256, num_heads=4, batch_size=8, pin_memory=False)
    memory = min(hardware.gpu_memory_bytes)
    big = memory >= 20 * _GIB
    return replace(
        small,
        num_layers=12 if big else 8,
        width=512,
        num_heads=8,
        batch_size=0,
        num_workers=max(1, min(8, hardware.num_cores - 1)),
        learning_rate=6e-4,
        warmup_steps=500,
        max_steps=60_000 if big else 40_000,
        eval_every_steps=1000,
        compile_model=True,
        num_devices=len(hardware.gpu_memory_bytes),
    )


def _gpu_memory() -> tuple[int, ...]:
    """Memory of the graphics cards that NVIDIA's library knows; none without the library."""
    import pynvml

    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError:
        return ()
    try:
        handles = [pynvml.nvmlDeviceGetHandleByIndex(i) for i in range(pynvml.nvmlDeviceGetCount())]
        return tuple(int(pynvml.nvmlDeviceGetMemoryInfo(handle).total) for handle in handles)
    finally:
        pynvml.nvmlShutdown()
