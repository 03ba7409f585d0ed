"""Small scores written by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

Event = tuple[float, float, int]
"""Onset and length in quarter notes, and MIDI pitch."""
Part = tuple[Track, Sequence[Event]]
MakeScore = Callable[..., Score]


@pytest.fixture
def make_score() -> MakeScore:
    """Parts of (onset, length, pitch) in quarter notes as a score."""

    def make(*parts: Part, num_bars: int, meter: str = "4/4", velocity: int = 80) -> Score:
        notes = [
            Note(round(onset * 480), round(length * 480), pitch, velocity, track)
            for track, (_, events) in enumerate(parts)
            for onset, length, pitch in events
        ]
        return Score(
            num_bars=num_bars,
            tracks=tuple(track for track, _ in parts),
            notes=NoteTable.from_notes(notes),
            meter=MeterMap.constant(TimeSignature.parse(meter)),
        )

    return make
