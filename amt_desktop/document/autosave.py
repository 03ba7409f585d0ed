"""Keeps the takes in the state folder while the program runs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from amt_core.errors import AmtError
from amt_desktop.bridge.generator_worker import GeneratorWorker, run_once
from amt_desktop.bridge.note_feed import NoteFeed
from amt_desktop.document.document import Document
from amt_desktop.document.recovery import Session, forget_session, save_session

logger = logging.getLogger(__name__)

INTERVAL_MS = 30_000


class Autosave(QObject):
    """Writes the session soon after each take and half a minute after a change."""

    def __init__(
        self,
        feed: NoteFeed,
        document: Document,
        folder: Path,
        describe: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """Starts watching a document.

        Args:
            feed: For the worker that writes.
            document: What to keep.
            folder: Where to keep it.
            describe: Gives the description that stands in the window.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._feed, self._document, self._folder = feed, document, folder
        self._describe = describe
        self._worker: GeneratorWorker | None = None
        self._is_stale = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.save)
        document.take_finished.connect(self._on_take)
        document.score_edited.connect(self._on_edit)

    def save(self) -> None:
        """Writes the session on a worker; at most one at a time."""
        self._timer.stop()
        if not self._document.is_unsaved:
            return
        if self._worker is not None:
            self._is_stale = True
            return
        session, folder = self._session(), self._folder
        self._worker = run_once(
            self._feed,
            lambda: save_session(folder, session),
            lambda _result: None,
            self._on_failed,
            name="autosave",
            parent=self,
        )
        self._worker.ended.connect(self._on_ended)

    def close(self) -> None:
        """Writes what is unsaved, or forgets what was kept if everything is saved."""
        self._timer.stop()
        if self._worker is not None:
            self._worker.abandon()
            self._worker = None
        try:
            if self._document.is_unsaved:
                save_session(self._folder, self._session())
            elif self._document.takes:
                forget_session(self._folder)
        except (OSError, AmtError) as error:
            self._on_failed(AmtError(str(error)))

    def _session(self) -> Session:
        document = self._document
        return Session(
            title=document.title,
            description=self._describe(),
            active=document.active_index,
            takes=document.takes,
        )

    def _on_take(self, _index: int) -> None:
        self.save()

    def _on_edit(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_failed(self, error: AmtError) -> None:
        logger.error("the session could not be kept: %s", error)

    def _on_ended(self) -> None:
        assert self._worker is not None
        self._worker.deleteLater()
        self._worker = None
        if self._is_stale:
            self._is_stale = False
            self.save()
