"""Reading and writing files for the window, on workers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from amt_core.music.score import Score
from amt_core.progress import Advanced, Progress, Started
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.job import Job
from amt_desktop.bridge.messages import Messages


class FileJob(Job):
    """Reads and writes files, each on its own worker.

    Signals:
        opened: (score, path).
        midi_written: The file.
        audio_progressed: (done, total) of a rendering.
        audio_written: The file.
        ended: Nothing is being read or written any more.
    """

    opened = Signal(object, object)
    midi_written = Signal(object)
    audio_progressed = Signal(int, int)
    audio_written = Signal(object)
    ended = Signal()

    def __init__(
        self,
        feed: NoteFeed,
        render: Callable[[Score, Path], Iterator[Progress]],
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(feed, messages, parent)
        self._render = render
        self._total = 0

    def open_midi(self, path: Path) -> None:
        """Reads a MIDI file."""

        def read(_cancel: threading.Event) -> Iterator[object]:
            # Imported here and below because it takes long, and the window must not wait for it.
            from amt_core.midi.read import read_midi

            yield read_midi(path)

        self._run(read, lambda items: self.opened.emit(items[0], path), name="open")

    def write_midi(self, score: Score, path: Path) -> None:
        """Writes a MIDI file."""

        def write(_cancel: threading.Event) -> Iterator[object]:
            from amt_core.midi.write import write_midi

            write_midi(score, path)
            yield path

        self._run(write, lambda _items: self.midi_written.emit(path), name="export MIDI")

    def write_audio(self, score: Score, path: Path) -> None:
        """Renders a WAV or FLAC file."""
        worker = self._run(
            lambda _cancel: self._render(score, path), self._on_rendered, name="export audio"
        )
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
