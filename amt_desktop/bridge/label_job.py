"""Adherence and novelty of the takes, measured in the background when nothing is written."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from amt_core.errors import AmtError
from amt_core.music.score import Score
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.background.single_worker import SingleWorker
from amt_desktop.bridge.services import Services
from amt_desktop.document.document import Document

logger = logging.getLogger(__name__)

WAIT_MS = 1_500


class LabelJob(QObject):
    """Measures takes that have no label, one at a time, some time after the last change.

    Args:
        feed: For the worker that measures.
        services: The function that measures.
        document: The takes.
        is_busy: Whether something is being written, which must not be slowed down.
        parent: Qt's owner.
    """

    def __init__(
        self,
        feed: NoteFeed,
        services: Services,
        document: Document,
        *,
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._document = services.label, document
        self._is_busy = is_busy
        self._model: object | None = None
        self._worker = SingleWorker(feed, name="label", parent=self)
        self._worker.ended.connect(self.flush)
        self._failed: list[Score] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.flush)
        for signal in (
            document.active_changed, document.score_edited, document.takes_edited,
            document.take_finished,
        ):  # fmt: skip
            signal.connect(self._wait)

    @property
    def is_running(self) -> bool:
        """True while a take is being measured, or is about to be."""
        return self._worker.is_running or self._timer.isActive()

    def set_model(self, model: object) -> None:
        """Sets the model, whose training pieces the takes are compared with."""
        self._model = model
        self._wait()

    def flush(self) -> None:
        """Measures the next take now."""
        self._timer.stop()
        if self._model is None or self._worker.is_running:
            return
        if self._is_busy():
            self._wait()
            return
        take = next(
            (
                take
                for take in self._document.takes
                if take.can_be_labeled and not any(take.score is s for s in self._failed)
            ),
            None,
        )
        if take is None:
            return
        model, score, spec = self._model, take.score, take.spec

        def on_error(error: AmtError) -> None:
            logger.warning("a take cannot be measured: %s", error)
            self._failed.append(score)

        self._worker.run(
            lambda: self._label(spec, score, model),
            lambda label: self._document.set_label(score, label),  # type: ignore[arg-type]
            on_error,
        )

    def close(self) -> None:
        """Stops everything."""
        self._timer.stop()
        self._worker.abandon()

    def _wait(self) -> None:
        if any(take.can_be_labeled for take in self._document.takes):
            self._timer.start()
