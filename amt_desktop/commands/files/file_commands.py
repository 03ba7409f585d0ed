"""Opening, saving and exporting, from the menus and the drag handle."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from amt_core.errors import AmtError
from amt_core.formats.suffixes import MIDI_SUFFIXES, MUSICXML_SUFFIXES, SCORE_SUFFIXES
from amt_core.music.editing import excerpt
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.system.paths import cache_dir
from amt_core.system.settings import Settings
from amt_desktop.bridge.file_job import FileJob
from amt_desktop.bridge.interpreter import interpret_take
from amt_desktop.bridge.messages import Messages, Notice
from amt_desktop.commands.edit.clipboard_clip import MIDI_MIME
from amt_desktop.commands.files.export_questions import ExportQuestions
from amt_desktop.commands.files.project_stamp import ProjectStamp
from amt_desktop.commands.files.recent_menu import menu_picture
from amt_desktop.commands.files.render_progress import RenderProgress
from amt_desktop.commands.files.unread_notice import unread_notice
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.dialogs.save_question import Answer, SaveQuestion
from amt_desktop.document.document import Document
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.piece_feel import PieceFeel
from amt_desktop.document.project import SUFFIX
from amt_desktop.document.recent_files import RecentFiles
from amt_desktop.document.take import Take


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
        panel: ComposerPanel,
        recent: RecentFiles,
        settings: Settings,
    ) -> None:
        """Connects the job.

        Args:
            document: The open piece.
            file_job: Reads and writes.
            messages: Shows what happened.
            window: The parent of the dialogs.
            switches: Returns the muted and the soloed parts.
            panel: Shows the description.
            recent: The list of recent files.
            settings: Say whether files have the notes as played or as written.
        """
        super().__init__(window)
        self._switches, self._panel, self._recent = switches, panel, recent
        self._questions = ExportQuestions(document, settings, window)
        self._document, self._file_job = document, file_job
        self._messages, self._window = messages, window
        self._progress = RenderProgress(file_job.stop, window)
        self._opens_next: Path | None = None
        self._stamp = ProjectStamp()
        file_job.opened.connect(self._on_opened)
        file_job.project_opened.connect(self._on_project_opened)
        file_job.project_written.connect(self._on_project_written)
        file_job.piece_written.connect(self._on_piece_written)
        file_job.excerpt_written.connect(self._show_written)
        file_job.audio_progressed.connect(self._progress.advance)
        file_job.audio_written.connect(self._show_written)
        file_job.ended.connect(self._on_ended)

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
            self._window, self.tr("Open"), self._questions.folder, ";;".join(kinds)
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Opens a project, a MIDI or a MusicXML file; asks first if takes are in no file yet."""
        self._questions.folder = str(path.parent)
        if self._document.is_unsaved and self._take_to_lose():
            match SaveQuestion(self._document.title, path.name, self._window).ask():
                case Answer.CANCEL:
                    return
                case Answer.SAVE:
                    self._opens_next = path
                    if not self.save():
                        self._opens_next = None
                    return
                case Answer.LEAVE:
                    pass
        self._read(path)

    def _take_to_lose(self) -> bool:
        return any(not take.is_empty for take in self._document.takes)

    def _read(self, path: Path) -> None:
        if path.suffix.lower() == SUFFIX:
            self._file_job.open_project(path)
        else:
            self._file_job.open_score(path)

    def save(self) -> bool:
        """Saves to the project file, or asks for one; an opened MIDI file is never changed.

        Returns:
            True if the file is being written.
        """
        if (path := self._document.path) is None:
            return self.save_as()
        if self._take() is None:
            return False
        if self._stamp.is_foreign(path):
            self._tell_foreign(path)
            return False
        self._file_job.write_project(self._piece(), path)
        return True

    def _tell_foreign(self, path: Path) -> None:
        self._messages.notice(
            Notice(
                message=self.tr("{0} was saved by another window or program.").format(path.name),
                hint=self.tr("Save this piece under another name, or replace the other version."),
                icon="warning",
                choices=(
                    (self.tr("Save as …"), self.save_as),
                    (
                        self.tr("Replace"),
                        lambda: self._file_job.write_project(self._piece(), path),
                    ),
                ),
            )
        )

    def save_as(self) -> bool:
        """Asks for a project file and saves all takes to it; True if it is being written."""
        if self._take() is None:
            return False
        start = str(Path(self._questions.folder) / f"{self._questions.file_name}{SUFFIX}")
        kinds = self.tr("AMT project (*{0})").format(SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save as"), start, kinds)
        if name:
            path = Path(name)
            if path.suffix.lower() != SUFFIX:
                path = path.with_name(path.name + SUFFIX)
            self._questions.folder = str(path.parent)
            self._file_job.write_project(self._piece(), path)
        return bool(name)

    def export_midi(self) -> None:
        """Asks for a file and writes MIDI to it."""
        take = self._take()
        if take is not None and (chosen := self._questions.ask_feel(*self._questions.midi_kinds())):
            self._file_job.write_piece(take, *chosen)

    def export_notation(self, parts: Collection[int] | None = None) -> None:
        """Asks for a file and writes sheet music or MusicXML of some parts, or of all, to it."""
        take = self._take()
        kinds = (
            self.tr("Sheet music (*.pdf)"),
            self.tr("Sheet music, a picture for each page (*.svg)"),
            self.tr("MusicXML (*.musicxml)"),
            self.tr("Compressed MusicXML (*.mxl)"),
        )
        if take is None or not (path := self._questions.ask(".pdf", ";;".join(kinds))[0]):
            return
        if parts is None:
            self._file_job.write_piece(take, path, self._document.feel.as_written)
        else:
            self._file_job.write_parts(take, parts, path, self._document.feel.as_written)

    def export_part(self, index: int) -> None:
        """Asks for a file and writes one part as MIDI to it."""
        take = self._take()
        if take is None:
            return
        label = take.score.tracks[index].label
        if chosen := self._questions.ask_feel(*self._questions.midi_kinds(), name=label):
            self._file_job.write_parts(take, (index,), *chosen)

    def export_notes(self, notes: NoteTable) -> None:
        """Asks for a file and writes some notes of the piece as MIDI to it, as they are written."""
        take = self._take()
        if take is None:
            return
        if not len(notes):
            self._messages.toast(self.tr("Select some notes first."))
            return
        kinds = ";;".join(f"{kind} (*{suffix})" for suffix, kind in self._questions.midi_kinds())
        if path := self._questions.ask(".mid", kinds, name=self.tr("selection"))[0]:
            self._file_job.write_excerpt(excerpt.of_notes(take.complete_score, notes), path)

    def export_stems(self) -> None:
        """Asks for the name of the mix and renders each part into a sound file named after it."""
        take = self._take()
        if take is None:
            return
        kinds = ";;".join(f"{kind} (*{suffix})" for suffix, kind in self._questions.audio_kinds())
        if path := self._questions.ask(".wav", kinds)[0]:
            self._progress.show(self.tr("Rendering the stems"))
            self._file_job.write_stems(take, path, self._questions.usual_feel, self._switches())

    def export_audio(self) -> None:
        """Asks for a file and renders audio to it."""
        take = self._take()
        if take is not None and (
            chosen := self._questions.ask_feel(*self._questions.audio_kinds())
        ):
            self.render(take, *chosen)

    def copy_as_midi(self, notes: NoteTable, chosen: int | None) -> None:
        """Copies a MIDI file to the clipboard, as a file and as its bytes.

        Args:
            notes: The notes that are wanted, if there are any.
            chosen: Else the index of the part that is wanted; None for the whole piece.
        """
        take = self._take()
        if take is None:
            return
        if len(notes):
            wanted, name = excerpt.of_notes(take.score, notes), self.tr("selection")
        elif chosen is not None:
            wanted, name = self._part(take, chosen)
        else:
            wanted, name = self._as_usual(take), ""
        if path := self._write_to_cache(wanted, name):
            mime = QMimeData()
            mime.setUrls([QUrl.fromLocalFile(str(path))])
            mime.setData(MIDI_MIME, path.read_bytes())
            QGuiApplication.clipboard().setMimeData(mime)
            self._messages.toast(self.tr("Copied {0}").format(path.name))

    def render(self, take: Take, path: Path, feel: PieceFeel) -> None:
        """Renders to a sound file and shows the progress."""
        self._progress.show(self.tr("Rendering {0}").format(path.name))
        self._file_job.write_audio(take, path, feel, self._switches())

    def write_for_drag(self) -> Path | None:
        """Writes the take to the cache under a readable name; None if there are no notes."""
        take = self._take()
        return None if take is None else self._write_to_cache(self._as_usual(take))

    def write_part_for_drag(self, index: int) -> Path | None:
        """Writes one part to the cache under a readable name; None if there are no notes."""
        take = self._take()
        return None if take is None else self._write_to_cache(*self._part(take, index))

    def _as_usual(self, take: Take) -> Score:
        """The notes of a take, as exports that ask nothing have them."""
        return interpret_take(take, self._questions.usual_feel).score

    def _part(self, take: Take, index: int) -> tuple[Score, str]:
        """A part of a take as a piece of its own, and its name."""
        return excerpt.of_tracks(self._as_usual(take), (index,)), take.score.tracks[index].label

    def _write_to_cache(self, score: Score, name: str = "") -> Path | None:
        from amt_core.midi.write import write_midi

        try:
            folder = cache_dir() / "dragged"
            folder.mkdir(exist_ok=True)
            path = folder / f"{self._questions.named(name)}.mid"
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

    def _take(self) -> Take | None:
        take = self._document.active
        if take is None or take.is_empty:
            self._messages.toast(self.tr("There are no notes to write yet."))
            return None
        # Of a take that is being written the complete bars are exported, with their own ending.
        return replace(take, score=take.complete_score, is_writing=False)

    def _on_opened(self, score: Score, path: Path) -> None:
        # Before the piece, which is kept with the description that stands there when it comes.
        self._panel.clear_description()
        self._document.open_score(score, path)
        self._add_recent(path)
        self._messages.toast(self.tr("Opened {0}").format(path.name))
        if score.source is not None and score.source.remarks:
            self._messages.notice(unread_notice(path.name, score.source.remarks))

    def _on_project_opened(self, piece: KeptPiece, path: Path) -> None:
        self._panel.show_piece(piece.description, [take.seed for take in piece.takes])
        self._document.restore(piece.takes, title=piece.title, active=piece.active, feel=piece.feel)
        self._add_recent(path)
        self._messages.toast(self.tr("Opened {0}").format(path.name))
        if piece.remarks:
            self._messages.notice(unread_notice(path.name, piece.remarks))
        if not piece.num_unread:
            self._document.mark_saved(path)
            self._stamp.remember(path)
            return
        # Without a file of its own the piece is saved to another one, and this one stays whole.
        self._messages.notice(
            Notice(
                message=self.tr("{0} is damaged: takes are missing that cannot be read.").format(
                    path.name
                ),
                hint=self.tr("Save the others under another name, and keep the damaged file."),
                icon="warning",
                choices=((self.tr("Save as …"), self.save_as),),
            )
        )

    def _on_project_written(self, path: Path) -> None:
        self._document.mark_saved(path)
        self._stamp.remember(path)
        self._add_recent(path)
        self._messages.toast(self.tr("Saved {0}").format(path.name))
        if (other := self._opens_next) is not None:
            self._opens_next = None
            self._read(other)

    def _add_recent(self, path: Path) -> None:
        active = self._document.active
        self._recent.add(path, b"" if active is None else menu_picture(active.score))

    def _piece(self) -> KeptPiece:
        document = self._document
        muted, soloed = self._switches()
        return KeptPiece(
            title=document.title,
            description=self._panel.description.toPlainText(),
            active=document.active_index,
            takes=document.takes,
            is_saved=True,
            muted=frozenset(muted),
            soloed=frozenset(soloed),
            feel=document.feel,
        )

    def _on_piece_written(self, path: Path) -> None:
        self._document.mark_exported()
        self._show_written(path)

    def _show_written(self, path: Path) -> None:
        self._messages.toast(
            self.tr("Wrote {0}").format(path.name),
            label=self.tr("Show folder"),
            call=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
        )

    def _on_ended(self) -> None:
        self._opens_next = None  # if the piece could not be saved, it stays open
        self._progress.close()


def _patterns(suffixes: Iterable[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)
