"""Scores to and from `mido.MidiFile`."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from amt_core.midi.read import read_midi_bytes
from amt_core.midi.write import midi_bytes
from amt_core.music.score import Score

if TYPE_CHECKING:
    import mido


def from_mido(file: mido.MidiFile) -> Score:
    """The score in a mido file, with all events of the file.

    Raises:
        AmtError: The file has too many parts.
    """
    stream = BytesIO()
    file.save(file=stream)
    return read_midi_bytes(stream.getvalue())


def to_mido(score: Score) -> mido.MidiFile:
    """The mido file with the events that the score has as a MIDI file."""
    import mido

    return mido.MidiFile(file=BytesIO(midi_bytes(score)))
