"""Recording from a MIDI keyboard: while the piece plays, or step by step."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, Qt, Signal

from amt_core.midi.recorder import Recorder, note_change
from amt_core.music.editing import note_operations
from amt_core.music.editing.edit import ReplaceNotes
from amt_core.music.note_table import Note, NoteTable
from amt_desktop.bridge.messages import Messages
from amt_desktop.bridge.midi_ports import MidiPorts
from amt_desktop.document.document import Document
from amt_desktop.piano_roll.model.snapping import Grid
from amt_desktop.piece.piece_view import PieceView
from amt_desktop.transport.playback import Playback

_DIRECT = Qt.ConnectionType.DirectConnection
_CONTROL_CHANGE, _SUSTAIN, _PEDAL_DOWN = 0xB0, 64, 64


class RecordCommands(QObject):
    """Plays the keyboard through the chosen part, and records it as one step of undo.

    Signals:
        recording_changed: True while a recording runs.
    """

    recording_changed = Signal(bool)
    _played = Signal(object, float)

    def __init__(
        self,
        ports: MidiPorts,
        document: Document,
        playback: Playback,
        piece: PieceView,
        messages: Messages,
        *,
        quantizes: Callable[[], bool],
    ) -> None:
        """Connects the keyboard.

        Args:
            ports: The MIDI ports.
            document: The open piece.
            playback: The playback of the piece.
            piece: The view with the chosen part and the grid.
            messages: Shows what is missing.
            quantizes: Returns whether recordings are moved onto the grid.
        """
        super().__init__(piece)
        self._ports, self._document, self._playback = ports, document, playback
        self._piece, self._messages, self._quantizes = piece, messages, quantizes
        self._recorder: Recorder | None = None
        # The last place of playing: when the piece has ended, the playhead is back at 0.
        self._last_ticks = 0.0
        self._steps = ""
        self._step_numbers = count()
        self._held: set[int] = set()
        self._chord: dict[int, int] = {}
        # The keyboard's own thread plays the note, then the window's records it.
        ports.received.connect(self._play_through, _DIRECT)
        self._played.connect(self._receive)
        playback.moved.connect(self._on_moved)
        playback.state_changed.connect(self._on_state)
        document.active_changed.connect(self._drop)

    @property
    def is_recording(self) -> bool:
        """True while a recording runs."""
        return self._recorder is not None

    def toggle_recording(self) -> None:
        """Records into the chosen part from the playhead on, or ends the recording."""
        if self._recorder is not None:
            self._finish()
            self.recording_changed.emit(False)
            return
        if self._can_record():
            start = int(self._playback.position_ticks)
            self._recorder = Recorder(self._part, start_ticks=start)
            if not self._playback.is_running:
                self._playback.play()
        self.recording_changed.emit(self.is_recording)

    def set_step_recording(self, is_on: bool) -> bool:
        """Puts each chord that is played at the playhead, or not; returns whether it is on.

        The playhead moves on by one step of the grid, and with the sustain pedal without a note.
        """
        self._steps = ""
        if is_on and self._can_record():
            self._steps = f"step recording {next(self._step_numbers)}"
            self._messages.toast(
                self.tr("Play notes: each goes to the playhead. The pedal makes a rest.")
            )
        return bool(self._steps)

    @property
    def _part(self) -> int:
        """Index of the chosen part, else of the first."""
        return self._piece.tracks.chosen_index or 0

    def _can_record(self) -> bool:
        take = self._document.active
        words = ""
        if not self._ports.has_input:
            words = self.tr("Choose a MIDI input in the preferences first.")
        elif take is None or take.is_writing:
            words = self.tr("There is no complete piece to record into.")
        if words:
            self._messages.toast(words)
        return not words

    def _play_through(self, message: tuple[int, ...]) -> None:
        at_ms = self._playback.play_key(self._part, message)
        self._played.emit(message, at_ms)

    def _receive(self, message: tuple[int, ...], at_ms: float) -> None:
        if self._recorder is not None:
            self._recorder.receive(self._playback.ticks_at(at_ms), message)
        elif self._steps and not self._playback.is_running:
            self._step(message)

    # While it plays

    def _on_moved(self, ticks: float) -> None:
        self._last_ticks = ticks or self._last_ticks

    def _on_state(self, state: str) -> None:
        if state == "stopped" and self._recorder is not None:
            self._finish()
            self.recording_changed.emit(False)

    def _finish(self) -> None:
        recorder, self._recorder = self._recorder, None
        take = self._document.active
        assert recorder is not None
        if take is None:
            return
        score = take.score
        notes = recorder.finish(self._last_ticks, length_ticks=score.length_ticks)
        grid = self._piece.roll.grid
        if self._quantizes() and grid is not Grid.OFF:
            notes = note_operations.quantize(notes, grid.ticks, score.bar_starts_ticks)
        self._push(self.tr("Record"), notes)

    def _drop(self) -> None:
        """Ends a recording into a take that is no longer shown."""
        if self._recorder is not None:
            self._recorder = None
            self.recording_changed.emit(False)

    # Step by step

    def _step(self, message: tuple[int, ...]) -> None:
        if message[:2] == (_CONTROL_CHANGE | message[0] & 0x0F, _SUSTAIN):
            if message[2] >= _PEDAL_DOWN:
                self._advance()
            return
        change = note_change(message)
        if change is None:
            return
        pitch, velocity = change
        if velocity:
            self._held.add(pitch)
            self._chord[pitch] = velocity
            return
        self._held.discard(pitch)
        if self._chord and not self._held:
            self._put_chord()

    def _put_chord(self) -> None:
        chord, self._chord = self._chord, {}
        tick, length = int(self._playback.position_ticks), self._piece.roll.grid.note_ticks
        notes = NoteTable.from_notes(
            Note(tick, length, pitch, velocity, self._part) for pitch, velocity in chord.items()
        )
        self._push(self.tr("Step recording"), notes, merge_key=self._steps)
        self._advance()

    def _advance(self) -> None:
        step = self._piece.roll.grid.note_ticks
        self._playback.seek(int(self._playback.position_ticks) + step)

    def _push(self, words: str, notes: NoteTable, *, merge_key: str = "") -> None:
        take = self._document.active
        if take is None:
            return
        notes = notes.select(notes.onset_ticks < take.score.length_ticks)
        if len(notes):
            edit = ReplaceNotes(removed=NoteTable.empty(), added=notes)
            self._document.push(words, edit, merge_key=merge_key)
            self._piece.roll.select_notes(notes)
