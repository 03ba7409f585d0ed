"""Long work as a plain Python generator that runs on its own thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from amt_core.errors import AmtError
from amt_desktop.background.note_feed import NoteFeed

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _End:
    error: AmtError | None


class GeneratorWorker(QObject):
    """Runs a generator on a thread of its own; its items arrive in the GUI thread in batches.

    Signals, all emitted in the GUI thread:
        produced: A list of items that the generator yielded, in order.
        failed: The AmtError that ended it.
        ended: The generator has ended for any reason; always the last signal.
    """

    produced = Signal(list)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self,
        feed: NoteFeed,
        make: Callable[[threading.Event], Iterable[object]],
        *,
        name: str,
        stops_itself: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """A worker that is not started yet.

        Args:
            feed: Brings the items into the GUI thread.
            make: Makes the generator from the event that is set to stop it.
            name: The name of the thread in logs.
            stops_itself: True if the generator watches the event and may yield results after it;
                otherwise it is not resumed once the event is set.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._feed = feed
        self._make = make
        self._stops_itself = stops_itself
        self._cancel = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._is_over = False

    @property
    def is_cancelled(self) -> bool:
        """True if it was asked to stop."""
        return self._cancel.is_set()

    @property
    def is_over(self) -> bool:
        """True once its last item has arrived."""
        return self._is_over

    def start(self) -> None:
        """Starts the thread."""
        self._feed.open(self)
        self._thread.start()

    def cancel(self) -> None:
        """Asks it to stop at its next opportunity."""
        self._cancel.set()

    def abandon(self, timeout_sec: float = 3.0) -> None:
        """Asks it to stop, drops its further items, and waits for the thread."""
        self.cancel()
        self._feed.close(self)
        self._is_over = True
        if self._thread.is_alive():
            self._thread.join(timeout_sec)

    def receive(self, items: list[object]) -> None:
        """Takes a batch from the feed."""
        end = items.pop() if isinstance(items[-1], _End) else None
        if items:
            self.produced.emit(items)
        if isinstance(end, _End):
            self._thread.join()
            self._feed.close(self)
            self._is_over = True
            if end.error is not None:
                self.failed.emit(end.error)
            self.ended.emit()

    def _run(self) -> None:
        error: AmtError | None = None
        try:
            for item in self._make(self._cancel):
                self._feed.put(self, item)
                if self._cancel.is_set() and not self._stops_itself:
                    break
        except AmtError as known:
            error = known
        except Exception as unknown:
            logger.exception("%s failed", self._thread.name)
            error = AmtError(
                QCoreApplication.translate("GeneratorWorker", "An unexpected error occurred: {0}.")
                .format(str(unknown) or type(unknown).__name__),
                QCoreApplication.translate("GeneratorWorker", "The log has the details."),
            )  # fmt: skip
        self._feed.put(self, _End(error))


def run_once(
    feed: NoteFeed,
    call: Callable[[], object],
    on_result: Callable[[object], None],
    on_error: Callable[[AmtError], None],
    *,
    name: str,
    parent: QObject | None = None,
) -> GeneratorWorker:
    """Calls a function on a thread and brings back its result or its error."""

    def results(_cancel: threading.Event) -> Iterable[object]:
        yield call()

    worker = GeneratorWorker(feed, results, name=name, parent=parent)
    worker.produced.connect(lambda items: on_result(items[0]))
    worker.failed.connect(on_error)
    worker.start()
    return worker
