"""Opening, saving and exporting, from the menus and the drag handle."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from amt_core.errors import AmtError
from amt_core.formats.suffixes import (
    MIDI_SUFFIXES,
    MUSICXML_SUFFIXES,
    SCORE_SUFFIXES,
    WRITTEN_SUFFIXES,
)
from amt_core.music.editing import excerpt
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.system.paths import cache_dir
from amt_desktop.bridge.file_job import FileJob
from amt_desktop.bridge.messages import Messages, Notice
from amt_desktop.document.document import Document
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.project import SUFFIX
from amt_desktop.document.recent_files import RecentFiles
from amt_desktop.document.take import take_letter

if TYPE_CHECKING:
    from amt_core.audio.schedule import Strip

_AUDIO_SUFFIXES = (".wav", ".flac")
# The ending in a kind of file as a dialog shows it: `FLAC sound (*.flac)`.
_SUFFIX_OF_KIND = re.compile(r"\*(\.\w+)\)$")


class FileCommands(QObject):
    """The commands of the file menu."""

    def __init__(
        self,
        document: Document,
        file_job: FileJob,
        messages: Messages,
        window: QWidget,
        *,
        switches: Callable[[], tuple[set[int], set[int]]],
        describe: Callable[[], str],
        recent: RecentFiles,
    ) -> None:
        """Connects the job.

        Args:
            document: The open piece.
            file_job: Reads and writes.
            messages: Shows what happened.
            window: The parent of the dialogs.
            switches: Returns the muted and the soloed parts.
            describe: Returns the description in the window.
            recent: The list of recent files.
        """
        super().__init__(window)
        self._switches, self._describe, self._recent = switches, describe, recent
        self._document, self._file_job = document, file_job
        self._messages, self._window = messages, window
        self._folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.MusicLocation
        )
        self._progress: QProgressDialog | None = None
        file_job.opened.connect(self._on_opened)
        file_job.project_opened.connect(self._on_project_opened)
        file_job.project_written.connect(self._on_project_written)
        file_job.piece_written.connect(self._on_piece_written)
        file_job.engraved.connect(self._on_engraved)
        file_job.excerpt_written.connect(self._show_written)
        file_job.audio_progressed.connect(self._on_progress)
        file_job.audio_written.connect(self._on_audio)
        file_job.ended.connect(self._close_progress)

    @property
    def suggested_name(self) -> str:
        """A file name for the active take, without a suffix."""
        name = self._file_name
        if len(self._document.takes) > 1:
            name += f" - {take_letter(self._document.active_index)}"
        return name

    @property
    def _file_name(self) -> str:
        """A file name for the piece, without a suffix."""
        return _clean(self._document.title) or self.tr("Untitled")

    def can_open(self, path: Path) -> bool:
        """True if the suffix of a file is that of a project or of a score."""
        return path.suffix.lower() in (SUFFIX, *SCORE_SUFFIXES)

    def new(self) -> None:
        """Closes the piece, which is kept among the earlier pieces, and shows the start page."""
        self._document.begin(title="")

    def open(self) -> None:
        """Asks for a project, a MIDI or a MusicXML file and opens it."""
        scores = (
            self.tr("MIDI files ({0})").format(_patterns(MIDI_SUFFIXES)),
            self.tr("MusicXML files ({0})").format(_patterns(MUSICXML_SUFFIXES)),
        )
        kinds = (
            self.tr("Projects and music files ({0})").format(_patterns((SUFFIX, *SCORE_SUFFIXES))),
            self.tr("Projects ({0})").format(_patterns((SUFFIX,))),
            *scores,
        )
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open"), self._folder, ";;".join(kinds)
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Opens a project, a MIDI or a MusicXML file."""
        self._folder = str(path.parent)
        if path.suffix.lower() == SUFFIX:
            self._file_job.open_project(path)
        else:
            self._file_job.open_score(path)

    def save(self) -> None:
        """Saves to the project file, or asks for one; an opened MIDI file is never changed."""
        if (path := self._document.path) is None:
            self.save_as()
        elif self._score() is not None:
            self._file_job.write_project(self._piece(), path)

    def save_as(self) -> None:
        """Asks for a project file and saves all takes to it."""
        if self._score() is None:
            return
        start = str(Path(self._folder) / f"{self._file_name}{SUFFIX}")
        kinds = self.tr("AMT project (*{0})").format(SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save as"), start, kinds)
        if name:
            path = Path(name)
            if path.suffix.lower() != SUFFIX:
                path = path.with_name(path.name + SUFFIX)
            self._folder = str(path.parent)
            self._file_job.write_project(self._piece(), path)

    def export_midi(self) -> None:
        """Asks for a file and writes MIDI to it."""
        score = self._score()
        if score is not None and (path := self._ask(".mid", self._midi_kinds())):
            self._file_job.write_score(score, path)

    def export_notation(self) -> None:
        """Asks for a file and writes sheet music or MusicXML to it."""
        score = self._score()
        kinds = (
            self.tr("Sheet music (*.pdf)"),
            self.tr("Sheet music, a picture for each page (*.svg)"),
            self.tr("MusicXML (*.musicxml)"),
            self.tr("Compressed MusicXML (*.mxl)"),
        )
        if score is not None and (path := self._ask(".pdf", ";;".join(kinds))):
            self._file_job.write_score(score, path)

    def show_notation(self) -> None:
        """Shows the take as sheet music."""
        if (score := self._score()) is not None:
            self._file_job.engrave(score)

    def _on_engraved(self, pages: list[str], title: str) -> None:
        # Imported here because few need it, and Qt's SVG is a library of its own.
        from amt_desktop.dialogs.notation_dialog import NotationDialog

        dialog = NotationDialog(pages, title=title, parent=self._window)
        dialog.export_requested.connect(self.export_notation)
        dialog.show()

    def _midi_kinds(self) -> str:
        return ";;".join(
            (
                self.tr("MIDI file (*.mid)"),
                self.tr("Karaoke file (*.kar)"),
                self.tr("MIDI file in a RIFF wrapper (*.rmi)"),
            )
        )

    def export_part(self, index: int) -> None:
        """Asks for a file and writes one part as MIDI to it."""
        score = self._score()
        if score is not None:
            self._export(excerpt.of_track(score, index), score.tracks[index].label)

    def export_notes(self, notes: NoteTable) -> None:
        """Asks for a file and writes some notes of the piece as MIDI to it."""
        score = self._score()
        if score is None:
            return
        if not len(notes):
            self._messages.toast(self.tr("Select some notes first."))
            return
        self._export(excerpt.of_notes(score, notes), self.tr("selection"))

    def _export(self, score: Score, name: str) -> None:
        if path := self._ask(".mid", self._midi_kinds(), name=name):
            self._file_job.write_excerpt(score, path)

    def export_stems(self) -> None:
        """Asks for a folder and renders each part into a sound file there."""
        score = self._score()
        if score is None:
            return
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Folder for the stems"), self._folder
        )
        if name:
            self._folder = name
            stem = Path(name) / f"{self.suggested_name}.wav"
            self._show_progress(self.tr("Rendering the stems"))
            self._file_job.write_stems(score, stem, self._mixer(score))

    def export_audio(self) -> None:
        """Asks for a file and renders audio to it."""
        score = self._score()
        kinds = self.tr("WAV sound (*.wav)") + ";;" + self.tr("FLAC sound (*.flac)")
        if score is not None and (path := self._ask(".wav", kinds)):
            self.render(score, path)

    def render(self, score: Score, path: Path) -> None:
        """Renders to a sound file and shows the progress."""
        self._show_progress(self.tr("Rendering {0}").format(path.name))
        self._file_job.write_audio(score, path, self._mixer(score))

    def _show_progress(self, words: str) -> None:
        self._progress = QProgressDialog(words, self.tr("Cancel"), 0, 100, self._window)
        self._progress.setWindowTitle(self.tr("Export audio"))
        self._progress.setMinimumWidth(380)
        self._progress.setMinimumDuration(400)
        self._progress.setAutoClose(False)
        self._progress.setAutoReset(False)
        self._progress.canceled.connect(self._file_job.stop)

    def write_for_drag(self) -> Path | None:
        """Writes the take to the cache under a readable name; None if there are no notes."""
        score = self._score()
        if score is None:
            return None
        from amt_core.midi.write import write_midi

        try:
            folder = cache_dir() / "dragged"
            folder.mkdir(exist_ok=True)
            path = folder / f"{self.suggested_name}.mid"
            write_midi(score, path)
        except OSError as error:
            self._messages.report(AmtError(self.tr("The MIDI file cannot be written."), str(error)))
            return None
        except AmtError as error:
            self._messages.report(error)
            return None
        return path

    def explain_drag(self) -> None:
        """Explains the drag handle."""
        self._messages.toast(self.tr("Drag this button into your DAW or a folder."))

    def _mixer(self, score: Score) -> list[Strip]:
        from amt_core.audio.schedule import Strip

        muted, soloed = self._switches()
        return [
            Strip(volume=track.volume, is_muted=index in muted, is_soloed=index in soloed)
            for index, track in enumerate(score.tracks)
        ]

    def _score(self) -> Score | None:
        take = self._document.active
        if take is None or take.is_empty:
            self._messages.toast(self.tr("There are no notes to write yet."))
            return None
        return take.complete_score

    def _ask(self, suffix: str, kinds: str, *, name: str = "") -> Path | None:
        suggested = f"{self.suggested_name} - {_clean(name)}" if name else self.suggested_name
        start = str(Path(self._folder) / f"{suggested}{suffix}")
        chosen, kind = QFileDialog.getSaveFileName(self._window, self.tr("Export"), start, kinds)
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() not in (*WRITTEN_SUFFIXES, *_AUDIO_SUFFIXES):
            chosen_kind = _SUFFIX_OF_KIND.search(kind)
            path = path.with_name(path.name + (chosen_kind[1] if chosen_kind else suffix))
        self._folder = str(path.parent)
        return path

    def _on_opened(self, score: Score, path: Path) -> None:
        self._document.open_score(score, path)
        self._recent.add(path)
        self._messages.toast(self.tr("Opened {0}").format(path.name))
        if score.source is not None and score.source.remarks:
            self._messages.notice(
                Notice(
                    message=self.tr("Not everything in {0} could be read.").format(path.name),
                    hint=" ".join(score.source.remarks),
                )
            )

    def _on_project_opened(self, piece: KeptPiece, path: Path) -> None:
        self._document.restore(piece.takes, title=piece.title, active=piece.active)
        self._document.mark_saved(path)
        self._recent.add(path)
        self._messages.toast(self.tr("Opened {0}").format(path.name))

    def _on_project_written(self, path: Path) -> None:
        self._document.mark_saved(path)
        self._recent.add(path)
        self._messages.toast(self.tr("Saved {0}").format(path.name))

    def _piece(self) -> KeptPiece:
        document = self._document
        muted, soloed = self._switches()
        return KeptPiece(
            title=document.title,
            description=self._describe(),
            active=document.active_index,
            takes=document.takes,
            is_saved=True,
            muted=frozenset(muted),
            soloed=frozenset(soloed),
        )

    def _on_piece_written(self, path: Path) -> None:
        self._document.mark_exported()
        self._show_written(path)

    def _on_audio(self, path: Path) -> None:
        self._show_written(path)

    def _show_written(self, path: Path) -> None:
        self._messages.toast(
            self.tr("Wrote {0}").format(path.name),
            label=self.tr("Show folder"),
            call=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
        )

    def _on_progress(self, done: int, total: int) -> None:
        if self._progress is not None and total:
            self._progress.setValue(round(100 * done / total))

    def _close_progress(self) -> None:
        if self._progress is not None:
            self._progress.canceled.disconnect(self._file_job.stop)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None


def _patterns(suffixes: Iterable[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)


def _clean(name: str) -> str:
    """A name without the signs that some file system refuses."""
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", name)
    return re.sub(r"\s+", " ", name).strip(" .")[:80]
