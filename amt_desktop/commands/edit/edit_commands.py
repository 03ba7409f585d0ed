"""The commands of the edit menu that change the selected notes."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from amt_core.composing.planning.edits.map_edits import transposed_plan
from amt_core.composing.planning.plan import Plan
from amt_core.composing.random_streams import MAX_SEED
from amt_core.errors import AmtError
from amt_core.music.editing import note_operations
from amt_core.music.editing.clip import Clip, copy_bars, copy_notes, paste, remove_bars
from amt_core.music.editing.edit import ReplaceNotes
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_desktop.bridge.messages import Messages
from amt_desktop.commands.edit.clipboard_clip import clip_for, has_midi
from amt_desktop.dialogs.note_dialogs import QuantizeDialog, TransposeDialog, VelocityDialog
from amt_desktop.document.document import Document
from amt_desktop.look.words import word
from amt_desktop.piano_roll.model.snapping import Grid
from amt_desktop.piece.piece_view import PieceView
from amt_desktop.transport.playback import Playback

_NONE = NoteTable.empty()

DialogT = TypeVar("DialogT", bound=QDialog)


class EditCommands(QObject):
    """Copying, pasting and reshaping the selected notes; each change is one step of undo."""

    def __init__(
        self, document: Document, playback: Playback, piece: PieceView, messages: Messages
    ) -> None:
        super().__init__(piece)
        self._document, self._playback = document, playback
        self._piece, self._messages = piece, messages
        self._clip: Clip | None = None
        self._clipboard_is_newer = True
        QGuiApplication.clipboard().dataChanged.connect(self._on_clipboard_changed)

    # Copy and paste

    def copy(self) -> None:
        """Copies the selected notes, or the selected bars with their pedals and bends."""
        if (clip := self._selected_clip()) is not None:
            self._keep(clip)

    def cut(self) -> None:
        """Copies the selected notes, or bars with their pedals and bends, and removes them."""
        clip, score = self._selected_clip(), self._score()
        if clip is None or score is None:
            return
        self._keep(clip)
        if clip.bar_tracks:
            self._document.push(self.tr("Cut"), remove_bars(score, clip))
        else:
            self._change(self.tr("Cut"), self._piece.roll.selected_notes, _NONE)

    def paste(self) -> None:
        """Pastes at the playhead, which goes to the end of what was pasted.

        What was copied last is pasted: notes of this window, or MIDI of another program.
        """
        score = self._score()
        mime = QGuiApplication.clipboard().mimeData()
        if score is not None and self._clipboard_is_newer and has_midi(mime):
            clip = self._clip_of_clipboard(score, mime)
            if clip is None:
                return
        else:
            clip = self._clip
        if clip is None or score is None:
            self._messages.toast(self.tr("Copy some notes first."))
            return
        tick = int(self._playback.position_ticks)
        if clip.bar_tracks:
            bar = min(int(score.bars_of(np.array([tick]))[0]), score.num_bars - 1)
            tick = int(score.bar_starts_ticks[bar])
        if not self._paste(self.tr("Paste"), clip, tick):
            return
        if not self._playback.is_running:
            self._playback.seek(tick + clip.length_ticks)

    def duplicate(self) -> None:
        """Puts a copy of the selection directly after it."""
        if (clip := self._selected_clip()) is not None:
            self._paste(self.tr("Duplicate"), clip, clip.start_ticks + clip.length_ticks)

    def _keep(self, clip: Clip) -> None:
        self._clip, self._clipboard_is_newer = clip, False

    def _on_clipboard_changed(self) -> None:
        self._clipboard_is_newer = True

    def _clip_of_clipboard(self, score: Score, mime: QMimeData) -> Clip | None:
        """The MIDI in the clipboard; None, and a message, if it cannot be pasted here."""
        try:
            clip, num_left_out = clip_for(score, mime)
        except AmtError as error:
            self._messages.report(error)
            return None
        if num_left_out:
            self._messages.toast(
                self.tr("Some notes in the clipboard have no part here and are left out.")
                if clip is not None
                else self.tr("This piece does not have the parts of these notes. Add them first.")
            )
        return clip

    def _selected_clip(self) -> Clip | None:
        score, roll = self._score(), self._piece.roll
        if score is not None and (bars := roll.chosen_bars) is not None:
            return copy_bars(score, *bars, frozenset(track for _, track in roll.selection))
        notes = self._selected()
        return None if score is None or notes is None else copy_notes(score, notes)

    def _paste(self, words: str, clip: Clip, tick: int) -> bool:
        """Puts a clip at a tick; False if this piece has no place for it."""
        score = self._score()
        if score is None:
            return False
        edit, added = paste(score, clip, tick, to_track=self._piece.tracks.chosen_index)
        if len(clip.notes) and not len(added):
            self._messages.toast(
                self.tr("This piece does not have the parts of these notes. Add them first.")
            )
            return False
        self._document.push(words, edit)
        self._piece.roll.select_notes(added)
        return True

    # Pitch and time

    def split(self) -> None:
        """Cuts the selected notes, or all notes of the chosen part, at the playhead."""
        score = self._score()
        if score is None:
            return
        notes, chosen = self._piece.roll.selected_notes, self._piece.tracks.chosen_index
        if not len(notes):
            notes = score.notes if chosen is None else score.notes.of_track(chosen)
        tick = int(self._playback.position_ticks)
        sounding = notes.select((notes.onset_ticks < tick) & (notes.end_ticks > tick))
        if not len(sounding):
            self._messages.toast(self.tr("No note sounds at the playhead."))
            return
        self._change(self.tr("Split notes"), sounding, note_operations.split(sounding, tick))

    def join(self) -> None:
        """Joins selected notes of the same pitch."""
        self._apply(self.tr("Join notes"), note_operations.join)

    def legato(self) -> None:
        """Lets the selected notes reach to the next one."""
        self._apply(self.tr("Legato"), note_operations.legato)

    def quantize(self) -> None:
        """Moves the selected notes onto the grid of the piano roll."""
        grid = self._piece.roll.grid
        if grid is Grid.OFF:
            self._messages.toast(self.tr("The grid is off. Choose one next to the tools."))
            return
        score = self._score()
        if score is not None:
            starts = score.bar_starts_ticks
            self._apply(
                self.tr("Quantize"),
                lambda notes: note_operations.quantize(notes, grid.ticks, starts),
            )

    def quantize_with_options(self) -> None:
        """Asks how to quantize the selected notes."""
        score = self._score()
        if score is None or self._selected() is None:
            return
        dialog = self._ask(QuantizeDialog(self._piece.roll.grid, self._piece))
        if dialog is not None:
            self._apply(
                self.tr("Quantize"),
                lambda notes: note_operations.quantize(
                    notes,
                    dialog.chosen_grid.ticks,
                    score.bar_starts_ticks,
                    strength=dialog.strength.value() / 100,
                    swing=dialog.swing.value() / 100,
                    moves_ends_only=dialog.ends.isChecked(),
                ),
            )

    def transpose(self) -> None:
        """Asks for an interval and transposes the selected notes; drums stay."""
        score, notes = self._score(), self._selected()
        if score is None or notes is None:
            return
        key = _key_at(score, int(notes.onset_ticks[0]))
        dialog = self._ask(TransposeDialog(word(str(key)) if key else "", self._piece))
        if dialog is None:
            return
        steps, octaves = dialog.steps.value(), dialog.octave_semitones
        is_drum = np.array([track.is_drum for track in score.tracks])

        def transposed(notes: NoteTable) -> NoteTable:
            drums = notes.select(is_drum[notes.track])
            pitched = notes.select(~is_drum[notes.track])
            if key is not None and dialog.in_scale.isChecked():
                pitched = note_operations.transpose_in_scale(pitched, steps, key)
                pitched = note_operations.transpose(pitched, octaves)
            else:
                pitched = note_operations.transpose(pitched, steps + octaves)
            return NoteTable.concat([drums, pitched])

        plan = None
        num_pitched = np.count_nonzero(~is_drum[score.notes.track])
        is_whole = np.count_nonzero(~is_drum[notes.track]) == num_pitched
        is_in_scale = key is not None and dialog.in_scale.isChecked()
        if is_whole and not is_in_scale and (own := self._plan()) is not None:
            plan = transposed_plan(own, steps + octaves)
        self._change(self.tr("Transpose"), notes, transposed(notes), plan=plan)

    # Loudness and feel

    def humanize(self) -> None:
        """Scatters onsets and velocities of the selected notes a little."""
        score = self._score()
        if score is not None:
            seed = secrets.randbelow(MAX_SEED)
            self._apply(
                self.tr("Humanize"),
                lambda notes: note_operations.humanize(
                    notes, seed=seed, length_ticks=score.length_ticks
                ),
            )

    def set_velocities(self) -> None:
        """Asks for two velocities and lets the selected notes go from one to the other."""
        notes = self._selected()
        if notes is None:
            return
        first, last = int(notes.velocity[0]), int(notes.velocity[-1])
        dialog = self._ask(VelocityDialog(first, last, self._piece))
        if dialog is not None:
            self._apply(
                self.tr("Set velocities"),
                lambda notes: note_operations.velocity_ramp(
                    notes, dialog.first.value(), dialog.last.value()
                ),
            )

    # The selection

    def _score(self) -> Score | None:
        take = self._document.active
        return take.score if take is not None else None

    def _plan(self) -> Plan | None:
        take = self._document.active
        return take.plan if take is not None else None

    def _selected(self) -> NoteTable | None:
        """The selected notes; None, and a message, if there are none."""
        notes = self._piece.roll.selected_notes
        if not len(notes):
            self._messages.toast(self.tr("Select some notes first."))
            return None
        return notes

    def _apply(self, words: str, change: Callable[[NoteTable], NoteTable]) -> None:
        notes = self._selected()
        if notes is not None:
            self._change(words, notes, change(notes))

    def _change(
        self, words: str, before: NoteTable, after: NoteTable, *, plan: Plan | None = None
    ) -> None:
        if before != after:
            self._document.push(words, ReplaceNotes(removed=before, added=after), plan=plan)
            self._piece.roll.select_notes(after)

    def _ask(self, dialog: DialogT) -> DialogT | None:
        """Shows a dialog; None if the user cancels it."""
        is_accepted = bool(dialog.exec())
        dialog.deleteLater()
        return dialog if is_accepted else None


def _key_at(score: Score, tick: int) -> Key | None:
    bar = int(score.bars_of(np.array([tick]))[0])
    return next((change.key for change in reversed(score.keys) if change.bar <= bar), None)
