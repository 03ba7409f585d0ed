"""Reading and writing files for the window, on workers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from amt_core.errors import AmtError
from amt_core.music.score import Score
from amt_core.progress import Advanced, Progress, Started
from amt_desktop.background.generator_worker import GeneratorWorker
from amt_desktop.background.note_feed import NoteFeed


class FileJob(QObject):
    """Opens and writes files, one after the other.

    Signals:
        opened: (score, path).
        midi_written: The file.
        audio_progressed: (done, total) of a rendering.
        audio_written: The file.
        failed: The AmtError.
        ended: Nothing is being read or written any more.
    """

    opened = Signal(object, object)
    midi_written = Signal(object)
    audio_progressed = Signal(int, int)
    audio_written = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self,
        feed: NoteFeed,
        render: Callable[[Score, Path], Iterator[Progress]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed, self._render = feed, render
        self._workers: list[GeneratorWorker] = []
        self._total = 0

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or written."""
        return bool(self._workers)

    def open_midi(self, path: Path) -> None:
        """Reads a MIDI file."""

        def read(_cancel: threading.Event) -> Iterator[object]:
            # Here and below: what reads MIDI takes long to import, and the window shall not wait.
            from amt_core.midi.read import read_midi

            yield read_midi(path)

        worker = self._worker(read, "open")
        worker.produced.connect(lambda items: self.opened.emit(items[0], path))
        worker.start()

    def write_midi(self, score: Score, path: Path) -> None:
        """Writes a MIDI file."""

        def write(_cancel: threading.Event) -> Iterator[object]:
            from amt_core.midi.write import write_midi

            write_midi(score, path)
            yield path

        worker = self._worker(write, "export MIDI")
        worker.produced.connect(lambda _items: self.midi_written.emit(path))
        worker.start()

    def write_audio(self, score: Score, path: Path) -> None:
        """Renders a WAV or FLAC file."""
        worker = self._worker(lambda _cancel: self._render(score, path), "export audio")
        worker.produced.connect(self._on_rendered)
        errors: list[AmtError] = []
        worker.failed.connect(errors.append)
        worker.ended.connect(
            lambda: None if errors or worker.is_cancelled else self.audio_written.emit(path)
        )
        worker.start()

    def cancel(self) -> None:
        """Stops what can be stopped."""
        for worker in self._workers:
            worker.cancel()

    def close(self) -> None:
        """Stops everything and waits."""
        for worker in self._workers:
            worker.abandon()
        self._workers.clear()

    def _worker(
        self, make: Callable[[threading.Event], Iterator[object]], name: str
    ) -> GeneratorWorker:
        worker = GeneratorWorker(self._feed, make, name=name, parent=self)
        worker.failed.connect(self.failed)
        worker.ended.connect(lambda: self._on_ended(worker))
        self._workers.append(worker)
        return worker

    def _on_rendered(self, events: list[object]) -> None:
        for event in events:
            match event:
                case Started(total=total):
                    self._total = total
                case Advanced(done=done, total=total):
                    self.audio_progressed.emit(done, total or self._total)
                case _:
                    pass

    def _on_ended(self, worker: GeneratorWorker) -> None:
        self._workers.remove(worker)
        worker.deleteLater()
        if not self._workers:
            self.ended.emit()
