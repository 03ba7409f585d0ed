"""Commands of other programs, which come through OSC, and the events that go back to them."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator
from itertools import product

from PySide6.QtCore import QObject, Signal

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.settings import OSC_PORT, Settings
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.connect.osc import Argument, OscServer
from amt_desktop.bridge.job import Job
from amt_desktop.bridge.messages import Messages, Notice
from amt_desktop.bridge.shape_job import ShapeJob
from amt_desktop.commands.compose_commands import ComposeCommands
from amt_desktop.commands.shape_commands import ShapeCommands
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.document.document import Document
from amt_desktop.transport.playback import Playback

logger = logging.getLogger(__name__)

_EVENT = "/amt/event/"
_MAX_BARS = 512

Arguments = tuple[Argument, ...]


class RemoteCommands(Job):
    """Receives commands by OSC while the setting names a port, and reports what comes of them.

    The commands are listed in `docs/connect.md`.
    """

    _received = Signal(str, object)

    def __init__(
        self,
        feed: NoteFeed,
        settings: Settings,
        messages: Messages,
        *,
        document: Document,
        playback: Playback,
        panel: ComposerPanel,
        composing: ComposeCommands,
        shaping: ShapeCommands,
        shape_job: ShapeJob,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(feed, messages, parent)
        self._settings, self._document, self._playback = settings, document, playback
        self._panel, self._composing, self._shaping = panel, composing, shaping
        self._server: OscServer | None = None
        self._handlers: dict[str, Callable[[Arguments], object]] = {
            "plan": self._plan,
            "compose": self._compose,
            "rewrite": self._rewrite,
            "continue": self._continue,
            "stop_writing": lambda _arguments: self._stop_writing(shape_job),
            "play": lambda _arguments: playback.play(),
            "pause": lambda _arguments: playback.pause(),
            "stop": lambda _arguments: playback.stop(),
            "seek": self._seek,
            "loop": self._loop,
        }
        # Emitted on the server's thread, received on the window's.
        self._received.connect(self._on_received)
        document.bar_written.connect(self._on_bar)
        document.take_finished.connect(self._on_take)
        shape_job.ended.connect(lambda has_changed: self._send("reshaped", has_changed))
        playback.state_changed.connect(lambda state: self._send("transport", state))
        messages.noticed.connect(self._on_notice)

    @property
    def port(self) -> int:
        """The open port; 0 if none is open."""
        return self._server.port if self._server else 0

    def open(self) -> None:
        """Opens the port that the settings name, and closes the one before."""
        self._close_port()
        if port := self._settings.get(OSC_PORT):
            try:
                self._server = OscServer(port, self._received.emit)
            except AmtError as error:
                self._messages.report(error)

    def close(self) -> None:
        """Closes the port."""
        self._close_port()
        super().close()

    def _close_port(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    # Commands

    def _on_received(self, address: str, arguments: Arguments) -> None:
        handler = self._handlers.get(address.removeprefix("/amt/"))
        try:
            if handler is None:
                self._report(self._unknown(address))
            else:
                handler(arguments)
        except AmtError as error:
            self._report(error)

    def _unknown(self, address: str) -> AmtError:
        known = ", ".join(f"/amt/{name}" for name in self._handlers)
        return AmtError(
            Sentence("There is no command {address}.", address=address),
            Sentence("These are there: {known}.", known=known),
        )

    def _plan(self, arguments: Arguments) -> None:
        text, seed = _text(arguments, 0), _number(arguments, 1, default=0)
        model = self._composing.model
        if model is None:
            raise AmtError("There is no model to compose with.")

        def plan(_cancel: threading.Event) -> Iterator[object]:
            from amt_core.composing.compose import plan_takes
            from amt_core.composing.planning.files.plan_json import plan_to_json

            spec = self._composing.analyze(text)
            (planned,) = plan_takes(spec, model=model, seed=seed)
            yield json.dumps(plan_to_json(planned), ensure_ascii=False)

        worker = self._run(plan, lambda items: self._send("plan", str(items[0])), name="plan")
        worker.failed.connect(self._report)

    def _compose(self, arguments: Arguments) -> None:
        text = _text(arguments, 0)
        takes, seed = _number(arguments, 1, default=1), _number(arguments, 2, default=-1)
        if not self._composing.can_compose:
            raise AmtError("Nothing can be composed now.", "Wait until writing has ended.")
        self._panel.description.setPlainText(text)
        self._panel.takes.setValue(takes)
        if seed >= 0:
            self._panel.seed.set_seed(seed)
        self._composing.compose()

    def _rewrite(self, arguments: Arguments) -> None:
        first, last = self._bars(arguments)
        words = _text(arguments, 2, default="")
        take = self._document.active
        assert take is not None
        tracks = range(len(take.score.tracks))
        self._shaping.rewrite_cells(frozenset(product(range(first, last), tracks)), words)

    def _continue(self, arguments: Arguments) -> None:
        num_bars = _number(arguments, 0, default=8)
        self._check_can_shape()
        if not 1 <= num_bars <= _MAX_BARS:
            raise AmtError(
                Sentence("A piece can be continued by 1 to {most} bars.", most=_MAX_BARS)
            )
        take = self._document.active
        assert take is not None
        self._shaping.continue_after(take.score.num_bars, num_bars)

    def _stop_writing(self, shape_job: ShapeJob) -> None:
        self._composing.stop()
        shape_job.stop()

    def _seek(self, arguments: Arguments) -> None:
        take = self._document.active
        if take is None:
            raise AmtError("There is no piece.", "Compose one first.")
        bar = min(max(_number(arguments, 0, default=1) - 1, 0), take.score.num_bars - 1)
        self._playback.seek(int(take.score.bar_starts_ticks[bar]))

    def _loop(self, arguments: Arguments) -> None:
        if not arguments:
            self._playback.set_loop(None)
            return
        first, last = self._bars(arguments, needs_model=False)
        take = self._document.active
        assert take is not None
        starts = take.score.bar_starts_ticks
        self._playback.set_loop((int(starts[first]), int(starts[last])))

    def _bars(self, arguments: Arguments, *, needs_model: bool = True) -> tuple[int, int]:
        """The first bar and the one after the last, from two numbers that count from 1."""
        if needs_model:
            self._check_can_shape()
        take = self._document.active
        if take is None:
            raise AmtError("There is no piece.", "Compose one first.")
        first, last = _number(arguments, 0), _number(arguments, 1)
        if not 1 <= first <= last <= take.score.num_bars:
            raise AmtError(
                Sentence("The piece has no bars {first} to {last}.", first=first, last=last),
                Sentence("It has {num_bars} bars.", num_bars=take.score.num_bars),
            )
        return first - 1, last

    def _check_can_shape(self) -> None:
        if not self._shaping.can_shape:
            raise AmtError("Nothing can be rewritten now.", "Compose a piece, or wait for its end.")

    # Events

    def _send(self, name: str, *arguments: Argument) -> None:
        if self._server is not None:
            self._server.send(_EVENT + name, *arguments)

    def _on_bar(self, bar: int, _notes: object) -> None:
        self._send("bar", bar + 1)

    def _on_take(self, index: int) -> None:
        score = self._document.takes[index].score
        self._send("done", index + 1, score.num_bars, len(score.notes))

    def _on_notice(self, notice: Notice) -> None:
        self._send("error", notice.message, notice.hint)

    def _report(self, error: AmtError) -> None:
        logger.info("a command by OSC is refused: %s", error)
        self._send("error", error.message, error.hint)

    def _on_ended(self) -> None:
        """Nothing is left to do."""


def _text(arguments: Arguments, place: int, *, default: str | None = None) -> str:
    value = arguments[place] if place < len(arguments) else default
    if not isinstance(value, str):
        raise AmtError(Sentence("Argument {place} must be text.", place=place + 1))
    return value


def _number(arguments: Arguments, place: int, *, default: int | None = None) -> int:
    value = arguments[place] if place < len(arguments) else default
    if not isinstance(value, int | float) or value != value or abs(value) > 2**31:  # noqa: PLR0124  # NaN
        raise AmtError(Sentence("Argument {place} must be a number.", place=place + 1))
    return int(value)
