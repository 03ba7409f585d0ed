"""The life cycle that all jobs of the window share."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from amt_desktop.background.generator_worker import GeneratorWorker
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.messages import Messages


class Job(QObject):
    """Starts workers, reports their errors, and notices when the last one has ended.

    A subclass calls `_run` to start a worker and overrides `_on_ended`.

    Signals:
        started: A worker runs.
    """

    started = Signal()

    def __init__(self, feed: NoteFeed, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed, self._messages = feed, messages
        self._workers: list[GeneratorWorker] = []

    @property
    def is_running(self) -> bool:
        """True while a worker runs."""
        return bool(self._workers)

    def stop(self) -> None:
        """Asks the workers to stop; complete results still arrive."""
        for worker in self._workers:
            worker.cancel()

    def close(self) -> None:
        """Stops the workers and waits for their threads; no further result arrives."""
        for worker in self._workers:
            worker.abandon()
        self._workers.clear()

    def _run(
        self,
        make: Callable[[threading.Event], Iterable[object]],
        on_produced: Callable[[list[object]], object],
        *,
        name: str,
        stops_itself: bool = False,
    ) -> GeneratorWorker:
        """Starts a worker; for the arguments see `GeneratorWorker`."""
        worker = GeneratorWorker(
            self._feed, make, name=name, stops_itself=stops_itself, parent=self
        )
        worker.produced.connect(on_produced)
        worker.failed.connect(self._messages.report)
        worker.ended.connect(lambda: self._remove(worker))
        self._workers.append(worker)
        worker.start()
        self.started.emit()
        return worker

    def _remove(self, worker: GeneratorWorker) -> None:
        self._workers.remove(worker)
        worker.deleteLater()
        if not self._workers:
            self._on_ended()

    def _on_ended(self) -> None:
        """Called when the last worker has ended by itself."""
        raise NotImplementedError
