"""The first steps: a tour that watches what the user does, and goes on when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from amt_desktop.bridge.file_job import FileJob
from amt_desktop.bridge.shape_job import ShapeJob
from amt_desktop.commands.compose_commands import ComposeCommands
from amt_desktop.composer.composer_panel import ComposerPanel
from amt_desktop.document.document import Document
from amt_desktop.piece.piece_view import PieceView
from amt_desktop.transport.playback import Playback
from amt_desktop.transport.transport_bar import TransportBar
from amt_desktop.widgets.tour_card import TourCard

_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do.

    Attributes:
        title: What to do.
        words: How, and why; `{key}` is the key of the action.
        action: The action whose key is named; empty for none.
        target: The control that it is about.
        signals: What may mean that it is done.
        is_done: Looks whether it is.
        counts_before: Whether it need not be done again when it was done before the first steps.
    """

    title: str
    words: str
    target: QWidget
    signals: tuple[SignalInstance, ...]
    is_done: Callable[[], bool]
    action: str = ""
    counts_before: bool = False


class TourCommands(QObject):
    """Shows the steps one after the other; each ends when the user has done it.

    Attributes:
        card: The card of the step that is shown; None while there is no tour.
        number: The number of that step, from 0.
    """

    def __init__(
        self,
        document: Document,
        *,
        panel: ComposerPanel,
        piece: PieceView,
        transport: TransportBar,
        composing: ComposeCommands,
        shape_job: ShapeJob,
        file_job: FileJob,
        playback: Playback,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._window, self._document = window, document
        self._panel, self._piece, self._transport = panel, piece, transport
        self._composing, self._shape_job, self._file_job = composing, shape_job, file_job
        self._playback = playback
        self._actions: Mapping[str, QAction] = {}
        self._steps: list[Step] = []
        self.card: TourCard | None = None
        self.number = 0

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Takes the actions, whose keys the steps name."""
        self._actions = actions

    def start(self) -> None:
        """Begins with the first step."""
        self.end()
        self._panel.show()
        self._steps = self._make_steps()
        self.card = TourCard(self._window)
        self.card.skipped.connect(self._go_on)
        self.card.ended.connect(self.end)
        self.number = 0
        self._show()

    def end(self) -> None:
        """Removes the card."""
        if self.card is not None:
            self._forget_signals()
            self.card.close_tour()
            self.card = None

    def _show(self) -> None:
        assert self.card is not None
        step = self._steps[self.number]
        key = self._actions[step.action].shortcut().toString() if step.action else ""
        self.card.show_step(
            self.number + 1,
            len(self._steps),
            step.title,
            step.words.format(key=key),
            step.target,
        )
        for signal in step.signals:
            signal.connect(self._look)
        if step.counts_before:
            self._look()

    def _look(self, *_values: object) -> None:
        if self.card is not None and self._steps[self.number].is_done():
            self._go_on()

    def _go_on(self) -> None:
        self._forget_signals()
        self.number += 1
        if self.number < len(self._steps):
            self._show()
        else:
            self.card, card = None, self.card
            if card is not None:
                card.close_tour()

    def _forget_signals(self) -> None:
        if self.number < len(self._steps):
            for signal in self._steps[self.number].signals:
                signal.disconnect(self._look)

    def _make_steps(self) -> list[Step]:
        panel, piece, document = self._panel, self._piece, self._document
        group = document.undo_group
        return [
            Step(
                title=self.tr("Describe some music"),
                words=self.tr(
                    "Type a few words, such as “a slow waltz for piano and cello”, "
                    "or press Example."
                ),
                target=panel.description,
                signals=(panel.text_changed,),
                is_done=lambda: len(panel.description.toPlainText().split()) > _LEAST_WORDS,
                counts_before=True,
            ),
            Step(
                title=self.tr("Correct how it was understood"),
                words=self.tr(
                    "Each chip is one thing that was understood. "
                    "Click one and choose another value."
                ),
                target=panel.chips,
                signals=(panel.chips.corrected,),
                is_done=lambda: True,
            ),
            Step(
                title=self.tr("Compose it"),
                words=self.tr(
                    "Press Compose or {key}. You hear the first bar while the others are written."
                ),
                action="compose",
                target=panel.button,
                signals=(self._composing.started,),
                is_done=lambda: True,
            ),
            Step(
                title=self.tr("Pause and go on"),
                words=self.tr("{key} pauses, and plays on from the same place."),
                action="play",
                target=self._transport.play_button,
                signals=(self._playback.state_changed,),
                is_done=lambda: not self._playback.is_running,
            ),
            Step(
                title=self.tr("Have some bars rewritten"),
                words=self.tr(
                    "When the piece is complete, drag over some notes and press {key}. "
                    "All other notes stay."
                ),
                action="rewrite",
                target=piece.roll,
                signals=(self._shape_job.ended,),
                is_done=group.canUndo,
            ),
            Step(
                title=self.tr("Undo it"),
                words=self.tr("{key} undoes everything, step by step. Nothing can be broken."),
                action="undo",
                target=piece.roll,
                signals=(document.score_edited,),
                is_done=group.canRedo,
            ),
            Step(
                title=self.tr("Take it with you"),
                words=self.tr(
                    "Drag this button into your DAW or a folder, or keep the piece with all takes "
                    "with {key}."
                ),
                action="save",
                target=piece.header.drag_handle,
                signals=(document.saved, self._file_job.piece_written),
                is_done=lambda: True,
            ),
        ]
