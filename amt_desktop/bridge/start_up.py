"""Loading what takes time after the window is on screen: model, sentence encoder, sound."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from amt_desktop.background.generator_worker import GeneratorWorker, run_once
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.services import Services


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
    _encoder_failed = Signal(object)

    def __init__(self, feed: NoteFeed, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed, self._services = feed, services
        self._workers: list[GeneratorWorker] = []
        self._encoder_failed.connect(lambda _error: self.encoder_loaded.emit(None))

    def start(self) -> None:
        """Starts to load everything."""
        self.load_model(then=self._load_encoder)
        self.open_sound()

    def load_model(self, *, then: Callable[[], None] | None = None) -> None:
        """Starts to load the model that the settings name."""
        self._load(
            self._services.load_model, self.model_loaded, self.model_missing, "load model", then
        )

    def open_sound(self) -> None:
        """Starts to open the sound device and the sound font that the settings name."""
        self._load(self._services.open_sound, self.sound_opened, self.sound_missing, "open sound")

    def close(self) -> None:
        """Waits for what is being loaded."""
        for worker in self._workers:
            worker.abandon()

    def _load_encoder(self) -> None:
        self._load(
            self._services.load_encoder, self.encoder_loaded, self._encoder_failed, "load encoder"
        )

    def _load(
        self,
        call: Callable[[], object],
        loaded: SignalInstance,
        failed: SignalInstance,
        name: str,
        then: Callable[[], None] | None = None,
    ) -> None:
        worker = run_once(self._feed, call, loaded.emit, failed.emit, name=name, parent=self)
        self._workers.append(worker)
        if then is not None:
            worker.ended.connect(then)
        worker.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        if all(worker.is_over for worker in self._workers):
            self.finished.emit()
