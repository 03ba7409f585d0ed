"""Loading what takes time after the window is on screen: model, sentence encoder, sound."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from amt_core.errors import AmtError
from amt_desktop.bridge.composer import Composer, Sound
from amt_desktop.bridge.generator_worker import GeneratorWorker
from amt_desktop.bridge.note_feed import NoteFeed


class StartUp(QObject):
    """Loads on two threads: the model and then the encoder on one, the sound on the other.

    Signals:
        model_loaded: What composes.
        model_missing: The AmtError that says why there is none.
        encoder_loaded: The sentence encoder, or None.
        sound_opened: A Sound.
        sound_missing: The AmtError that says why there is none at all.
        finished: Nothing more is to come.
    """

    model_loaded = Signal(object)
    model_missing = Signal(object)
    encoder_loaded = Signal(object)
    sound_opened = Signal(object)
    sound_missing = Signal(object)
    finished = Signal()

    def __init__(self, feed: NoteFeed, composer: Composer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._workers = [
            GeneratorWorker(feed, self._load_model, name="load model", parent=self),
            GeneratorWorker(feed, self._open_sound, name="open sound", parent=self),
        ]
        self._encoder = GeneratorWorker(feed, self._load_encoder, name="load encoder", parent=self)
        self._workers.append(self._encoder)
        model, sound, encoder = self._workers
        model.produced.connect(lambda items: self.model_loaded.emit(items[0]))
        model.failed.connect(self.model_missing)
        model.ended.connect(encoder.start)
        encoder.produced.connect(lambda items: self.encoder_loaded.emit(items[0]))
        encoder.failed.connect(self._on_encoder_failed)
        sound.produced.connect(self._on_sound)
        sound.failed.connect(self.sound_missing)
        for worker in self._workers:
            worker.ended.connect(self._on_ended)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to come."""
        return not all(worker.is_over for worker in self._workers)

    def start(self) -> None:
        """Starts to load."""
        for worker in self._workers[:2]:
            worker.start()

    def close(self) -> None:
        """Waits for what is being loaded."""
        for worker in self._workers:
            worker.abandon()

    def _load_model(self, _cancel: threading.Event) -> Iterator[object]:
        yield self._composer.load_model()

    def _load_encoder(self, _cancel: threading.Event) -> Iterator[object]:
        yield self._composer.load_encoder()

    def _open_sound(self, _cancel: threading.Event) -> Iterator[object]:
        yield self._composer.open_sound()

    def _on_encoder_failed(self, _error: AmtError) -> None:
        self.encoder_loaded.emit(None)

    def _on_ended(self) -> None:
        if not self.is_busy:
            self.finished.emit()

    def _on_sound(self, items: list[object]) -> None:
        assert isinstance(items[0], Sound)
        self.sound_opened.emit(items[0])
