"""Cores, memory, disks and networks, through psutil."""

from __future__ import annotations

from dataclasses import dataclass

import psutil

from amt_core.system.monitor.gpus import Gpus
from amt_core.system.monitor.sample import Sample


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counters:
    """Bytes since the machine was started."""

    swapped: int
    disk_read: int
    disk_written: int
    received: int
    sent: int


class MachineProbe:
    """Takes samples of this machine.

    Args:
        gpus: Where the graphics cards are read.
    """

    def __init__(self, gpus: Gpus | None = None) -> None:
        self.gpus = gpus or Gpus()
        self._last: tuple[float, _Counters] | None = None
        self._last_cores = _core_times()

    def read(self, *, at_sec: float, stage: str = "") -> Sample:
        """The state now.

        Args:
            at_sec: The time, in seconds of any steady clock.
            stage: The stage that runs.
        """
        memory, now = psutil.virtual_memory(), _counters()
        before_sec, before = self._last or (at_sec, now)
        self._last = (at_sec, now)
        elapsed_sec = max(at_sec - before_sec, 1e-3)

        def rate(name: str) -> float:
            return max(getattr(now, name) - getattr(before, name), 0) / elapsed_sec

        return Sample(
            at_sec=at_sec,
            stage=stage,
            cores_percent=self._cores_percent(),
            memory_used_bytes=memory.total - memory.available,
            memory_total_bytes=memory.total,
            swapped_bytes_per_sec=rate("swapped"),
            disk_read_bytes_per_sec=rate("disk_read"),
            disk_written_bytes_per_sec=rate("disk_written"),
            net_received_bytes_per_sec=rate("received"),
            net_sent_bytes_per_sec=rate("sent"),
            gpus=self.gpus.read(),
        )

    def _cores_percent(self) -> tuple[float, ...]:
        # Not `psutil.cpu_percent`: from version 7 on it keeps its last times by thread, and the
        # constructor runs in another thread than the sampling.
        before, self._last_cores = self._last_cores, _core_times()
        return tuple(
            100.0 * (busy - busy_before) / max(total - total_before, 1e-9)
            for (busy, total), (busy_before, total_before) in zip(
                self._last_cores, before, strict=False
            )
        )

    def close(self) -> None:
        """Closes the graphics driver library."""
        self.gpus.close()


def _core_times() -> list[tuple[float, float]]:
    """Seconds that each core was busy, and in all."""
    times: list[tuple[float, float]] = []
    for core in psutil.cpu_times(percpu=True):
        # A guest's time is also counted in its host's.
        total = sum(core) - getattr(core, "guest", 0.0) - getattr(core, "guest_nice", 0.0)
        times.append((total - core.idle - getattr(core, "iowait", 0.0), total))
    return times


def _counters() -> _Counters:
    swap = psutil.swap_memory()
    # None where a container hides the disks.
    disk, network = psutil.disk_io_counters(), psutil.net_io_counters()
    return _Counters(
        swapped=swap.sin + swap.sout,
        disk_read=disk.read_bytes if disk else 0,
        disk_written=disk.write_bytes if disk else 0,
        received=network.bytes_recv if network else 0,
        sent=network.bytes_sent if network else 0,
    )
