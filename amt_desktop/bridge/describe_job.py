"""Analyzes the description while it is being typed."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from amt_core.errors import AmtError
from amt_core.spec.music_spec import MusicSpec
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.background.single_worker import SingleWorker

logger = logging.getLogger(__name__)

DEBOUNCE_MS = 200


class DescribeJob(QObject):
    """Turns text into specs on a worker, one at a time; only the newest text counts.

    Signals:
        described: The MusicSpec of the newest text.
    """

    described = Signal(object)

    def __init__(
        self,
        feed: NoteFeed,
        describe: Callable[[str, object | None], MusicSpec],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._describe = describe
        self._encoder: object | None = None
        self._text = ""
        self._worker = SingleWorker(feed, name="describe", parent=self)
        self._worker.ended.connect(self._on_ended)
        self._is_stale = False
        self._spec = MusicSpec()
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(DEBOUNCE_MS)
        self._debounce.timeout.connect(self.flush)

    @property
    def is_busy(self) -> bool:
        """True while the result for the newest text is still to come."""
        return self._worker.is_running or self._debounce.isActive()

    def set_encoder(self, encoder: object | None) -> None:
        """Sets the sentence encoder, which finds what a text only suggests."""
        self._encoder = encoder
        if self._text:
            self.flush()

    def analyze(self, text: str) -> MusicSpec:
        """The spec of a text other than the description; it takes long, so call it on a worker."""
        return self._describe(text, self._encoder)

    def request(self, text: str) -> None:
        """Stores the newest text; it is analyzed when typing pauses."""
        self._text = text
        self._debounce.start()

    def flush(self) -> None:
        """Starts to analyze the newest text now."""
        self._debounce.stop()
        if self._worker.is_running:
            self._is_stale = True
            return
        text, encoder = self._text, self._encoder
        # If the analysis fails, the text is still kept: composing is possible without it.
        self._spec = MusicSpec(text=text)
        self._worker.run(lambda: self._describe(text, encoder), self._on_described, self._on_failed)

    def close(self) -> None:
        """Stops everything."""
        self._debounce.stop()
        self._worker.abandon()

    def _on_described(self, spec: object) -> None:
        assert isinstance(spec, MusicSpec)
        self._spec = spec

    def _on_failed(self, error: AmtError) -> None:
        logger.warning("the description was not understood: %s", error)

    def _on_ended(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.flush()
        else:
            self.described.emit(self._spec)
