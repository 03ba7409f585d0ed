"""Scores to and from `pretty_midi.PrettyMIDI`."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from amt_core.midi.read import read_midi_bytes
from amt_core.midi.write import midi_bytes
from amt_core.music.score import Score

if TYPE_CHECKING:
    import pretty_midi


def from_pretty_midi(file: pretty_midi.PrettyMIDI) -> Score:
    """The score in a PrettyMIDI object, whose seconds become ticks.

    Raises:
        AmtError: The object has too many instruments.
    """
    stream = BytesIO()
    file.write(stream)
    return read_midi_bytes(stream.getvalue())


def to_pretty_midi(score: Score) -> pretty_midi.PrettyMIDI:
    """The PrettyMIDI object with the notes, controllers and bends of the score."""
    import pretty_midi

    return pretty_midi.PrettyMIDI(BytesIO(midi_bytes(score)))
