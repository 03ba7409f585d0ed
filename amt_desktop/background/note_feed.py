"""The queue from workers into the GUI thread, drained in batches by one timer."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

DRAIN_INTERVAL_MS = 33


class Receiver(Protocol):
    """Receives, in the GUI thread, the items that were put into the feed for it."""

    def receive(self, items: list[object]) -> None:
        """Takes all items that arrived since the last call, in order."""
        ...


class NoteFeed(QObject):
    """Carries bars of notes, progress and results from worker threads to their receivers.

    A signal per item would wake the event loop for each of them; here it wakes 30 times a second
    at most, and not at all while no worker runs.

    Attributes:
        num_workers: The workers that have begun so far.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[tuple[Receiver, object]] = SimpleQueue()
        self._open: set[Receiver] = set()
        self.num_workers = 0
        self._timer = QTimer(self)
        self._timer.setInterval(DRAIN_INTERVAL_MS)
        self._timer.timeout.connect(self.drain)

    @property
    def is_running(self) -> bool:
        """True while a worker may still put items in."""
        return bool(self._open)

    def open(self, receiver: Receiver) -> None:
        """Starts to accept items for `receiver`."""
        self._open.add(receiver)
        self.num_workers += 1
        if not self._timer.isActive():
            self._timer.start()

    def close(self, receiver: Receiver) -> None:
        """Stops accepting items for `receiver`; its items in the queue are dropped."""
        self._open.discard(receiver)
        if not self._open:
            self._timer.stop()

    def put(self, receiver: Receiver, item: object) -> None:
        """Sends one item; may be called from any thread."""
        self._queue.put((receiver, item))

    def drain(self) -> None:
        """Hands everything in the queue to its receivers, one batch each."""
        batches: dict[Receiver, list[object]] = {}
        while True:
            try:
                receiver, item = self._queue.get_nowait()
            except Empty:
                break
            batches.setdefault(receiver, []).append(item)
        for receiver, items in batches.items():
            if receiver in self._open:
                receiver.receive(items)
