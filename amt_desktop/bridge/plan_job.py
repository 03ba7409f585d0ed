"""Plans in the background: of the description while it is typed, and of opened pieces."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from amt_core.composing.planning.plan import Plan
from amt_core.errors import AmtError
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.background.single_worker import SingleWorker
from amt_desktop.bridge.services import Services

logger = logging.getLogger(__name__)


class PlanJob(QObject):
    """Draws and finds plans on a worker, one at a time; of each kind only the newest counts.

    Signals:
        drawn: The plan of the newest description.
        refused: Why the newest description has no plan, an AmtError.
        found: (score, plan) of an opened piece.
    """

    drawn = Signal(object)
    refused = Signal(object)
    found = Signal(object, object)

    def __init__(self, feed: NoteFeed, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draw_plan = services.draw_plan
        self._worker = SingleWorker(feed, name="plan", parent=self)
        self._worker.ended.connect(self._next)
        self._wanted: dict[str, Callable[[], None]] = {}

    @property
    def is_busy(self) -> bool:
        """True while a plan is still to come."""
        return self._worker.is_running or bool(self._wanted)

    def draw(self, spec: MusicSpec, *, model: object, seed: int) -> None:
        """Draws the plan that composing will follow; an older wish that waits is dropped."""
        self._wanted["draw"] = lambda: self._worker.run(
            lambda: self._draw_plan(spec, model, seed), self._on_drawn, self.refused.emit
        )
        self._next()

    def find(self, score: Score) -> None:
        """Finds the plan of a piece in its notes."""

        def find() -> Plan:
            # Imported here because it takes long, and the window must not wait for it.
            from amt_core.composing.planning.found_plan import find_plan

            return find_plan(score)

        self._wanted["find"] = lambda: self._worker.run(
            find, lambda plan: self.found.emit(score, plan), self._on_not_found
        )
        self._next()

    def close(self) -> None:
        """Stops everything."""
        self._wanted.clear()
        self._worker.abandon()

    def _next(self) -> None:
        if not self._worker.is_running and self._wanted:
            self._wanted.pop(next(iter(self._wanted)))()

    def _on_drawn(self, plan: object) -> None:
        if "draw" not in self._wanted:  # else a newer description waits
            self.drawn.emit(plan)

    def _on_not_found(self, error: AmtError) -> None:
        logger.warning("no plan was found in the piece: %s", error)
