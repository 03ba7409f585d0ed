"""Notes from the messages of a keyboard, each with the place at which it was played."""

from __future__ import annotations

from collections.abc import Sequence

from amt_core.midi.smf.smf_events import NOTE_OFF, NOTE_ON
from amt_core.music.note_table import Note, NoteTable

_KIND = 0xF0
# The length of a note whose end came before its start: it was held over the jump of a loop.
_JUMPED_TICKS = 120


def note_change(message: Sequence[int]) -> tuple[int, int] | None:
    """The pitch and velocity of a message that begins or ends a note; velocity 0 ends it."""
    if len(message) != 3 or message[0] & _KIND not in (NOTE_ON, NOTE_OFF):
        return None
    return message[1], message[2] if message[0] & _KIND == NOTE_ON else 0


class Recorder:
    """Gathers the notes of one track while they are played.

    Args:
        track: The track that they are for.
        start_ticks: Where recording began: a note that began before, in the count-in, begins there.
    """

    def __init__(self, track: int, *, start_ticks: int) -> None:
        self.track = track
        self._start_ticks = start_ticks
        self._open: dict[int, tuple[float, int]] = {}
        self._notes: list[Note] = []

    @property
    def num_notes(self) -> int:
        """The number of notes that have begun."""
        return len(self._notes) + len(self._open)

    def receive(self, ticks: float, message: Sequence[int]) -> None:
        """Takes a message; what neither begins nor ends a note is passed over.

        Args:
            ticks: The place that was heard when it came.
            message: Its bytes.
        """
        change = note_change(message)
        if change is None:
            return
        pitch, velocity = change
        self._close(pitch, ticks)
        if velocity:
            self._open[pitch] = (ticks, velocity)

    def finish(self, ticks: float, *, length_ticks: int) -> NoteTable:
        """The recorded notes; notes that still sound end here.

        Args:
            ticks: Where recording ends.
            length_ticks: The length of the piece; no note begins after it.
        """
        for pitch in list(self._open):
            self._close(pitch, ticks)
        return NoteTable.from_notes(note for note in self._notes if note[0] < length_ticks)

    def _close(self, pitch: int, ticks: float) -> None:
        if pitch not in self._open:
            return
        began, velocity = self._open.pop(pitch)
        onset, end = round(max(began, self._start_ticks)), round(ticks)
        if end < onset:
            end = onset + _JUMPED_TICKS
        # Struck and released before recording began.
        if end > onset:
            self._notes.append(Note(onset, end - onset, pitch, velocity, self.track))
