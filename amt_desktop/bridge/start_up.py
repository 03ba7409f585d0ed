"""Loads model, sentence encoder and sound once the window is on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from amt_core.errors import AmtError
from amt_desktop.background.generator_worker import GeneratorWorker, run_once
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.messages import Messages
from amt_desktop.bridge.services import Services


class StartUp(QObject):
    """Loads on two threads: the model and then the encoder on one, the sound on the other.

    Signals:
        model_loaded: The model.
        model_missing: The AmtError that says why there is no model.
        encoder_loaded: The sentence encoder, or None.
        sound_opened: A Sound.
        finished: Everything is loaded, or could not be.
    """

    model_loaded = Signal(object)
    model_missing = Signal(object)
    encoder_loaded = Signal(object)
    sound_opened = Signal(object)
    finished = Signal()

    def __init__(
        self,
        feed: NoteFeed,
        services: Services,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed, self._services, self._messages = feed, services, messages
        self._workers: list[GeneratorWorker] = []

    def start(self) -> None:
        """Starts to load everything."""
        self.load_model(then=self._load_encoder)
        self.open_sound()

    def load_model(self, *, then: Callable[[], None] | None = None) -> None:
        """Starts to load the model that the settings name."""
        self._load(
            self._services.load_model,
            self.model_loaded.emit,
            self._on_no_model,
            name="load model",
            then=then,
        )

    def open_sound(self) -> None:
        """Starts to open the sound device and the sound font that the settings name."""
        self._load(
            self._services.open_sound,
            self.sound_opened.emit,
            self._messages.report,
            name="open sound",
        )

    def close(self) -> None:
        """Waits for what is being loaded."""
        for worker in self._workers:
            worker.abandon()

    def _load_encoder(self) -> None:
        self._load(
            self._services.load_encoder,
            self.encoder_loaded.emit,
            self._on_no_encoder,
            name="load encoder",
        )

    def _load(
        self,
        call: Callable[[], object],
        on_result: Callable[[object], None],
        on_error: Callable[[AmtError], None],
        *,
        name: str,
        then: Callable[[], None] | None = None,
    ) -> None:
        worker = run_once(self._feed, call, on_result, on_error, name=name, parent=self)
        self._workers.append(worker)
        if then is not None:
            worker.ended.connect(then)
        worker.ended.connect(self._on_ended)

    def _on_no_model(self, error: AmtError) -> None:
        self._messages.report(error)
        self.model_missing.emit(error)

    def _on_no_encoder(self, error: AmtError) -> None:
        self._messages.report(error)
        self.encoder_loaded.emit(None)

    def _on_ended(self) -> None:
        if all(worker.is_over for worker in self._workers):
            self.finished.emit()
