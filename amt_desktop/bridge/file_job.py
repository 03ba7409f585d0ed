"""Reading and writing files for the window, on workers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from amt_core.music.score import Score
from amt_core.progress import Advanced, Progress, Started
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.job import Job
from amt_desktop.bridge.messages import Messages
from amt_desktop.bridge.services import Services
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.project import read_project, write_project

if TYPE_CHECKING:
    from amt_core.audio.schedule import Strip


class FileJob(Job):
    """Reads and writes files, each on its own worker.

    Signals:
        opened: (score, path).
        project_opened: (piece, path).
        project_written: The project file.
        midi_written: The file.
        excerpt_written: The MIDI file of a part or of notes, or the MusicXML file.
        audio_progressed: (done, total) of a rendering.
        audio_written: The file.
        ended: Nothing is being read or written any more.
    """

    opened = Signal(object, object)
    project_opened = Signal(object, object)
    project_written = Signal(object)
    midi_written = Signal(object)
    excerpt_written = Signal(object)
    audio_progressed = Signal(int, int)
    audio_written = Signal(object)
    ended = Signal()

    def __init__(
        self,
        feed: NoteFeed,
        services: Services,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(feed, messages, parent)
        self._render, self._render_stems = services.render, services.render_stems
        self._total = 0

    def open_midi(self, path: Path) -> None:
        """Reads a MIDI file."""

        def read(_cancel: threading.Event) -> Iterator[object]:
            # Imported here and below because it takes long, and the window must not wait for it.
            from amt_core.midi.read import read_midi

            yield read_midi(path)

        self._run(read, lambda items: self.opened.emit(items[0], path), name="open")

    def open_project(self, path: Path) -> None:
        """Reads a project file."""

        def read(_cancel: threading.Event) -> Iterator[object]:
            yield read_project(path)

        self._run(read, lambda items: self.project_opened.emit(items[0], path), name="open")

    def write_project(self, piece: KeptPiece, path: Path) -> None:
        """Writes a project file."""

        def write(_cancel: threading.Event) -> Iterator[object]:
            write_project(path, piece)
            yield path

        self._run(write, lambda _items: self.project_written.emit(path), name="save")

    def write_midi(self, score: Score, path: Path) -> None:
        """Writes the piece as a MIDI file."""
        self._write_midi(score, path, self.midi_written)

    def write_excerpt(self, score: Score, path: Path) -> None:
        """Writes a part of the piece as a MIDI file."""
        self._write_midi(score, path, self.excerpt_written)

    def write_notation(self, score: Score, path: Path) -> None:
        """Writes the piece as MusicXML."""

        def write(_cancel: threading.Event) -> Iterator[object]:
            from amt_core.formats.files import check_format, write_score

            check_format(path)
            write_score(score, path)
            yield path

        self._run(write, lambda _items: self.excerpt_written.emit(path), name="export notation")

    def _write_midi(self, score: Score, path: Path, written: SignalInstance) -> None:
        def write(_cancel: threading.Event) -> Iterator[object]:
            from amt_core.midi.write import write_midi

            write_midi(score, path)
            yield path

        self._run(write, lambda _items: written.emit(path), name="export MIDI")

    def write_audio(self, score: Score, path: Path, mixer: Sequence[Strip]) -> None:
        """Renders a WAV or FLAC file with volume, mute and solo of each track."""
        self._render_on_worker(lambda: self._render(score, path, mixer=mixer), path)

    def write_stems(self, score: Score, path: Path, mixer: Sequence[Strip]) -> None:
        """Renders each part into a file of its own, named after `path` and the part."""
        self._render_on_worker(lambda: self._render_stems(score, path, mixer=mixer), path)

    def _render_on_worker(self, render: Callable[[], Iterator[Progress]], path: Path) -> None:
        worker = self._run(lambda _cancel: render(), self._on_rendered, name="export audio")
        errors: list[object] = []
        worker.failed.connect(errors.append)
        worker.ended.connect(
            lambda: None if errors or worker.is_cancelled else self.audio_written.emit(path)
        )

    def _on_rendered(self, events: list[object]) -> None:
        for event in events:
            match event:
                case Started(total=total):
                    self._total = total
                case Advanced(done=done, total=total):
                    self.audio_progressed.emit(done, total or self._total)
                case _:
                    pass

    def _on_ended(self) -> None:
        self.ended.emit()
