"""The use of memory and processor time by this process and its children."""

from __future__ import annotations

import threading
from typing import Self

import psutil

_INTERVAL_SEC = 0.25
# Looking for new children means a look at all processes of the machine.
_SAMPLES_BETWEEN_SEARCHES = 4


class ProcessTree:
    """Samples in a thread while the block lasts.

    Attributes:
        peak_bytes: The highest sum of resident memory; pages that processes share count in each.
        core_seconds: Processor time since the block began, of processes that have ended too.
    """

    def __init__(self) -> None:
        self.peak_bytes = 0
        self.core_seconds = 0.0
        self._processes = [psutil.Process()]
        self._times: dict[psutil.Process, tuple[float, float]] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="process tree")

    def __enter__(self) -> Self:
        times = self._processes[0].cpu_times()
        own_sec = times.user + times.system
        self._times[self._processes[0]] = (own_sec, own_sec)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        number = 0
        is_last = False
        while not is_last:
            is_last = self._stop.wait(_INTERVAL_SEC if number else 0.0)
            if number % _SAMPLES_BETWEEN_SEARCHES == 0 or is_last:
                self._processes[1:] = self._processes[0].children(recursive=True)
            self._sample()
            number += 1

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
        self.core_seconds = sum(now - began for began, now in self._times.values())
