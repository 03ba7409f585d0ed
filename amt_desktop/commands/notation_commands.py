"""The notation of the piece or of some of its parts: shown, chosen and exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from amt_core.music.editing import excerpt
from amt_core.music.score import Score
from amt_desktop.bridge.file_job import FileJob
from amt_desktop.commands.files.file_commands import FileCommands
from amt_desktop.document.document import Document
from amt_desktop.look.words import part_name

if TYPE_CHECKING:
    from amt_desktop.dialogs.notation_dialog import NotationDialog


class NotationCommands(QObject):
    """Shows the pages of the parts that are wanted, and writes them into files."""

    def __init__(
        self, document: Document, file_job: FileJob, files: FileCommands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document, self._file_job = document, file_job
        self._files, self._window = files, window
        self._score: Score | None = None
        self._awaited: Score | None = None
        self._dialog: NotationDialog | None = None
        file_job.engraved.connect(self._on_engraved)

    def show(self) -> None:
        """Shows the take as sheet music."""
        take = self._document.active
        if take is not None and not take.is_empty:
            if self._dialog is not None:
                self._dialog.close()
            self._dialog = None
            self._score = self._awaited = take.complete_score
            self._file_job.engrave(self._awaited)

    def _on_engraved(self, pages: list[str], score: Score) -> None:
        if score is not self._awaited or self._score is None:
            return  # other parts were chosen in the meantime
        if self._dialog is not None:
            self._dialog.show_pages(pages)
            return
        # Imported here because few need it, and Qt's SVG is a library of its own.
        from amt_desktop.dialogs.notation_dialog import NotationDialog

        labels = [part_name(track.label) for track in self._score.tracks]
        dialog = NotationDialog(pages, title=score.title, parts=labels, parent=self._window)
        dialog.parts_chosen.connect(self._engrave)
        dialog.export_requested.connect(lambda: self._files.export_notation(dialog.chosen_parts))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self._dialog = dialog
        dialog.show()

    def _engrave(self, parts: frozenset[int] | None) -> None:
        if self._score is not None:
            whole = self._score
            self._awaited = whole if parts is None else excerpt.of_tracks(whole, parts)
            self._file_job.engrave(self._awaited)

    def _forget(self, dialog: NotationDialog) -> None:
        if dialog is self._dialog:
            self._dialog = self._score = self._awaited = None
