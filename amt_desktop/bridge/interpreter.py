"""Performances of the takes for the player, computed on a worker whenever notes or feel change."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from amt_core.audio.mix import PLAIN_ROOM, Room
from amt_core.music.score import Score
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.job import Job
from amt_desktop.bridge.messages import Messages
from amt_desktop.document.document import Document
from amt_desktop.document.piece_feel import PieceFeel
from amt_desktop.document.take import Take

if TYPE_CHECKING:
    from amt_core.performance.interpret import Interpretation

_MOST_KEPT = 32


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heard:
    """A take as it is heard.

    Attributes:
        score: Its performance, with levels, positions and sends.
        room: The reverb.
    """

    score: Score
    room: Room = PLAIN_ROOM


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Kept:
    """A take as it is heard with a feel."""

    take: Take
    feel: PieceFeel
    heard: Heard


class Interpreter(Job):
    """Turns takes into what is heard; of requests that wait, the newest one counts.

    Args:
        feed: For the worker.
        document: The open piece, whose feel counts.
        messages: Shows errors.
        parent: Qt's owner.

    Attributes:
        is_played: False if everything is heard as it is written, whatever the feel is.

    Signals:
        interpreted: A take that was asked for, which `heard` knows now.
    """

    interpreted = Signal(object)

    def __init__(
        self,
        feed: NoteFeed,
        document: Document,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(feed, messages, parent)
        self.is_played = True
        self._document = document
        self._waiting: Take | None = None
        # The newest first: switching takes or the feel back is heard at once.
        self._kept: deque[_Kept] = deque(maxlen=_MOST_KEPT)

    @property
    def feel(self) -> PieceFeel:
        """The feel that is heard."""
        feel = self._document.feel
        return feel if self.is_played else feel.as_written

    def heard(self, take: Take) -> Heard | None:
        """The interpretation of a take; None until it has been asked for and is ready."""
        feel = self.feel
        if feel.is_off and not feel.is_mixed:
            return Heard(score=take.score)
        for kept in self._kept:
            is_same = kept.take.score is take.score and kept.take.is_writing == take.is_writing
            if is_same and kept.feel == feel:
                return kept.heard
        return None

    def ask(self, take: Take) -> None:
        """Computes what is heard of a take; `interpreted` comes when it is ready."""
        self._waiting = take
        if not self.is_running:
            self._begin()

    def close(self) -> None:
        """Ends the work that runs, and forgets what waits."""
        self._waiting = None
        super().close()

    def _begin(self) -> None:
        take, self._waiting = self._waiting, None
        if take is None:
            return
        feel = self.feel

        def work(_cancel: threading.Event) -> Iterator[_Kept]:
            made = interpret_take(take, feel)
            heard = Heard(score=made.mixed_score, room=made.room)
            yield _Kept(take=take, feel=feel, heard=heard)

        worker = self._run(work, self._on_produced, name="interpret")
        # The error is reported; the take is heard as it is written.
        worker.failed.connect(
            lambda _error: self._on_produced(
                [_Kept(take=take, feel=feel, heard=Heard(score=take.score))]
            )
        )

    def _on_produced(self, items: list[object]) -> None:
        for item in items:
            assert isinstance(item, _Kept)
            self._kept.appendleft(item)
            self.interpreted.emit(item.take)

    def _on_ended(self) -> None:
        self._begin()


def interpret_take(take: Take, feel: PieceFeel) -> Interpretation:
    """The performance and the mix of a take; the same for playing and for every export."""
    # Imported here because the window opens without it.
    from amt_core.performance.interpret import interpret

    return interpret(
        take.complete_score if not take.is_writing else take.score,
        feel.feel_for(take),
        seed=take.seed or 0,
        mixes=feel.is_mixed,
        is_growing=take.is_writing,
    )
