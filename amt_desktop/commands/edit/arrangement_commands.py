"""The commands of the arrangement: showing it, moving and copying bars, opening the roll."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from amt_core.music.editing.clip import copy_bars, move_bars, paste
from amt_desktop.document.document import Document
from amt_desktop.piece.arrangement.canvas import BarMove
from amt_desktop.piece.piece_view import PieceView
from amt_desktop.transport.playback import Playback


class ArrangementCommands(QObject):
    """Moves and copies bars as steps of undo, and goes from the arrangement to the roll.

    Signals:
        shown_changed: True if the arrangement is shown now.
    """

    shown_changed = Signal(bool)

    def __init__(self, document: Document, playback: Playback, piece: PieceView) -> None:
        super().__init__(piece)
        self._document, self._playback, self._piece = document, playback, piece
        editor = piece.arrangement.editor
        editor.move_requested.connect(self.move)
        editor.opened.connect(self.open_roll)
        editor.fit_requested.connect(piece.roll.zoom_to_fit)

    def show(self, is_shown: bool) -> None:
        """Shows the arrangement, or parts and notes."""
        has_keys = self._piece.roll.hasFocus()
        self._piece.show_arrangement(is_shown)
        if has_keys:
            self._piece.roll.setFocus()
        self.shown_changed.emit(is_shown)

    def move(self, move: BarMove) -> None:
        """Moves or copies bars, and selects them in their new place."""
        take = self._document.active
        if take is None:
            return
        score, block = take.score, move.block
        clip = copy_bars(score, block.first_bar, block.last_bar, block.tracks)
        to_bar = block.first_bar + move.d_bars
        at_ticks = int(score.bar_starts_ticks[to_bar])
        change = paste if move.is_copy else move_bars
        edit, _ = change(score, clip, at_ticks, track_shift=move.d_tracks)
        self._document.push(self.tr("Copy bars") if move.is_copy else self.tr("Move bars"), edit)
        self._piece.arrangement.editor.select(block.moved(move.d_bars, move.d_tracks))

    def open_roll(self, track: int, tick: int) -> None:
        """Shows the piano roll with a part in front, at a place."""
        self._piece.tracks.choose(track)
        self.show(is_shown=False)
        if not self._playback.is_running:
            self._playback.seek(tick)
        self._piece.roll.show_place(tick)
        self._piece.roll.setFocus()
