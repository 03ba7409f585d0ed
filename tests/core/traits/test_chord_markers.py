"""Chords that are heard become markers."""

from __future__ import annotations

from dataclasses import replace

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Marker, Score, Track
from amt_core.traits.chord_markers import with_chord_markers

CHORDS = ((60, 64, 67), (65, 69, 72), (67, 71, 74), (60, 64, 67))


def _score() -> Score:
    notes = [
        Note(bar * 1920, 1900, pitch, 80, 0) for bar, chord in enumerate(CHORDS) for pitch in chord
    ]
    return Score(num_bars=4, tracks=(Track(),), notes=NoteTable.from_notes(notes))


def test_each_change_of_chord_has_a_marker() -> None:
    markers = with_chord_markers(_score()).markers
    assert [(marker.tick // 1920, marker.text) for marker in markers] == [
        (0, "C"), (1, "F"), (2, "G"), (3, "C"),
    ]  # fmt: skip


def test_chord_symbols_that_are_there_stay_alone() -> None:
    score = replace(_score(), markers=(Marker(tick=0, text="Am7"),))
    assert with_chord_markers(score) is score
