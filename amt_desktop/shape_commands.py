"""What the window does with the model to a piece that is there."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog

from amt_core.errors import AmtError
from amt_core.music.score import Score
from amt_core.shaping import ShapeEvent, Shaping, add_part, continue_piece, rewrite, vary
from amt_core.text.instrument_names import instruments_named
from amt_desktop.banner import Toast
from amt_desktop.bridge.shape_job import ShapeJob
from amt_desktop.compose_commands import ComposeCommands
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.document.document import Document
from amt_desktop.piece_view import PieceView

Make = Callable[[Score, Shaping], Iterator[ShapeEvent]]
"""From a score and who writes to the events of the change."""

_MAX_SEED = 2**31 - 1
_BARS_TO_CONTINUE = 8
_SHARE_TO_VARY = 0.3


class ShapeCommands(QObject):
    """Rewrites the selection, continues the piece, adds a part, varies it.

    Signals:
        failed: An AmtError to show.
    """

    failed = Signal(object)

    def __init__(
        self,
        job: ShapeJob,
        composing: ComposeCommands,
        document: Document,
        *,
        panel: ComposerPanel,
        piece: PieceView,
        toast: Toast,
    ) -> None:
        super().__init__(piece)
        self._job, self._composing = job, composing
        self._panel, self._document, self._piece, self._toast = panel, document, piece, toast
        job.progressed.connect(
            lambda bars: panel.status.setText(self.tr("{0} bars written anew").format(bars))
        )
        job.ended.connect(self._on_ended)

    @property
    def can_shape(self) -> bool:
        """Whether there is a model, a complete take, and nothing is being written."""
        take = self._document.active
        return (
            self._composing.can_compose
            and not self._job.is_running
            and take is not None
            and not take.is_writing
            and not take.is_empty
        )

    def rewrite(self) -> None:
        """Writes the selected cells, or those of the selected notes, anew."""
        cells = self._piece.roll.selection
        if not cells:
            self._toast.say(self.tr("Select notes first: their bars are written anew."))
            return
        self._start(self.tr("Rewrite"), lambda score, shaping: rewrite(score, cells, shaping))

    def continue_piece(self) -> None:
        """Writes more bars after the last one."""
        self._start(
            self.tr("Continue"),
            lambda score, shaping: continue_piece(score, _BARS_TO_CONTINUE, shaping),
        )

    def vary(self) -> None:
        """Writes some of the piece anew, here and there."""
        self._start(
            self.tr("Vary"),
            lambda score, shaping: vary(score, _SHARE_TO_VARY, shaping),
        )

    def add_part(self) -> None:
        """Asks for an instrument and writes its part."""
        if not self.can_shape:
            return
        name, is_chosen = QInputDialog.getText(
            self._piece, self.tr("Add a part"), self.tr("Which instrument shall join?")
        )
        if not is_chosen:
            return
        try:
            instruments = instruments_named(name)
        except AmtError as error:
            self.failed.emit(error)
            return
        self._start(
            self.tr("Add {0}").format(instruments[0].name),
            lambda score, shaping: add_part(score, instruments[0], shaping),
        )

    def _start(self, text: str, make: Make) -> None:
        take = self._document.active
        if not self.can_shape or take is None:
            return
        model, seed = self._composing.model, secrets.randbelow(_MAX_SEED)

        def run(cancel: threading.Event) -> Iterator[ShapeEvent]:
            shaping = Shaping(model=model, seed=seed, spec=take.spec, cancel=cancel)
            return make(take.score, shaping)

        self._panel.status.setText(self.tr("{0} …").format(text))
        self._job.start(text, run)

    def _on_ended(self, has_changed: bool) -> None:
        words = (
            self.tr("Done. Ctrl+Z takes it back.") if has_changed else self.tr("Nothing changed.")
        )
        self._panel.status.setText(words)
