"""A small score for the tests of music."""

from __future__ import annotations

import pytest

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track


@pytest.fixture
def score() -> Score:
    """Two tracks, three bars of 4/4; the piano rests in the second bar, the bass in the third."""
    notes = [
        Note(0, 480, 60, 80, 0), Note(480, 2400, 64, 90, 0), Note(3840, 480, 67, 70, 0),
        Note(0, 1920, 36, 100, 1), Note(1920, 1920, 43, 100, 1),
    ]  # fmt: skip
    tracks = (Track(program=0), Track(program=33, name="Low end"))
    return Score(num_bars=3, tracks=tracks, notes=NoteTable.from_notes(notes))
