"""Reading and writing files for the window, on workers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

from amt_core.formats.suffixes import MUSICXML_SUFFIXES, PAGE_SUFFIXES
from amt_core.music.editing import excerpt
from amt_core.music.score import Score
from amt_core.progress import Advanced, Progress, Started
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.interpreter import interpret_take
from amt_desktop.bridge.job import Job
from amt_desktop.bridge.messages import Messages
from amt_desktop.bridge.services import RenderFunction, Services
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.piece_feel import PieceFeel
from amt_desktop.document.project import read_project, write_project
from amt_desktop.document.take import Take

Switches = tuple[set[int], set[int]]
"""The muted and the soloed parts."""


class FileJob(Job):
    """Reads and writes files, each on its own worker.

    Signals:
        opened: (score, path).
        project_opened: (piece, path).
        project_written: The project file.
        piece_written: The file with MIDI, MusicXML or sheet music, of several pages the first.
        engraved: (pages as SVG, the score).
        excerpt_written: The file of a part or of some notes.
        audio_progressed: (done, total) of a rendering.
        audio_written: The file.
        ended: Nothing is being read or written any more.
    """

    opened = Signal(object, object)
    project_opened = Signal(object, object)
    project_written = Signal(object)
    piece_written = Signal(object)
    engraved = Signal(object, object)
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

    def open_score(self, path: Path) -> None:
        """Reads a MIDI or MusicXML file."""

        def read(_cancel: threading.Event) -> Iterator[object]:
            # Imported here and below because it takes long, and the window must not wait for it.
            from amt_core.formats.files import read_score

            yield read_score(path)

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

    def write_piece(self, take: Take, path: Path, feel: PieceFeel) -> None:
        """Writes the piece as MIDI, MusicXML or sheet music, as the name says, with a feel."""
        self._write_score(lambda: interpret_take(take, feel).score, path, self.piece_written)

    def write_parts(
        self, take: Take, indices: Collection[int], path: Path, feel: PieceFeel
    ) -> None:
        """Writes parts of the piece as a file of their own, played as in the piece."""
        self._write_score(
            lambda: excerpt.of_tracks(interpret_take(take, feel).score, indices),
            path,
            self.excerpt_written,
        )

    def write_excerpt(self, score: Score, path: Path) -> None:
        """Writes some notes of the piece as a file of their own."""
        self._write_score(lambda: score, path, self.excerpt_written)

    def _write_score(self, make: Callable[[], Score], path: Path, written: SignalInstance) -> None:
        def write(_cancel: threading.Event) -> Iterator[object]:
            from amt_core.formats.files import write_score

            yield write_score(_as_shown_on_paper(make(), path), path)[0]

        self._run(write, lambda items: written.emit(items[0]), name="export")

    def engrave(self, score: Score) -> None:
        """Makes the pages of a score."""

        def make(_cancel: threading.Event) -> Iterator[object]:
            from amt_core.formats.notation.pages.engrave import svg_pages
            from amt_core.traits.chord_markers import with_chord_markers

            yield list(svg_pages(with_chord_markers(score)))

        self._run(make, lambda items: self.engraved.emit(items[0], score), name="engrave")

    def write_audio(self, take: Take, path: Path, feel: PieceFeel, switches: Switches) -> None:
        """Renders a WAV or FLAC file as the take is heard."""
        self._render_heard(self._render, take, path, feel, switches)

    def write_stems(self, take: Take, path: Path, feel: PieceFeel, switches: Switches) -> None:
        """Renders each part into a file of its own, named after `path` and the part."""
        self._render_heard(self._render_stems, take, path, feel, switches)

    def _render_heard(
        self,
        render: RenderFunction,
        take: Take,
        path: Path,
        feel: PieceFeel,
        switches: Switches,
    ) -> None:
        def events() -> Iterator[Progress]:
            from amt_core.audio.mixer import Strip

            heard = interpret_take(take, feel)
            muted, soloed = switches
            mixer = [
                Strip(volume=track.volume, is_muted=index in muted, is_soloed=index in soloed)
                for index, track in enumerate(heard.mixed_score.tracks)
            ]
            yield from render(heard.score, path, mixer=mixer, mix=heard.mix)

        self._render_on_worker(events, path)

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


def _as_shown_on_paper(score: Score, path: Path) -> Score:
    """The score, for sheet music and MusicXML with its chord symbols."""
    if path.suffix.lower() not in (*MUSICXML_SUFFIXES, *PAGE_SUFFIXES):
        return score
    from amt_core.traits.chord_markers import with_chord_markers

    return with_chord_markers(score)
