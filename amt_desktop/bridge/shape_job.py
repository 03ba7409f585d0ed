"""Changing the shown take with the model: rewriting, continuing, adding a part, varying."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from amt_core.composing import Reshaped
from amt_core.composing.compose import BarWritten
from amt_desktop.background.generator_worker import GeneratorWorker
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.document.document import Document

logger = logging.getLogger(__name__)


class ShapeJob(QObject):
    """At most one change at a time; it becomes one step of the undo stack when it is complete.

    Signals:
        started: The worker runs.
        progressed: How many bars are written.
        failed: The AmtError that ended it.
        ended: Whether the take was changed; always the last signal.
    """

    started = Signal()
    progressed = Signal(int)
    failed = Signal(object)
    ended = Signal(bool)

    def __init__(self, feed: NoteFeed, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed, self._document = feed, document
        self._worker: GeneratorWorker | None = None
        self._text = ""
        self._take: object = None
        self._num_bars = 0
        self._has_changed = False

    @property
    def is_running(self) -> bool:
        """Whether something is being written."""
        return self._worker is not None

    def start(self, text: str, make: Callable[[threading.Event], Iterable[object]]) -> None:
        """Starts a change of the take that is shown.

        Args:
            text: What the undo step is called.
            make: Makes the generator of the change from the event that stops it.
        """
        if self._worker is not None:
            return
        self._text, self._num_bars, self._has_changed = text, 0, False
        self._take = self._document.active
        self._worker = GeneratorWorker(
            self._feed, make, name="reshape", stops_itself=True, parent=self
        )
        self._worker.produced.connect(self._on_produced)
        self._worker.failed.connect(self.failed)
        self._worker.ended.connect(self._on_ended)
        self._worker.start()
        self.started.emit()

    def stop(self) -> None:
        """Stops within a token; cells that are complete are used."""
        if self._worker is not None:
            self._worker.cancel()

    def close(self) -> None:
        """Stops, and waits for the worker."""
        if self._worker is not None:
            self._worker.abandon()
            self._worker = None

    def _on_produced(self, events: list[object]) -> None:
        for event in events:
            match event:
                case BarWritten():
                    self._num_bars += 1
                    self.progressed.emit(self._num_bars)
                case Reshaped():
                    # Meanwhile the user may have gone to another take, or edited this one.
                    if self._document.active is self._take:
                        self._document.push(self._text, event.edit)
                        self._has_changed = True
                case _:
                    raise AssertionError(f"not an event of a change: {event!r}")

    def _on_ended(self) -> None:
        assert self._worker is not None
        self._worker.deleteLater()
        self._worker = None
        self._take = None
        logger.info("%s: %d bars", self._text, self._num_bars)
        self.ended.emit(self._has_changed)
