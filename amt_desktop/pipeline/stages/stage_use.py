"""The part of the machine that a stage uses while it runs, and after it has run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amt_desktop.pipeline.gauges.machine_watch import MachineState

if TYPE_CHECKING:
    from amt_core.pipeline.library.catalogue import StageRun


@dataclass(slots=True, kw_only=True)
class StageUse:
    """Means and peaks over the samples of a stage.

    Attributes:
        peak_bytes: The most memory of its processes; 0 if it is not known.
        cpu_percent: Its mean share of all cores; None if it is not known.
        gpu_percent: Mean use of the graphics cards; None without one.
    """

    peak_bytes: int = 0
    cpu_percent: float | None = None
    gpu_percent: float | None = None
    _num_samples: int = 0
    _num_gpu_samples: int = 0

    @classmethod
    def of_run(cls, run: StageRun) -> StageUse:
        """The use of a stage that has run, from its record."""
        core_sec = run.metrics.get("core_seconds")
        percent = None
        if core_sec is not None and run.seconds > 0:
            percent = min(100.0 * core_sec / (run.seconds * (os.cpu_count() or 1)), 100.0)
        return cls(
            peak_bytes=run.peak_memory_bytes,
            cpu_percent=percent,
            gpu_percent=run.metrics.get("gpu_percent"),
        )

    def add(self, state: MachineState) -> None:
        """Counts a sample in."""
        self.peak_bytes = max(self.peak_bytes, state.run_memory_bytes)
        self._num_samples += 1
        self.cpu_percent = _mean(self.cpu_percent, state.run_cpu_percent, self._num_samples)
        if (gpu_percent := state.sample.gpu_percent) is not None:
            self._num_gpu_samples += 1
            self.gpu_percent = _mean(self.gpu_percent, gpu_percent, self._num_gpu_samples)


def _mean(before: float | None, value: float, count: int) -> float:
    """The mean of `count` values, the last of them new."""
    return value if before is None else before + (value - before) / count
