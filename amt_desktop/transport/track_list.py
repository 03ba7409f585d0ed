"""The list of parts with their volume, mute, solo and the chosen part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from amt_core.composing.planning.plan import Player
from amt_core.music.score import Track
from amt_desktop.transport.track_row import ROW_HEIGHT_PX, TrackRow
from amt_desktop.widgets.drag_handle import DragHandle


class TrackList(QFrame):
    """One row for each part.

    Args:
        write_part: Writes the MIDI file of a part, which is dragged out.
        explain_drag: Explains how to drag.
        parent: The window.

    Signals:
        chosen: Index of the chosen part; None for none.
        mix_changed: Mutes or solos changed.
        volume_changed: (index, volume 0..127).
        renamed: (index, name).
        sound_chosen: (index, program).
        removal_requested: Index of the part to remove.
        duplicate_requested: Index of the part to copy.
        export_requested: Index of the part that is wanted as a MIDI file.
        pan_changed: (index, place 0..127 between left and right).
        player_changed: (index, what the part shall do, a Player).
    """

    chosen = Signal(object)
    mix_changed = Signal()
    volume_changed = Signal(int, int)
    renamed = Signal(int, str)
    sound_chosen = Signal(int, int)
    removal_requested = Signal(int)
    duplicate_requested = Signal(int)
    export_requested = Signal(int)
    pan_changed = Signal(int, int)
    player_changed = Signal(int, object)

    def __init__(
        self,
        write_part: Callable[[int], Path | None],
        explain_drag: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._write_part, self._explain_drag = write_part, explain_drag
        self.setProperty("kind", "panel")
        self.rows: list[TrackRow] = []
        self._chosen: int | None = None
        self._empty = QLabel(self.tr("The parts appear here\nwhen music is written."))
        self._empty.setProperty("kind", "faint")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._host = QWidget()
        self._column = QVBoxLayout(self._host)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._host)
        self._scroll = scroll
        head = QLabel(self.tr("Parts"))
        head.setProperty("kind", "list head")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._empty, 1)
        column.addWidget(scroll, 1)
        self.show_tracks(())

    @property
    def muted(self) -> set[int]:
        """Indices of the muted parts."""
        return {index for index, row in enumerate(self.rows) if row.mute.isChecked()}

    @property
    def soloed(self) -> set[int]:
        """Indices of the soloed parts."""
        return {index for index, row in enumerate(self.rows) if row.solo.isChecked()}

    @property
    def chosen_index(self) -> int | None:
        """Index of the chosen part, or None."""
        return self._chosen

    def show_tracks(self, tracks: tuple[Track, ...]) -> None:
        """Shows these parts; a part keeps mute, solo and choice also at another place."""
        switches = {
            row.track.color: (row.mute.isChecked(), row.solo.isChecked()) for row in self.rows
        }
        chosen = None if self._chosen is None else self.rows[self._chosen].track.color
        while len(self.rows) > len(tracks):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(tracks):
            self._add_row(len(self.rows))
        for row, track in zip(self.rows, tracks, strict=True):
            row.show_track(track)
            row.show_switches(*switches.get(track.color, (False, False)))
        self._empty.setVisible(not tracks)
        self._scroll.setVisible(bool(tracks))
        # From the layout the scroll area learns this one turn of the event loop later: until then
        # the rows would overlap.
        self._host.setMinimumHeight(len(tracks) * ROW_HEIGHT_PX)
        colors = [track.color for track in tracks]
        self._mark(colors.index(chosen) if chosen in colors else None)

    def show_players(self, players: Sequence[Player]) -> None:
        """Shows what the parts do; an empty list says that it is not known."""
        for index, row in enumerate(self.rows):
            row.show_player(players[index] if index < len(players) else None)

    def set_mix(self, muted: Collection[int], soloed: Collection[int]) -> None:
        """Mutes and solos just these parts."""
        for index, row in enumerate(self.rows):
            row.mute.setChecked(index in muted)
            row.solo.setChecked(index in soloed)

    def choose(self, index: int | None) -> None:
        """Chooses a part; None chooses none."""
        if index is None or 0 <= index < len(self.rows):
            self._mark(index)
            self.chosen.emit(index)

    def choose_next(self, step: int) -> None:
        """Chooses the part some rows below, or above."""
        if self._chosen is None:
            self.choose(0 if step > 0 else len(self.rows) - 1)
        else:
            self.choose(self._chosen + step)

    def _add_row(self, index: int) -> None:
        handle = DragHandle(lambda: self._write_part(index), self._explain_drag)
        row = TrackRow(index, handle)
        row.chosen.connect(lambda: self.choose(None if index == self._chosen else index))
        row.mute_toggled.connect(self._on_mix)
        row.solo_toggled.connect(self._on_mix)
        row.volume_changed.connect(lambda volume: self.volume_changed.emit(index, volume))
        row.renamed.connect(lambda name: self.renamed.emit(index, name))
        row.sound_chosen.connect(lambda program: self.sound_chosen.emit(index, program))
        row.removal_requested.connect(lambda: self.removal_requested.emit(index))
        row.duplicate_requested.connect(lambda: self.duplicate_requested.emit(index))
        row.export_requested.connect(lambda: self.export_requested.emit(index))
        row.pan_changed.connect(lambda pan: self.pan_changed.emit(index, pan))
        row.player_changed.connect(lambda player: self.player_changed.emit(index, player))
        self.rows.append(row)
        self._column.insertWidget(index, row)

    def _mark(self, index: int | None) -> None:
        self._chosen = index
        for at, row in enumerate(self.rows):
            row.show_chosen(at == index)

    def _on_mix(self) -> None:
        for row in self.rows:
            row.update()
        self.mix_changed.emit()
