"""The resources used by a stage, summed over its samples."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.system.monitor.sample import Sample


@dataclass(slots=True, kw_only=True)
class StageUsage:
    """Running sums over one stage, of constant size.

    Attributes:
        stage: Its name.
        num_samples: How many samples went in.
        peak_cpu_percent: The highest use of all cores.
        peak_memory_bytes: The most memory in use on the machine.
        peak_gpu_memory_bytes: The most on one card.
        peak_gpu_temperature_c: The hottest that a card was; None if no card reports it.
        disk_read_bytes: Read from disks by all programs.
        disk_written_bytes: Written to disks.
        net_received_bytes: Received from networks.
        net_sent_bytes: Sent to networks.
    """

    stage: str
    num_samples: int = 0
    peak_cpu_percent: float = 0.0
    peak_memory_bytes: int = 0
    peak_gpu_memory_bytes: int = 0
    peak_gpu_temperature_c: float | None = None
    disk_read_bytes: float = 0.0
    disk_written_bytes: float = 0.0
    net_received_bytes: float = 0.0
    net_sent_bytes: float = 0.0
    _cpu_sum: float = 0.0
    _gpu_sum: float = 0.0
    _num_gpu: int = 0
    _power_sum_w: float = 0.0
    _num_power: int = 0
    _last_sec: float | None = None

    def add(self, sample: Sample) -> None:
        """Counts a sample in."""
        self.num_samples += 1
        self._cpu_sum += sample.cpu_percent
        self.peak_cpu_percent = max(self.peak_cpu_percent, sample.cpu_percent)
        self.peak_memory_bytes = max(self.peak_memory_bytes, sample.memory_used_bytes)
        self._add_flows(sample)
        self._add_gpus(sample)

    def _add_flows(self, sample: Sample) -> None:
        """Rates times the time they held, which is since the sample before."""
        before_sec, self._last_sec = self._last_sec, sample.at_sec
        if before_sec is None:
            return
        elapsed_sec = sample.at_sec - before_sec
        self.disk_read_bytes += sample.disk_read_bytes_per_sec * elapsed_sec
        self.disk_written_bytes += sample.disk_written_bytes_per_sec * elapsed_sec
        self.net_received_bytes += sample.net_received_bytes_per_sec * elapsed_sec
        self.net_sent_bytes += sample.net_sent_bytes_per_sec * elapsed_sec

    def _add_gpus(self, sample: Sample) -> None:
        if sample.gpu_percent is not None:
            self._gpu_sum += sample.gpu_percent
            self._num_gpu += 1
        powers = [gpu.power_w for gpu in sample.gpus if gpu.power_w is not None]
        if powers:
            self._power_sum_w += sum(powers)
            self._num_power += 1
        for gpu in sample.gpus:
            self.peak_gpu_memory_bytes = max(self.peak_gpu_memory_bytes, gpu.memory_used_bytes)
            if gpu.temperature_c is not None:
                hottest = self.peak_gpu_temperature_c or gpu.temperature_c
                self.peak_gpu_temperature_c = max(hottest, gpu.temperature_c)

    @property
    def cpu_percent(self) -> float | None:
        """Mean use of all cores; None before the first sample."""
        return self._cpu_sum / self.num_samples if self.num_samples else None

    @property
    def gpu_percent(self) -> float | None:
        """Mean use of the cards; None if there are none."""
        return self._gpu_sum / self._num_gpu if self._num_gpu else None

    @property
    def gpu_power_w(self) -> float | None:
        """Mean power of all cards together; None if no card reports it."""
        return self._power_sum_w / self._num_power if self._num_power else None

    def metrics(self) -> dict[str, float]:
        """The figures by name, as the catalogue stores them; unknown figures are left out."""
        figures = {
            "cpu_percent": self.cpu_percent,
            "peak_cpu_percent": self.peak_cpu_percent if self.num_samples else None,
            "gpu_percent": self.gpu_percent,
            "gpu_power_w": self.gpu_power_w,
            "peak_gpu_memory_bytes": float(self.peak_gpu_memory_bytes) or None,
            "peak_gpu_temperature_c": self.peak_gpu_temperature_c,
            "disk_read_bytes": self.disk_read_bytes,
            "disk_written_bytes": self.disk_written_bytes,
            "net_received_bytes": self.net_received_bytes,
            "net_sent_bytes": self.net_sent_bytes,
        }
        return {name: round(value, 1) for name, value in figures.items() if value is not None}
