"""Several ways to rewrite some bars: heard in place, then one is accepted or all are dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from amt_core.music.editing.edit import Cells
from amt_desktop.bridge.shape_job import Alternative, ShapeJob
from amt_desktop.document.document import Document
from amt_desktop.document.take import Take
from amt_desktop.document.take_change import TakeChange, change_of_score
from amt_desktop.piece.piece_view import PieceView

NUM_ALTERNATIVES = 3


class AlternativeCommands(QObject):
    """Shows the alternatives as they arrive; playing goes on at the same place.

    Signals:
        changed: There are alternatives to choose from, or no longer.
        decided(is_accepted): One was accepted, or all were dropped.
    """

    changed = Signal()
    decided = Signal(bool)

    def __init__(self, job: ShapeJob, document: Document, piece: PieceView) -> None:
        super().__init__(piece)
        self._job, self._document, self._piece = job, document, piece
        self._changes: list[TakeChange | None] = []
        self._original: Take | None = None
        self._text, self._cells, self._index = "", frozenset[tuple[int, int]](), 0
        piece.alternatives.chosen.connect(self.show)
        job.arrived.connect(self._on_arrived)
        job.ended.connect(self._on_job_ended)
        document.preview_ended.connect(self._end)

    @property
    def is_choosing(self) -> bool:
        """True while alternatives can be heard, or are being written."""
        return self._original is not None

    def begin(self, text: str, cells: Cells) -> None:
        """Prepares for the alternatives of a change that is about to be written."""
        take = self._document.active
        assert take is not None
        self._original, self._text, self._cells = take, text, cells
        self._changes.append(None)
        self._index = 0
        self._piece.alternatives.begin(text, NUM_ALTERNATIVES)
        self._piece.show_alternatives(True)
        self._document.preview(text, None, take)
        self.changed.emit()

    def show(self, index: int) -> None:
        """Shows and plays one of them; 0 is the music as it was."""
        if self._original is not None and index < len(self._changes):
            self._index = index
            self._piece.alternatives.show_chosen(index)
            self._document.preview(self._text, self._changes[index], self._original)

    def show_next(self) -> None:
        """Shows and plays the next one, and the music as it was after the last."""
        if self._changes:
            self.show((self._index + 1) % len(self._changes))

    def accept(self) -> None:
        """Makes the one that is heard the music, as one undo step."""
        if self._index:
            self._document.accept_preview()

    def drop(self) -> None:
        """Leaves the music as it was."""
        self._document.drop_preview()

    def _on_arrived(self, alternative: Alternative) -> None:
        if self._original is None:
            return
        self._changes.append(
            change_of_score(
                self._original, alternative.edit, fitting=self._cells, plan=alternative.plan
            )
        )
        last = len(self._changes) - 1
        self._piece.alternatives.add(last)
        if last == 1:
            self.show(1)

    def _on_job_ended(self, _has_changed: bool) -> None:
        if len(self._changes) == 1:  # nothing was written
            self.drop()

    def _end(self, is_accepted: bool) -> None:
        self._original, self._changes, self._index = None, [], 0
        self._piece.show_alternatives(False)
        self._job.stop()
        self.changed.emit()
        self.decided.emit(is_accepted)
