"""What a stage has used, summed over its samples."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.system.monitor.sample import Sample


@dataclass(slots=True, kw_only=True)
class StageUsage:
    """Running sums of one stage; takes the same room however long it runs.

    Attributes:
        stage: Its name.
        num_samples: How many samples went in.
        peak_memory_bytes: The most memory in use on the machine.
        peak_gpu_memory_bytes: The most on one card.
    """

    stage: str
    num_samples: int = 0
    peak_memory_bytes: int = 0
    peak_gpu_memory_bytes: int = 0
    _cpu_sum: float = 0.0
    _gpu_sum: float = 0.0
    _num_gpu: int = 0

    def add(self, sample: Sample) -> None:
        """Counts a sample in."""
        self.num_samples += 1
        self._cpu_sum += sample.cpu_percent
        self.peak_memory_bytes = max(self.peak_memory_bytes, sample.memory_used_bytes)
        if sample.gpu_percent is not None:
            self._gpu_sum += sample.gpu_percent
            self._num_gpu += 1
        for gpu in sample.gpus:
            self.peak_gpu_memory_bytes = max(self.peak_gpu_memory_bytes, gpu.memory_used_bytes)

    @property
    def cpu_percent(self) -> float | None:
        """Mean use of all cores; None before the first sample."""
        return self._cpu_sum / self.num_samples if self.num_samples else None

    @property
    def gpu_percent(self) -> float | None:
        """Mean use of the cards; None if there are none."""
        return self._gpu_sum / self._num_gpu if self._num_gpu else None

    def metrics(self) -> dict[str, float]:
        """The figures by name, as a catalogue keeps them; what nobody knows is left out."""
        figures = {
            "cpu_percent": self.cpu_percent,
            "gpu_percent": self.gpu_percent,
            "peak_gpu_memory_bytes": float(self.peak_gpu_memory_bytes) or None,
        }
        return {name: value for name, value in figures.items() if value is not None}
