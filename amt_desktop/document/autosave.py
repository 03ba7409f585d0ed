"""Keeps the open piece in the history while the program runs."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from amt_core.errors import AmtError
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.background.single_worker import SingleWorker
from amt_desktop.document.document import Document
from amt_desktop.document.history import History
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.piece_lock import PieceLock
from amt_desktop.document.recovery import keep_piece

logger = logging.getLogger(__name__)

INTERVAL_MS = 3_000
# A long piece is kept less often, so that keeping it takes at most this share of the time.
_MAX_SHARE = 0.05
# On a busy machine, too, no more than this is lost.
_MAX_INTERVAL_MS = 15_000


class Autosave(QObject):
    """Writes the piece after each take, soon after a bar or an edit, and before the next piece."""

    def __init__(
        self,
        feed: NoteFeed,
        document: Document,
        history: History,
        *,
        describe: Callable[[], str],
        report: Callable[[AmtError], object],
        parent: QObject | None = None,
    ) -> None:
        """Starts watching a document.

        Args:
            feed: For the worker that writes.
            document: The document to keep.
            history: The history that keeps it.
            describe: Returns the description in the window.
            report: Shows why the piece cannot be kept; called once, until it is kept again.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._document, self._history = document, history
        self._describe, self._report = describe, report
        self._lock: PieceLock | None = None
        self._description = ""
        self._num_takes = 0
        self._has_changes = False
        self._has_reported = False
        self._waiting: dict[Path, KeptPiece] = {}
        self._worker = SingleWorker(feed, name="autosave", parent=self)
        self._worker.ended.connect(self._on_ended)
        self._start_sec = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.save)
        document.about_to_begin.connect(self._on_another_piece)
        document.takes_changed.connect(self._on_takes)
        document.take_finished.connect(self._on_take_finished)
        document.bar_written.connect(self._on_change)
        document.score_edited.connect(self._on_change)
        document.takes_edited.connect(self._on_change)
        document.feel_changed.connect(self._on_change)
        document.saved.connect(self._on_saved)

    def adopt(self, folder: Path) -> None:
        """Keeps the open piece in the folder that it was restored from.

        If another window has that folder, the piece gets a folder of its own with its first change.
        """
        lock = PieceLock(folder)
        self._lock = lock if lock.is_held else None

    def save(self) -> None:
        """Writes the piece on a worker; at most one at a time."""
        self._timer.stop()
        if self._has_changes:
            folder, piece = self._snapshot()
            self._waiting[folder] = piece
            self._write_next()

    def close(self) -> None:
        """Writes all unwritten changes at once."""
        self._timer.stop()
        self._worker.abandon()
        if self._has_changes:
            folder, piece = self._snapshot()
            self._waiting[folder] = piece
        try:
            for folder, piece in self._waiting.items():
                keep_piece(folder, piece)
        except AmtError as error:
            self._on_failed(error)
        self._release()
        self._history.prune()

    def _snapshot(self) -> tuple[Path, KeptPiece]:
        document = self._document
        self._has_changes = False
        self._lock = self._lock or self._history.new_piece()
        return self._lock.folder, KeptPiece(
            title=document.title,
            description=self._description,
            active=document.active_index,
            takes=document.takes,
            is_saved=not document.is_unsaved,
            feel=document.feel,
        )

    def _write_next(self) -> None:
        if self._worker.is_running or not self._waiting:
            return
        folder = next(iter(self._waiting))
        piece = self._waiting.pop(folder)
        self._start_sec = time.monotonic()
        self._worker.run(
            lambda: keep_piece(folder, piece),
            self._on_kept,
            lambda error: self._on_not_kept(folder, error),
        )

    def _on_another_piece(self) -> None:
        self.save()
        self._release()

    def _release(self) -> None:
        """Leaves the folder to other windows."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _on_takes(self) -> None:
        num_takes = len(self._document.takes)
        if num_takes and not self._num_takes:
            self._description = self._describe()
        self._num_takes = num_takes

    def _on_take_finished(self, index: int) -> None:
        if self._document.takes[index].is_empty:
            return
        self._has_changes = True
        self.save()

    def _on_change(self) -> None:
        if self._document.draft is not None:
            return  # a plan without notes is no piece yet
        self._has_changes = True
        if not self._timer.isActive():
            self._timer.start()

    def _on_saved(self) -> None:
        self._has_changes = True
        self.save()

    def _on_kept(self, _result: object) -> None:
        self._has_reported = False

    def _on_not_kept(self, folder: Path, error: AmtError) -> None:
        """Tries the open piece again later, when there may be room on the disk."""
        self._on_failed(error)
        if self._lock is not None and self._lock.folder == folder:
            self._has_changes = True
            self._timer.start()

    def _on_failed(self, error: AmtError) -> None:
        if not self._has_reported:
            self._has_reported = True
            logger.error("the piece could not be kept: %s", error)
            self._report(error)

    def _on_ended(self) -> None:
        spent_ms = 1000 * (time.monotonic() - self._start_sec)
        wanted_ms = max(INTERVAL_MS, round(spent_ms / _MAX_SHARE))
        self._timer.setInterval(min(wanted_ms, _MAX_INTERVAL_MS))
        self._write_next()
