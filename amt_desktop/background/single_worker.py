"""A place for one worker at a time, as of jobs in which a newer wish replaces an older one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from amt_core.errors import AmtError
from amt_desktop.background.generator_worker import GeneratorWorker, run_once
from amt_desktop.background.note_feed import NoteFeed


class SingleWorker(QObject):
    """Calls functions on a thread, never two at once.

    Args:
        feed: For the results.
        name: Name of the threads.
        parent: Qt's owner.

    Signals:
        ended: The call is over, and the next may begin.
    """

    ended = Signal()

    def __init__(self, feed: NoteFeed, *, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed, self._name = feed, name
        self._worker: GeneratorWorker | None = None

    @property
    def is_running(self) -> bool:
        """True until the result of the call has arrived."""
        return self._worker is not None

    def run(
        self,
        call: Callable[[], object],
        on_result: Callable[[object], None],
        on_error: Callable[[AmtError], None],
    ) -> None:
        """Calls a function; no other call may be running."""
        assert self._worker is None
        self._worker = run_once(self._feed, call, on_result, on_error, name=self._name, parent=self)
        self._worker.ended.connect(self._on_ended)

    def abandon(self) -> None:
        """Waits for the thread; neither a result nor the end is reported."""
        if self._worker is not None:
            self._worker.abandon()
            self._worker.deleteLater()
            self._worker = None

    def _on_ended(self) -> None:
        assert self._worker is not None
        self._worker.deleteLater()
        self._worker = None
        self.ended.emit()
