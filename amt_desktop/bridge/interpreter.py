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
    from amt_core.performance.growing import GrowingInterpretation
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Growing:
    """The interpretation of a take that is being written."""

    take: Take
    feel: PieceFeel
    growing: GrowingInterpretation

    def goes_on_with(self, take: Take, feel: PieceFeel) -> bool:
        """True if a take is the same one with more bars, heard with the same feel."""
        before = self.take
        is_same = (take.seed, take.score.tracks) == (before.seed, before.score.tracks)
        is_longer = take.written_bars >= before.written_bars
        return is_same and is_longer and take.plan is before.plan and feel == self.feel


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
        self._growing: _Growing | None = None

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
            if is_same and kept.take.plan is take.plan and kept.feel == feel:
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
            made = self._made(take, feel)
            heard = Heard(score=made.mixed_score, room=made.room)
            yield _Kept(take=take, feel=feel, heard=heard)

        worker = self._run(work, self._on_produced, name="interpret")
        # The error is reported; the take is heard as it is written.
        worker.failed.connect(
            lambda _error: self._on_produced(
                [_Kept(take=take, feel=feel, heard=Heard(score=take.score))]
            )
        )

    def _made(self, take: Take, feel: PieceFeel) -> Interpretation:
        """The interpretation of a take; of one that grows, only the new bars are played."""
        if not take.is_writing:
            self._growing = None
            return interpret_take(take, feel)
        if self._growing is None or not self._growing.goes_on_with(take, feel):
            growing = _begin_growing(take, feel)
        else:
            growing = self._growing.growing
        self._growing = _Growing(take=take, feel=feel, growing=growing)
        return growing.extended(take.score, take.written_bars)

    def _on_produced(self, items: list[object]) -> None:
        for item in items:
            assert isinstance(item, _Kept)
            self._kept.appendleft(item)
            self.interpreted.emit(item.take)

    def _on_ended(self) -> None:
        self._begin()


def interpret_take(take: Take, feel: PieceFeel) -> Interpretation:
    """The performance and the mix of a take by its plan; the same for playing and every export."""
    # Imported here because the window opens without it.
    from amt_core.composing.planning.planned_analysis import planned_analysis, stated_analysis
    from amt_core.performance.interpret import Interpretation, interpret

    score, plan = take.complete_score, take.complete_plan
    if feel.is_off and not feel.is_mixed:
        return Interpretation(score=score, mix=None)
    return interpret(
        score,
        feel.feel_for(take),
        seed=take.seed or 0,
        mixes=feel.is_mixed,
        plan=stated_analysis(score) if plan is None else planned_analysis(plan),
    )


def _begin_growing(take: Take, feel: PieceFeel) -> GrowingInterpretation:
    # Imported here because the window opens without it.
    from amt_core.composing.planning.planned_analysis import planned_analysis
    from amt_core.performance.growing import GrowingInterpretation

    return GrowingInterpretation(
        feel.feel_for(take),
        seed=take.seed or 0,
        mixes=feel.is_mixed,
        plan=None if take.plan is None else planned_analysis(take.plan),
    )
