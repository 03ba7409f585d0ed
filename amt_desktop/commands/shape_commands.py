"""Changes of the open piece by the model: rewrite, continue, add a part, vary."""

from __future__ import annotations

import random
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject

from amt_core.composing import (
    Reshaped,
    ShapeEvent,
    Shaping,
    add_part,
    continue_piece,
    rewrite,
    vary,
)
from amt_core.composing.changing.changed_plan import with_asked_chords
from amt_core.composing.planning.edits.score_edits import shortened_plan
from amt_core.composing.planning.edits.worded_edits import (
    plan_with_key,
    plan_with_new_chords,
    plan_with_words,
    with_changes_in,
)
from amt_core.composing.planning.plan import Plan
from amt_core.composing.random_streams import MAX_SEED, Stream, seed_of_take, stream_of
from amt_core.music.editing.bars import ReplacePiece, first_bars
from amt_core.music.editing.edit import Cells, Steps
from amt_core.music.score import Score
from amt_core.spec.music_spec import MAX_NUM_BARS, Attribute, MusicSpec
from amt_desktop.bridge.messages import Messages
from amt_desktop.bridge.shape_job import Alternative, ShapeJob, WordsRead
from amt_desktop.commands.alternative_commands import NUM_ALTERNATIVES, AlternativeCommands
from amt_desktop.commands.compose_commands import ComposeCommands
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.dialogs.add_part_dialog import AddPartDialog
from amt_desktop.dialogs.continue_dialog import ContinueDialog
from amt_desktop.dialogs.rewrite_dialog import RewriteDialog, RewriteWish
from amt_desktop.document.document import Document
from amt_desktop.look.words import part_name, word
from amt_desktop.piece.piece_view import PieceView

Made = ShapeEvent | Alternative | WordsRead
"""An event of a change."""
Make = Callable[[Score, Shaping], Iterator[Made]]
"""Makes the events of a change from a score and the settings of the change."""

_SHARE_TO_VARY = 0.3


# What holds for the whole piece, and cannot differ in some of its cells.
_OF_THE_PIECE = frozenset(
    {"tempo_bpm", "time_signature", "instruments", "excluded", "only", "num_bars", "duration_sec"}
)
# What the plan of a take says in the place of its description.
_SAID_BY_PLAN = ("key", "chords", "form", "changes", "roles", "figures")


def with_words(spec: MusicSpec, words: MusicSpec) -> MusicSpec:
    """A take's spec with what the words for some of its cells say instead."""
    said = {
        name: words.attribute(name)
        for name in MusicSpec.attribute_names()
        if name not in _OF_THE_PIECE and words.attribute(name).value is not None
    }
    return replace(spec, text=words.text, **said)


def some_of(cells: Cells, share: float, seed: int) -> Cells:
    """A share of some cells, at least one, chosen by a seed."""
    every = sorted(cells)
    count = max(1, round(share * len(every)))
    return frozenset(random.Random(seed).sample(every, count))


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
        alternatives: AlternativeCommands,
    ) -> None:
        super().__init__(piece)
        self._job, self._composing = job, composing
        self._panel, self._document, self._piece = panel, document, piece
        self._messages = messages
        self._num_bars, self._start_sec = 0, 0.0
        panel.stop_requested.connect(job.stop)
        self._alternatives = alternatives
        job.progressed.connect(self._show_progress)
        job.words_read.connect(self._on_words_read)
        alternatives.decided.connect(self._on_decided)
        # "Press Ctrl+Z" is about the last change only.
        document.score_edited.connect(panel.end_outcome)
        document.active_changed.connect(panel.end_outcome)
        job.ended.connect(self._on_ended)

    @property
    def can_shape(self) -> bool:
        """True if there are a model and a complete take, and nothing is being written."""
        take = self._document.active
        return (
            self._composing.can_compose
            and not self._job.is_running
            and not self._alternatives.is_choosing
            and take is not None
            and not take.is_writing
            and not take.is_empty
        )

    def rewrite(self) -> None:
        """Rewrites the selected cells, or the cells of the selected notes."""
        if (cells := self._cells()) is not None:
            self.rewrite_cells(cells)

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
        """Asks how the selected cells should sound, and writes three ways to do so."""
        cells = self._cells() if self.can_shape else None
        take = self._document.active
        if cells is None or take is None:
            return
        tracks = take.score.tracks
        parts = [(index, part_name(tracks[index].label)) for index in sorted({t for _, t in cells})]
        dialog = RewriteDialog(
            len({bar for bar, _ in cells}),
            parts,
            has_chords=take.plan is not None and bool(take.plan.chords),
            parent=self._piece,
        )
        wish = dialog.wish if dialog.exec() else None
        dialog.deleteLater()
        if wish is not None:
            self._rewrite_in_words(cells, wish)

    def _rewrite_in_words(self, cells: Cells, wish: RewriteWish) -> None:
        self._piece.roll.select_cells(cells)
        cells = frozenset(cell for cell in cells if cell[1] not in wish.kept)
        cells = some_of(cells, wish.share, secrets.randbelow(MAX_SEED))
        words = wish.words or self.tr("new chords")

        def make(score: Score, shaping: Shaping) -> Iterator[Made]:
            said = self._composing.analyze(wish.words) if wish.words else MusicSpec()
            yield WordsRead(unread=tuple(u.range.of(wish.words) for u in said.unread))
            for index in range(NUM_ALTERNATIVES):
                kept, how = _worded(shaping, said, cells, index, has_new_chords=wish.has_new_chords)
                for event in rewrite(score, cells, how):
                    if not isinstance(event, Reshaped):
                        yield event
                    elif not event.was_stopped:
                        yield Alternative(edit=event.edit, plan=kept)
                if shaping.cancel.is_set():
                    return

        text = self.tr("Rewrite: {0}").format(words)
        num_bars = NUM_ALTERNATIVES * len({bar for bar, _ in cells})
        if self._start(text, make, num_bars=num_bars, cells=cells, is_choice=True):
            self._alternatives.begin(text, cells)

    def _cells(self) -> Cells | None:
        """The selected cells; None, and a message, if there are none."""
        cells = self._piece.roll.selection
        if not cells:
            self._messages.toast(self.tr("Select some notes first. Their bars will be rewritten."))
            return None
        return cells

    def rewrite_cells(self, cells: Cells, words: str = "") -> None:
        """Rewrites some cells without a choice, as the words say if there are any."""
        # As chosen cells they stay selected, with the notes that come instead.
        self._piece.roll.select_cells(cells)

        def make(score: Score, shaping: Shaping) -> Iterator[Made]:
            if not words:
                yield from rewrite(score, cells, shaping)
                return
            said = self._composing.analyze(words)
            kept, how = _worded(shaping, said, cells, 0, has_new_chords=False)
            for event in rewrite(score, cells, how):
                is_end = isinstance(event, Reshaped)
                yield Alternative(edit=event.edit, plan=kept) if is_end else event

        text = self.tr("Rewrite: {0}").format(words) if words else self.tr("Rewrite")
        self._start(text, make, cells=cells)

    def continue_piece(self) -> None:
        """Asks how many bars come after which one, and writes them."""
        take = self._document.active
        if not self.can_shape or take is None:
            return
        roll = self._piece.roll
        dialog = ContinueDialog(take.score.num_bars, roll.position_bar, MAX_NUM_BARS, self._piece)
        num_bars = dialog.length.value() if dialog.exec() else None
        last_bar = dialog.last_bar
        dialog.deleteLater()
        if num_bars is not None:
            self.continue_after(last_bar, num_bars)

    def continue_after(self, last_bar: int, num_bars: int) -> None:
        """Writes bars after another one; the bars that follow it are replaced."""

        def make(score: Score, shaping: Shaping) -> Iterator[ShapeEvent]:
            shorter = first_bars(score, last_bar)
            if shaping.plan is not None:
                plan = shortened_plan(shaping.plan, last_bar + num_bars)
                shaping = replace(shaping, plan=plan)
            for event in continue_piece(shorter, num_bars, shaping):
                if isinstance(event, Reshaped) and last_bar < score.num_bars:
                    cut = ReplacePiece(before=score, after=shorter)
                    yield replace(event, edit=Steps(edits=(cut, event.edit)))
                else:
                    yield event

        tracks = range(len(self._piece.roll.score.tracks))
        new_bars = range(last_bar, last_bar + num_bars)
        cells = frozenset((bar, track) for bar in new_bars for track in tracks)
        self._start(self.tr("Continue"), make, num_bars=num_bars, cells=cells)

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
                self.tr("Add {0}").format(word(instrument.name)),
                lambda score, shaping: add_part(score, instrument, shaping),
            )

    def _start(
        self,
        text: str,
        make: Make,
        *,
        num_bars: int | None = None,
        cells: Cells = frozenset(),
        is_choice: bool = False,
    ) -> bool:
        """Starts a change of some cells, of `num_bars` bars, or of at most all bars.

        Alternatives wait for the user if it is a choice.

        Returns:
            True if it was started.
        """
        take = self._document.active
        if not self.can_shape or take is None:
            return False
        model, seed = self._composing.model, secrets.randbelow(MAX_SEED)
        num_bars = num_bars or len({bar for bar, _ in cells}) or take.score.num_bars
        self._num_bars, self._start_sec = num_bars, time.monotonic()
        spec = take.spec
        if take.plan is not None:  # the plan says these, also where it was changed
            spec = replace(spec, **dict.fromkeys(_SAID_BY_PLAN, Attribute()))

        def run(cancel: threading.Event) -> Iterator[Made]:
            shaping = Shaping(model=model, seed=seed, spec=spec, plan=take.plan, cancel=cancel)
            return make(take.score, shaping)

        self._panel.show_writing(True)
        self._panel.show_outcome(self.tr("{0} …").format(text), lasts=True)
        self._job.start(text, run, cells=cells, is_choice=is_choice)
        return True

    def _on_decided(self, is_accepted: bool) -> None:
        words = self.tr("Accepted. Press Ctrl+Z to undo.") if is_accepted else self.tr("Dropped.")
        self._panel.show_outcome(words)

    def _on_words_read(self, words: WordsRead) -> None:
        if words.unread:
            unread = ", ".join(words.unread)
            self._messages.toast(self.tr("Words without effect: {0}").format(unread))

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
        is_choosing = has_changed and self._alternatives.is_choosing
        if is_choosing:
            words = self.tr("Listen to them, then accept one or drop them.")
        self._panel.show_outcome(words, lasts=is_choosing)

    def _seconds(self) -> str:
        return f"{time.monotonic() - self._start_sec:.1f}"


def _worded(
    shaping: Shaping, said: MusicSpec, cells: Cells, index: int, *, has_new_chords: bool
) -> tuple[Plan | None, Shaping]:
    """The plan that an alternative leaves behind, and the request to write it."""
    seed = seed_of_take(shaping.seed, index)
    spec = with_words(shaping.spec, said)
    plan = shaping.plan
    if plan is None:
        spec = replace(spec, chords=said.chords)
        return None, replace(shaping, seed=seed, spec=spec)
    bars = {bar for bar, _ in cells}
    kept = with_asked_chords(plan_with_key(plan, said, bars), bars, said)
    progressions = shaping.model.progressions
    if has_new_chords and said.chords.value is None and progressions is not None:
        rng = stream_of(seed, Stream.CHORDS)
        counts = shaping.model.plan_counts
        kept = plan_with_new_chords(kept, bars, progressions, counts=counts, rng=rng)
    spec = with_changes_in(spec, said, bars)
    # The plan gives figures to those who can play them.
    spec = replace(
        spec, figures=Attribute(), articulations=said.articulations, rhythms=said.rhythms
    )
    return kept, replace(shaping, seed=seed, spec=spec, plan=plan_with_words(kept, said, cells))
