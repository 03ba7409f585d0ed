"""The commands of the play menu."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject

from amt_desktop.bridge.messages import Messages
from amt_desktop.document.document import Document
from amt_desktop.piece.piece_view import PieceView
from amt_desktop.transport.playback import Playback

# A little after a bar line, "back" still means the previous bar.
_REWIND_GRACE_TICKS = 120


class PlayCommands(QObject):
    """Playing, stepping through bars, and switching parts of the open piece."""

    def __init__(
        self, document: Document, playback: Playback, piece: PieceView, messages: Messages
    ) -> None:
        super().__init__(piece)
        self._document, self._playback = document, playback
        self._piece, self._messages = piece, messages
        self._sound_font: Path | None = None
        self._told: set[str] = set()
        document.active_changed.connect(self._tell_missing)
        document.score_edited.connect(self._tell_missing)

    def set_sound_font(self, path: Path | None) -> None:
        """Says from now on what the font cannot play; None if no font plays."""
        self._sound_font = path
        self._told.clear()
        self._tell_missing()

    def toggle(self) -> None:
        """Plays, or pauses."""
        if self._playback.is_running:
            self._playback.pause()
        else:
            self._playback.play()

    def go_to_end(self) -> None:
        """Moves to the end of the piece, or of what is written of it."""
        if (take := self._document.active) is not None:
            self._playback.seek(int(take.score.bar_starts_ticks[take.written_bars]))

    def move_bars(self, step: int) -> None:
        """Moves to the next bar line, or back to the previous one."""
        take = self._document.active
        if take is None:
            return
        starts = take.score.bar_starts_ticks.tolist()
        here = self._playback.position_ticks
        if step > 0:
            target = next((start for start in starts if start > here), starts[-1])
        else:
            earlier = [start for start in starts if start < here - _REWIND_GRACE_TICKS]
            target = max(earlier, default=0)
        self._playback.seek(target)

    def toggle_switch(self, name: Literal["mute", "solo"]) -> None:
        """Mutes or solos the chosen part."""
        if (index := self._chosen_part()) is not None:
            getattr(self._piece.tracks.rows[index], name).toggle()

    def duplicate_part(self) -> None:
        """Puts a copy of the chosen part after it."""
        if (index := self._chosen_part()) is not None:
            self._piece.duplicate_track(index)

    def move_part(self, step: int) -> None:
        """Moves the chosen part up or down."""
        if (index := self._chosen_part()) is not None:
            self._piece.move_track(index, index + step)

    def _chosen_part(self) -> int | None:
        """The chosen part; None, and a message, if there is none."""
        index = self._piece.tracks.chosen_index
        if index is None:
            self._messages.toast(self.tr("Choose a part first: click it, or press Alt+Down."))
        return index

    def _tell_missing(self) -> None:
        """Says once for each sound that the font lacks what plays in its place."""
        from amt_core.audio.fluid.presets import missing_presets

        take = self._document.active
        if take is None or self._sound_font is None:
            return
        sentences = missing_presets(self._sound_font, take.score.tracks)
        new = [sentence for sentence in sentences if sentence not in self._told]
        if new:
            self._told.update(new)
            self._messages.toast(" ".join(new))
