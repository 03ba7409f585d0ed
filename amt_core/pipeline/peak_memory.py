"""The most memory that this process and its children held together during a block."""

from __future__ import annotations

import threading
from typing import Self

import psutil

_INTERVAL_SEC = 0.25


class PeakMemory:
    """Samples memory in a thread while the block lasts.

    Attributes:
        peak_bytes: The highest sum of resident memory; pages that processes share count in each.
    """

    def __init__(self) -> None:
        self.peak_bytes = 0
        self._process = psutil.Process()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="peak memory")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            self.peak_bytes = max(self.peak_bytes, self._now())
            if self._stop.wait(_INTERVAL_SEC):
                return

    def _now(self) -> int:
        total = 0
        for process in (self._process, *self._process.children(recursive=True)):
            try:
                total += process.memory_info().rss
            except psutil.Error:
                continue  # it ended meanwhile
        return total
