"""Changes of the open piece by the model: rewrite, continue, add a part, vary."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject

from amt_core.composing import ShapeEvent, Shaping, add_part, continue_piece, rewrite, vary
from amt_core.music.editing.edit import Cells
from amt_core.music.score import Score
from amt_core.spec.music_spec import Attribute, MusicSpec
from amt_desktop.bridge.messages import Messages
from amt_desktop.bridge.shape_job import ShapeJob
from amt_desktop.commands.compose_commands import ComposeCommands
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.dialogs.add_part_dialog import AddPartDialog
from amt_desktop.dialogs.rewrite_dialog import RewriteDialog
from amt_desktop.document.document import Document
from amt_desktop.piece.piece_view import PieceView

Make = Callable[[Score, Shaping], Iterator[ShapeEvent]]
"""Makes the events of a change from a score and the settings of the change."""

_MAX_SEED = 2**31 - 1
_BARS_TO_CONTINUE = 8
_SHARE_TO_VARY = 0.3


# What holds for the whole piece, and cannot differ in some of its cells.
_OF_THE_PIECE = frozenset(
    {"tempo_bpm", "time_signature", "instruments", "excluded", "only", "num_bars", "duration_sec"}
)


def with_words(spec: MusicSpec, words: MusicSpec) -> MusicSpec:
    """A take's spec with what the words for some of its cells say instead."""
    said = {
        name: words.attribute(name)
        for name in MusicSpec.attribute_names()
        if name not in _OF_THE_PIECE and words.attribute(name).value is not None
    }
    return replace(spec, text=words.text, **said)


class ShapeCommands(QObject):
    """Rewrites the selection, continues the piece, adds a part, varies it."""

    def __init__(
        self,
        job: ShapeJob,
        composing: ComposeCommands,
        document: Document,
        *,
        panel: ComposerPanel,
        piece: PieceView,
        messages: Messages,
    ) -> None:
        super().__init__(piece)
        self._job, self._composing = job, composing
        self._panel, self._document, self._piece = panel, document, piece
        self._messages = messages
        self._num_bars, self._start_sec = 0, 0.0
        panel.stop_requested.connect(job.stop)
        job.progressed.connect(self._show_progress)
        job.ended.connect(self._on_ended)

    @property
    def can_shape(self) -> bool:
        """True if there are a model and a complete take, and nothing is being written."""
        take = self._document.active
        return (
            self._composing.can_compose
            and not self._job.is_running
            and take is not None
            and not take.is_writing
            and not take.is_empty
        )

    def rewrite(self) -> None:
        """Rewrites the selected cells, or the cells of the selected notes."""
        if (cells := self._cells()) is not None:
            self._rewrite(cells)

    def rewrite_unfit(self) -> None:
        """Rewrites the cells that no longer fit the plan, as it now is."""
        take = self._document.active
        if take is None or not take.unfit:
            self._messages.toast(self.tr("Every bar fits the plan."))
            return
        cells = take.unfit
        self._start(
            self.tr("Rewrite to fit the plan"),
            lambda score, shaping: rewrite(score, cells, shaping),
            cells=cells,
        )

    def rewrite_in_words(self) -> None:
        """Asks how the selected cells should sound, and rewrites them."""
        cells = self._cells() if self.can_shape else None
        if cells is None:
            return
        dialog = RewriteDialog(len({bar for bar, _ in cells}), self._piece)
        words = dialog.words if dialog.exec() else ""
        dialog.deleteLater()
        if words:
            self._rewrite(cells, words)

    def _cells(self) -> Cells | None:
        """The selected cells; None, and a message, if there are none."""
        cells = self._piece.roll.selection
        if not cells:
            self._messages.toast(self.tr("Select some notes first. Their bars will be rewritten."))
            return None
        return cells

    def _rewrite(self, cells: Cells, words: str = "") -> None:
        # As chosen cells they stay selected, with the notes that come instead.
        self._piece.roll.select_cells(cells)
        text = self.tr("Rewrite: {0}").format(words) if words else self.tr("Rewrite")

        def make(score: Score, shaping: Shaping) -> Iterator[ShapeEvent]:
            if words:
                wanted = with_words(shaping.spec, self._composing.analyze(words))
                shaping = replace(shaping, spec=wanted)
            return rewrite(score, cells, shaping)

        self._start(text, make, cells=cells)

    def continue_piece(self) -> None:
        """Writes more bars after the last one."""
        self._start(
            self.tr("Continue"),
            lambda score, shaping: continue_piece(score, _BARS_TO_CONTINUE, shaping),
            num_bars=_BARS_TO_CONTINUE,
        )

    def vary(self) -> None:
        """Rewrites some cells of the piece, chosen at random."""
        self._start(
            self.tr("Vary"),
            lambda score, shaping: vary(score, _SHARE_TO_VARY, shaping),
        )

    def add_part(self) -> None:
        """Asks for an instrument and writes its part."""
        if not self.can_shape:
            return
        dialog = AddPartDialog(self._piece)
        instrument = dialog.instrument if dialog.exec() else None
        dialog.deleteLater()
        if instrument is not None:
            self._start(
                self.tr("Add {0}").format(instrument.name),
                lambda score, shaping: add_part(score, instrument, shaping),
            )

    def _start(
        self, text: str, make: Make, *, num_bars: int | None = None, cells: Cells = frozenset()
    ) -> None:
        """Starts a change of some cells, of `num_bars` bars, or of at most all bars."""
        take = self._document.active
        if not self.can_shape or take is None:
            return
        model, seed = self._composing.model, secrets.randbelow(_MAX_SEED)
        num_bars = num_bars or len({bar for bar, _ in cells}) or take.score.num_bars
        self._num_bars, self._start_sec = num_bars, time.monotonic()
        spec = take.spec
        if take.plan is not None:  # the plan says the chords, also where they were changed
            spec = replace(spec, chords=Attribute())

        def run(cancel: threading.Event) -> Iterator[ShapeEvent]:
            shaping = Shaping(model=model, seed=seed, spec=spec, plan=take.plan, cancel=cancel)
            return make(take.score, shaping)

        self._panel.show_writing(True)
        self._panel.status.setText(self.tr("{0} …").format(text))
        self._job.start(text, run, cells=cells)

    def _show_progress(self, bars: int) -> None:
        words = self.tr("{0} bars written · {1} s").format(bars, self._seconds())
        self._panel.show_progress(min(bars, self._num_bars), self._num_bars, words)

    def _on_ended(self, has_changed: bool) -> None:
        self._panel.show_writing(False)
        words = (
            self.tr("Done in {0} s. Press Ctrl+Z to undo.").format(self._seconds())
            if has_changed
            else self.tr("Nothing changed.")
        )
        self._panel.status.setText(words)

    def _seconds(self) -> str:
        return f"{time.monotonic() - self._start_sec:.1f}"
