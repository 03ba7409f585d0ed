"""The state of the machine at one moment."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GpuSample:
    """One graphics card; a figure that the card does not report is None.

    Attributes:
        name: The card's name.
        use_percent: Share of the time in which something ran on it.
        memory_used_bytes: Memory in use.
        memory_total_bytes: Memory that it has.
        temperature_c: Degrees Celsius.
        power_w: Watts.
    """

    name: str
    use_percent: float | None
    memory_used_bytes: int
    memory_total_bytes: int
    temperature_c: float | None = None
    power_w: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The machine at one moment; rates are since the sample before.

    Attributes:
        at_sec: The time, by the clock of the monitor.
        stage: The stage that was running; empty if none.
        cores_percent: Use of every core.
        memory_used_bytes: Memory in use by all programs.
        memory_total_bytes: Memory of the machine.
        swapped_bytes_per_sec: Memory moved to and from disk.
        disk_read_bytes_per_sec: Read from disks.
        disk_written_bytes_per_sec: Written to disks.
        net_received_bytes_per_sec: Received from networks.
        net_sent_bytes_per_sec: Sent to networks.
        gpus: The graphics cards; empty if there are none.
    """

    at_sec: float
    stage: str = ""
    cores_percent: tuple[float, ...]
    memory_used_bytes: int
    memory_total_bytes: int
    swapped_bytes_per_sec: float = 0.0
    disk_read_bytes_per_sec: float = 0.0
    disk_written_bytes_per_sec: float = 0.0
    net_received_bytes_per_sec: float = 0.0
    net_sent_bytes_per_sec: float = 0.0
    gpus: tuple[GpuSample, ...] = ()

    @property
    def cpu_percent(self) -> float:
        """Mean use of the cores."""
        return sum(self.cores_percent) / max(len(self.cores_percent), 1)

    @property
    def memory_percent(self) -> float:
        """Share of the memory in use."""
        return 100.0 * self.memory_used_bytes / max(self.memory_total_bytes, 1)

    @property
    def gpu_percent(self) -> float | None:
        """Mean use of the cards that report it; None if none does."""
        known = [gpu.use_percent for gpu in self.gpus if gpu.use_percent is not None]
        return sum(known) / len(known) if known else None
