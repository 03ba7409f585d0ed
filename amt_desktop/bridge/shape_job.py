"""Changing the shown take with the model: rewriting, continuing, adding a part, varying."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from amt_core.composing import Reshaped
from amt_core.composing.compose import BarWritten
from amt_core.composing.planning.plan import Plan
from amt_core.music.editing.edit import Cells, Edit
from amt_core.music.score import Score
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.bridge.job import Job
from amt_desktop.bridge.messages import Messages
from amt_desktop.document.document import Document

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One of several ways to rewrite some cells.

    Attributes:
        edit: The change.
        plan: The plan that it was written for; None if no plan is known.
    """

    edit: Edit
    plan: Plan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRead:
    """The words for a change were read.

    Attributes:
        unread: The words that have no effect.
    """

    unread: tuple[str, ...]


class ShapeJob(Job):
    """At most one change at a time; it becomes one step of the undo stack when it is complete.

    Signals:
        progressed: The number of bars written so far.
        arrived: An Alternative, which the user may accept.
        words_read: What became of the words for the change, a WordsRead.
        ended: True if the take was changed; always the last signal.
    """

    progressed = Signal(int)
    arrived = Signal(object)
    words_read = Signal(object)
    ended = Signal(bool)

    def __init__(
        self,
        feed: NoteFeed,
        document: Document,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(feed, messages, parent)
        self._document = document
        self._text = ""
        self._score: Score | None = None
        self._num_bars = 0
        self._cells: Cells = frozenset()
        self._bars: set[int] = set()
        self._is_choice = False
        self._has_changed = False

    def start(
        self,
        text: str,
        make: Callable[[threading.Event], Iterable[object]],
        *,
        cells: Cells = frozenset(),
        is_choice: bool = False,
    ) -> None:
        """Starts a change of the take that is shown.

        Args:
            text: The name of the undo step.
            make: Makes the generator of the change from the event that stops it.
            cells: The cells that are rewritten; afterwards their notes fit the plan.
            is_choice: Whether alternatives wait for the user; else one is made at once.
        """
        if self.is_running:
            return
        self._text, self._num_bars, self._has_changed = text, 0, False
        self._cells, self._bars, self._is_choice = cells, set(), is_choice
        take = self._document.active
        self._score = None if take is None else take.score
        self._run(make, self._on_produced, name="reshape", stops_itself=True)

    def _on_produced(self, events: list[object]) -> None:
        for event in events:
            match event:
                case BarWritten():
                    self._num_bars += 1
                    self._bars.add(event.bar)
                    self.progressed.emit(self._num_bars)
                case Alternative() if self._is_choice:
                    self._has_changed = True
                    self.arrived.emit(event)
                case Reshaped():
                    self._make_change(event.edit, None)
                case Alternative():
                    self._make_change(event.edit, event.plan)
                case WordsRead():
                    self.words_read.emit(event)
                case _:
                    raise AssertionError(f"not an event of a change: {event!r}")

    def _make_change(self, edit: Edit, plan: Plan | None) -> None:
        # Meanwhile the user may have gone to another take, or edited this one. A star, a name, or a
        # plan and a label that were found leave the notes as they are.
        take = self._document.active
        if take is not None and take.score is self._score:
            fitting = frozenset(cell for cell in self._cells if cell[0] in self._bars)
            self._document.push(self._text, edit, fitting=fitting, plan=plan)
            self._has_changed = True

    def _on_ended(self) -> None:
        self._score = None
        logger.info("%s: %d bars", self._text, self._num_bars)
        self.ended.emit(self._has_changed)
