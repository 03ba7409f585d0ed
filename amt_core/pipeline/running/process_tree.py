"""The use of memory and processor time by this process and its children."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import Self

import psutil

from amt_core.pipeline.library.run_details import UsePoint

_INTERVAL_SEC = 0.25
# Looking for new children means a look at all processes of the machine.
_SAMPLES_BETWEEN_SEARCHES = 4
_MAX_POINTS = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """The use by the processes over some time.

    Attributes:
        peak_bytes: The highest sum of resident memory.
        core_seconds: Processor time.
    """

    peak_bytes: int
    core_seconds: float


class ProcessTree:
    """Samples in a thread while the block lasts.

    Attributes:
        peak_bytes: The highest sum of resident memory; pages that processes share count in each.
        core_seconds: Processor time since the block began, of processes that have ended too.
        peak_cores: The most cores kept busy from one point of the curve to the next.
        curve: Points of use over time, at most `_MAX_POINTS`.
    """

    def __init__(self) -> None:
        self.peak_bytes = 0
        self.core_seconds = 0.0
        self.peak_cores = 0.0
        self.curve: list[UsePoint] = []
        self._processes = [psutil.Process()]
        self._times: dict[psutil.Process, tuple[float, float]] = {}
        self._lock = threading.Lock()
        self._part_bytes, self._part_core_seconds = 0, 0.0
        self._point_bytes, self._point_core_seconds = 0, 0.0
        self._points_between = 1
        self._num_searches = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="process tree")

    def __enter__(self) -> Self:
        times = self._processes[0].cpu_times()
        own_sec = times.user + times.system
        self._times[self._processes[0]] = (own_sec, own_sec)
        self._began_sec = self._point_sec = time.monotonic()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def next_part(self) -> Use:
        """The use since the last call, or since the block began."""
        with self._lock:
            self._search()
            self._sample()
            use = Use(
                peak_bytes=self._part_bytes,
                core_seconds=self.core_seconds - self._part_core_seconds,
            )
            self._part_bytes, self._part_core_seconds = 0, self.core_seconds
        return use

    def _watch(self) -> None:
        number = 0
        is_last = False
        while not is_last:
            is_last = self._stop.wait(_INTERVAL_SEC if number else 0.0)
            with self._lock:
                is_search = number % _SAMPLES_BETWEEN_SEARCHES == 0 or is_last
                if is_search:
                    self._search()
                self._sample()
                if is_search and number:
                    self._num_searches += 1
                    if self._num_searches % self._points_between == 0 or is_last:
                        self._add_point()
            number += 1

    def _search(self) -> None:
        self._processes[1:] = self._processes[0].children(recursive=True)

    def _sample(self) -> None:
        num_bytes = 0
        for process in self._processes:
            try:
                with process.oneshot():
                    num_bytes += process.memory_info().rss
                    times = process.cpu_times()
            except psutil.Error:
                continue  # it ended meanwhile
            began_sec, _ = self._times.get(process, (0.0, 0.0))
            self._times[process] = (began_sec, times.user + times.system)
        self.peak_bytes = max(self.peak_bytes, num_bytes)
        self._part_bytes = max(self._part_bytes, num_bytes)
        self._point_bytes = max(self._point_bytes, num_bytes)
        self.core_seconds = sum(now - began for began, now in self._times.values())

    def _add_point(self) -> None:
        now = time.monotonic()
        elapsed_sec = now - self._point_sec
        # The time of a child that is found late counts from its birth on.
        most = psutil.cpu_count() or 1
        cores = (self.core_seconds - self._point_core_seconds) / max(elapsed_sec, 1e-3)
        point = UsePoint(
            at_sec=round(now - self._began_sec, 2),
            cores=round(min(cores, most), 2),
            memory_bytes=self._point_bytes,
        )
        # A last point of a few milliseconds would be rounding alone.
        if elapsed_sec >= _INTERVAL_SEC or not self.curve:
            self.curve.append(point)
            self.peak_cores = max(self.peak_cores, point.cores)
        self._point_sec, self._point_core_seconds = now, self.core_seconds
        self._point_bytes = 0
        if len(self.curve) == _MAX_POINTS:  # an even number
            self.curve = [
                _joined(first, second)
                for first, second in zip(self.curve[::2], self.curve[1::2], strict=False)
            ]
            self._points_between *= 2


def _joined(first: UsePoint, second: UsePoint) -> UsePoint:
    return UsePoint(
        at_sec=second.at_sec,
        cores=round((first.cores + second.cores) / 2, 2),
        memory_bytes=max(first.memory_bytes, second.memory_bytes),
    )
