"""The open piece: header, parts and piano roll, kept in step with document and playback."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from amt_core.music.editing.edit import (
    Edit,
    ReplaceNotes,
    change_track,
    duplicate_track,
    move_track,
    remove_track,
)
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_desktop.document.document import Document
from amt_desktop.look.theme import current_theme
from amt_desktop.look.words import grouped
from amt_desktop.piano_roll import PianoRoll
from amt_desktop.piece.alternatives_bar import AlternativesBar
from amt_desktop.piece.arrangement.arrangement import Arrangement
from amt_desktop.piece.events.event_list import EventList
from amt_desktop.piece.piece_header import PieceHeader
from amt_desktop.piece.welcome import Welcome
from amt_desktop.transport.mixer.mixer_panel import MixerPanel
from amt_desktop.transport.playback import Playback
from amt_desktop.transport.track_list import TrackList
from amt_desktop.transport.transport_bar import TransportBar

_TRACKS_WIDTH_PX = 226


class PieceView(QWidget):
    """Shows the active take, and turns what the user does to it into undoable edits.

    Args:
        document: The open piece.
        playback: The playback of the piece.
        transport: The bar that shows the playing position.
        write_for_drag: Writes the MIDI file that is dragged out.
        write_part: Writes the MIDI file of a part, which is dragged out.
        explain_drag: Explains how to drag.
        parent: The window.

    Signals:
        loop_switched: True if a loop was drawn, which switches it on; False if it was removed.
    """

    loop_switched = Signal(bool)

    def __init__(
        self,
        document: Document,
        playback: Playback,
        transport: TransportBar,
        *,
        write_for_drag: Callable[[], Path | None],
        write_part: Callable[[int], Path | None],
        explain_drag: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._playback, self._transport = document, playback, transport
        self.header = PieceHeader(write_for_drag, explain_drag)
        self.alternatives = AlternativesBar()
        self._heads = QStackedWidget()
        self._heads.addWidget(self.header)
        self._heads.addWidget(self.alternatives)
        self.tracks = TrackList(write_part, explain_drag)
        self.tracks.setFixedWidth(_TRACKS_WIDTH_PX)
        self.roll = PianoRoll(current_theme())
        self.arrangement = Arrangement(self.roll.model, self)
        self.roll.add_body(self.arrangement.heads, self.arrangement.editor, self.arrangement.bar)
        self.events = EventList(self.roll.model)
        self.mixer = MixerPanel()
        self.welcome = Welcome()
        self._pages = QStackedWidget()
        self._loop_region: tuple[int, int] | None = None
        self._is_arrangement = False
        self._lay_out()
        self._connect()
        self.show_take()

    # The loop

    @property
    def loop_region(self) -> tuple[int, int] | None:
        """The loop that the user drew on the ruler, else the whole piece."""
        if self._loop_region is not None:
            return self._loop_region
        take = self._document.active
        return (0, take.score.length_ticks) if take else None

    def set_loop(self, is_on: bool) -> None:
        """Repeats the region, or not."""
        region = self.loop_region if is_on else None
        self.roll.set_loop(region)
        self._playback.set_loop(region)

    # What is shown

    def show_alternatives(self, are_shown: bool) -> None:
        """Shows the line of the alternatives in the place of the header, or the header again."""
        self._heads.setCurrentWidget(self.alternatives if are_shown else self.header)

    def show_take(self) -> None:
        """Shows the active take from scratch."""
        take = self._document.active
        score = take.score if take else Score(num_bars=0, tracks=())
        self._loop_region = None
        self.roll.set_loop(None)
        if take is not None:  # else the rows stay until the next piece begins
            self._show_tracks(score)
        self._show_header()
        self.roll.set_score(score)
        self._show_plan()
        self.tracks.choose(None)
        self.roll.set_track_states(self.tracks.muted, self.tracks.soloed)
        self._transport.show_score(score if take else None)
        self._playback.load(take)
        self._send_mix()

    def _show_tracks(self, score: Score) -> None:
        self.tracks.show_tracks(score.tracks)
        self.mixer.show_tracks(score.tracks)

    def show_arrangement(self, is_shown: bool) -> None:
        """Shows the arrangement in the place of the parts and the notes, or these again."""
        self._is_arrangement = is_shown
        self.roll.show_body(is_shown)
        self._share_width()

    def show_events(self, is_shown: bool) -> None:
        """Shows or hides the event list; in a narrow window the parts give way to it."""
        self.events.setVisible(is_shown)
        self._share_width()

    def _share_width(self) -> None:
        is_roomy = self.events.fit_to(self.width())
        has_events = not self.events.isHidden()
        self.tracks_side.setVisible(not self._is_arrangement and (is_roomy or not has_events))

    def show_mixer(self, is_shown: bool) -> None:
        """Shows or hides the mixer."""
        self.mixer.clear_levels()
        self.mixer.setVisible(is_shown)

    def _show_plan(self) -> None:
        take = self._document.active
        if take is None:
            self.roll.set_plan(None, frozenset())
            self.tracks.show_players(())
            return
        self.tracks.show_players(take.plan.players if take.plan else ())
        self.roll.set_plan(take.plan, take.unfit)
        if take.is_writing or take.is_draft:
            self.roll.set_written_bars(take.written_bars)

    def _show_header(self) -> None:
        document, take = self._document, self._document.active
        title = document.title or self.tr("Untitled")
        if take is None:
            self.header.show_piece(title, (), has_notes=False)
            if document.title:  # a piece begins: the page is laid out before its first bar
                self._leave_welcome()
            else:
                self._heads.hide()
                self._pages.setCurrentIndex(0)
        else:
            score = take.score
            facts = [
                _counted(score.num_bars, self.tr("bar"), self.tr("bars")),
                _counted(len(score.tracks), self.tr("part"), self.tr("parts")),
                _counted(len(score.notes), self.tr("note"), self.tr("notes")),
                _minutes(score.duration_sec),
            ]
            if take.is_draft:
                facts[2] = self.tr("nothing written yet")
            if take.seed is not None:
                facts.append(self.tr("seed {0}").format(take.seed))
            self.header.show_piece(title, facts, has_notes=not take.is_empty)
            self._leave_welcome()
        self.header.show_takes(document.takes, document.active_index)

    def _leave_welcome(self) -> None:
        self._heads.show()
        self._pages.setCurrentIndex(1)

    # Changes by the user

    def _push_edit(self, edit: object) -> None:
        assert isinstance(edit, ReplaceNotes)
        words = self.tr("Change notes")
        if not len(edit.removed):
            words = self.tr("Add notes")
        elif not len(edit.added):
            words = self.tr("Delete notes")
        self._document.push(words, edit)

    def _change_track(self, index: int, words: str, merge_key: str = "", **changes: object) -> None:
        take = self._document.active
        if take is None:
            return
        track = replace(take.score.tracks[index], **changes)  # type: ignore[arg-type]
        edit: Edit = change_track(take.score, index, track)
        self._document.push(words, edit, merge_key=merge_key)

    def _on_volume(self, index: int, volume: int) -> None:
        self._playback.set_track_volume(index, volume)
        self._change_track(index, self.tr("Change volume"), f"volume {index}", volume=volume)

    def _on_sound(self, index: int, program: int) -> None:
        take = self._document.active
        if take is None:
            return
        track = take.score.tracks[index]
        # A part that is named like its instrument is named like the new one.
        name = "" if track.name == track.instrument else track.name
        self._change_track(index, self.tr("Change sound"), program=program, name=name)

    def _remove_track(self, index: int) -> None:
        take = self._document.active
        if take is not None and len(take.score.tracks) > 1:
            self._document.push(self.tr("Remove part"), remove_track(take.score, index))

    def duplicate_track(self, index: int) -> None:
        """Puts a copy of a part after it and chooses the copy."""
        take = self._document.active
        if take is not None:
            name = _name_of_copy(take.score.tracks[index].label)
            edit = duplicate_track(take.score, index, name=name)
            self._document.push(self.tr("Duplicate part"), edit)
            self.tracks.choose(index + 1)

    def move_track(self, index: int, to: int) -> None:
        """Moves a part to another place."""
        take = self._document.active
        if take is not None and 0 <= to < len(take.score.tracks):
            self._document.push(self.tr("Move part"), move_track(take.score, index, to))

    def _on_mixer(self, index: int, attribute: str, value: int) -> None:
        words = {
            "pan": self.tr("Change pan"), "reverb": self.tr("Change reverb"),
            "chorus": self.tr("Change chorus"),
        }  # fmt: skip
        if attribute == "volume":
            self._on_volume(index, value)
        else:
            key = f"{attribute} {index}"
            self._change_track(index, words[attribute], key, **{attribute: value})

    def _send_mix(self) -> None:
        muted, soloed = self.tracks.muted, self.tracks.soloed
        self.mixer.show_switches(muted, soloed)
        self.roll.set_track_states(muted, soloed)
        self._playback.set_mix(muted=muted, soloed=soloed, num_tracks=len(self.tracks.rows))

    def _on_loop_drawn(self, region: object) -> None:
        self._loop_region = region if isinstance(region, tuple) else None
        self._playback.set_loop(self._loop_region)
        self.loop_switched.emit(self._loop_region is not None)

    # Signals of document and playback

    def _on_bar(self, bar: int, notes: NoteTable) -> None:
        take = self._document.active
        assert take is not None
        self.roll.extend(take.score, bar, notes)
        self._playback.extend(take)
        self._show_header()

    def _on_finished(self, index: int) -> None:
        take = self._document.active
        if index != self._document.active_index or take is None:
            self._show_header()
            return
        self.roll.set_score(take.score, keeps_view=True)
        self._show_plan()
        self._transport.show_score(take.score)
        self._transport.show_position(self._playback.position_ticks)
        self._playback.finish(take)
        self._show_header()

    def _on_edited(self) -> None:
        take = self._document.active
        assert take is not None
        self._show_tracks(take.score)
        self.roll.set_score(take.score, keeps_view=True)
        self.roll.set_active_track(self.tracks.chosen_index)
        self._show_plan()
        self._transport.show_score(take.score)
        self._playback.replace(take)
        self._transport.show_position(self._playback.position_ticks)
        self._send_mix()
        self._show_header()

    def _show_levels(self) -> None:
        if self.mixer.isVisible():
            self.mixer.show_levels(self._playback.levels)

    def _on_state(self, state: str) -> None:
        self._transport.show_state(state)
        self.roll.set_playing(state == "playing")
        if state != "playing":
            self.mixer.clear_levels()

    def _connect(self) -> None:
        document, playback = self._document, self._playback
        document.active_changed.connect(self.show_take)
        document.takes_changed.connect(self._show_header)
        document.bar_written.connect(self._on_bar)
        document.take_finished.connect(self._on_finished)
        document.score_edited.connect(self._on_edited)
        document.state_changed.connect(self._show_header)
        document.plan_found.connect(self._show_plan)
        playback.moved.connect(self.roll.set_position)
        playback.moved.connect(self._transport.show_position)
        playback.moved.connect(self._show_levels)
        playback.state_changed.connect(self._on_state)
        playback.count_in_began.connect(self._transport.show_count_in)
        self.header.takes.chosen.connect(document.set_active)
        self.roll.seek_requested.connect(playback.seek)
        self.roll.loop_changed.connect(self._on_loop_drawn)
        self.roll.note_auditioned.connect(playback.audition)
        self.roll.edit_requested.connect(self._push_edit)
        self.tracks.chosen.connect(self.roll.set_active_track)
        self.tracks.mix_changed.connect(self._send_mix)
        self.tracks.volume_changed.connect(self._on_volume)
        self.tracks.pan_changed.connect(
            lambda index, pan: self._change_track(
                index, self.tr("Change pan"), f"pan {index}", pan=pan
            )
        )
        self.tracks.removal_requested.connect(self._remove_track)
        self.tracks.duplicate_requested.connect(self.duplicate_track)
        self.mixer.removal_requested.connect(self._remove_track)
        self.mixer.duplicate_requested.connect(self.duplicate_track)
        self.mixer.moved.connect(self.move_track)
        self.mixer.changed.connect(self._on_mixer)
        for switches in (self.mixer, self.arrangement.heads):
            switches.switches_changed.connect(self.tracks.set_mix)
        self.arrangement.heads.chosen.connect(self.tracks.choose)
        for sounds in (self.tracks, self.mixer):
            sounds.sound_chosen.connect(self._on_sound)
        self.tracks.renamed.connect(
            lambda index, name: self._change_track(index, self.tr("Rename part"), name=name)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Parts and event list leave the notes some room."""
        super().resizeEvent(event)
        self._share_width()

    def _lay_out(self) -> None:
        music = QWidget()
        notes_and_mixer = QVBoxLayout(music)
        notes_and_mixer.setContentsMargins(0, 0, 0, 0)
        notes_and_mixer.setSpacing(0)
        below = QHBoxLayout()
        notes_and_mixer.addLayout(below, 1)
        notes_and_mixer.addWidget(self.mixer)
        self.mixer.hide()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        self.tracks_side = QWidget()
        side = QHBoxLayout(self.tracks_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.tracks)
        side.addWidget(_line(is_vertical=True))
        below.addWidget(self.tracks_side)
        below.addWidget(self.roll, 1)
        below.addWidget(self.events)
        self.events.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heads)
        column.addWidget(_line(is_vertical=False))
        column.addWidget(self._pages, 1)
        self._heads.hide()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(music)


def _line(*, is_vertical: bool) -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    if is_vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def _name_of_copy(label: str) -> str:
    """A name with the next number: `Piano 2` after `Piano`, `Piano 3` after `Piano 2`."""
    words, _, last = label.rpartition(" ")
    return f"{words} {int(last) + 1}" if words and last.isdigit() else f"{label} 2"


def _counted(count: int, one: str, many: str) -> str:
    return f"{grouped(count)} {one if count == 1 else many}"


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
