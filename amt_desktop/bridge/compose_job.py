"""Composing from the window: events of the core become bars in the document."""

from __future__ import annotations

import logging
import time

from PySide6.QtCore import QObject, Signal

from amt_core.composing.compose import BarWritten, TakeFinished, TakeStarted
from amt_core.composing.planning.plan import Plan
from amt_core.spec.music_spec import MusicSpec
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.job import Job
from amt_desktop.bridge.messages import Messages
from amt_desktop.bridge.services import Services
from amt_desktop.document.document import Document

logger = logging.getLogger(__name__)


class ComposeJob(Job):
    """Composes one piece at a time into the document, bar by bar.

    Signals:
        progressed: (complete bars, all bars, status text) of the take that is shown.
        ended: (closing status text) Nothing is being written any more.
    """

    progressed = Signal(int, int, str)
    ended = Signal(str)

    def __init__(
        self,
        feed: NoteFeed,
        services: Services,
        document: Document,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(feed, messages, parent)
        self._services, self._document = services, document
        self._indices: dict[int, int] = {}
        self._spec = MusicSpec()
        self._start_sec = 0.0
        self._was_stopped = False
        self._closing_status = ""
        document.about_to_begin.connect(self._on_another_piece)

    def start(
        self,
        spec: MusicSpec,
        *,
        model: object,
        seed: int,
        takes: int,
        title: str,
        plan: Plan | None = None,
    ) -> None:
        """Starts a new piece; all takes keep a plan that is given."""
        if self.is_running:
            return
        self._spec, self._indices = spec, {}
        self._was_stopped, self._closing_status = False, ""
        self._start_sec = time.monotonic()
        logger.info("composing: %r, seed %d, %d takes", spec.text, seed, takes)
        self._document.begin(title=title)
        compose = self._services.compose
        self._run(
            lambda cancel: compose(
                spec, model=model, seed=seed, takes=takes, plan=plan, cancel=cancel
            ),
            self._on_produced,
            name="compose",
            stops_itself=True,
        )

    def close(self) -> None:
        """Stops and waits for the worker; takes keep their complete bars."""
        super().close()
        self._document.abandon_writing()

    def _on_another_piece(self) -> None:
        """Ends the writing of a piece that is about to be replaced by an opened one."""
        if self.is_running:
            self.close()
            self.ended.emit(self._closing_status)

    def _on_produced(self, events: list[object]) -> None:
        document = self._document
        had_notes = document.is_unsaved
        for event in events:
            match event:
                case TakeStarted():
                    self._indices[event.take] = document.start_take(
                        event.score, spec=self._spec, seed=event.seed, plan=event.plan
                    )
                case BarWritten():
                    document.write_bar(self._indices[event.take], event.bar, event.notes)
                case TakeFinished():
                    self._was_stopped |= event.was_stopped
                    document.finish_take(
                        self._indices[event.take], event.score, event.stats, event.plan
                    )
                case _:
                    raise AssertionError(f"not an event of composing: {event!r}")
        if document.is_unsaved and not had_notes:
            logger.info("first bar after %.0f ms", (time.monotonic() - self._start_sec) * 1000)
        self._emit_progress()

    def _emit_progress(self) -> None:
        take = self._document.active
        if take is None:
            return
        seconds = time.monotonic() - self._start_sec
        if take.stats is not None:
            seconds = take.stats.seconds
        done, total = take.written_bars, take.score.num_bars
        words = self.tr("Bar {0} of {1} · {2} s").format(done, total, f"{seconds:.1f}")
        takes = self._document.takes
        if len(takes) > 1:
            ready = sum(not other.is_writing for other in takes)
            words = self.tr("{0} of {1} takes are ready · {2}").format(ready, len(takes), words)
        self._closing_status = (
            self.tr("Stopped after {0} bars · {1} s") if self._was_stopped
            else self.tr("{0} bars in {1} s")
        ).format(done, f"{seconds:.1f}")  # fmt: skip
        written = sum(other.written_bars for other in takes)
        wanted = sum(other.score.num_bars for other in takes)
        self.progressed.emit(written, wanted, words)

    def _on_ended(self) -> None:
        self._document.abandon_writing()
        if all(take.is_empty for take in self._document.takes):
            # Nothing was written: the piece before stays where it was.
            self._closing_status = ""
            self._document.return_to_previous()
        logger.info("composed: %s", self._closing_status or "nothing")
        self.ended.emit(self._closing_status)
