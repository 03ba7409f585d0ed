"""Small scores with the textures that rules of performance are about."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

BAR = 1920
CHORDS = ((60, 64, 67), (57, 60, 64), (65, 69, 72), (67, 71, 74))
PIANO, GUITAR, BASS, FLUTE = 0, 25, 33, 73


def _drums(num_bars: int, *, track: int, velocity: int = 80) -> list[Note]:
    """A rock beat: eighths on the hi-hat, kick on 1 and 3, snare on 2 and 4, all equally loud."""
    notes: list[Note] = []
    for bar in range(num_bars):
        at = bar * BAR
        notes += [Note(at + 240 * i, 60, 42, velocity, track) for i in range(8)]
        notes += [Note(at + 960 * i, 60, 36, velocity, track) for i in range(2)]
        notes += [Note(at + 480 + 960 * i, 60, 38, velocity, track) for i in range(2)]
    return notes


def _chords(num_bars: int, *, track: int) -> list[Note]:
    return [
        Note(bar * BAR + 960 * half, 960, pitch, 80, track)
        for bar in range(num_bars)
        for half in range(2)
        for pitch in CHORDS[bar % 4]
    ]


def _tune(num_bars: int, *, track: int) -> list[Note]:
    steps = (72, 74, 76, 74, 72, 71, 69, 71)
    return [
        Note(bar * BAR + 240 * i, 240, steps[(i + bar) % 8], 80, track)
        for bar in range(num_bars)
        for i in range(8)
    ]


def _band(num_bars: int = 8) -> Score:
    """Flute with the tune, piano chords, guitar chords, bass and drums."""
    bass = [
        Note(bar * BAR + 480 * i, 480, CHORDS[bar % 4][0] - 24, 80, 3)
        for bar in range(num_bars)
        for i in range(4)
    ]
    return Score(
        num_bars=num_bars,
        tracks=(
            Track(program=FLUTE),
            Track(program=PIANO),
            Track(program=GUITAR),
            Track(program=BASS),
            Track(is_drum=True),
        ),
        notes=NoteTable.from_notes(
            [
                *_tune(num_bars, track=0),
                *_chords(num_bars, track=1),
                *_chords(num_bars, track=2),
                *bass,
                *_drums(num_bars, track=4),
            ]
        ),
    )


def _piano(num_bars: int = 8) -> Score:
    """A tune over held chords, on a piano."""
    return Score(
        num_bars=num_bars,
        tracks=(Track(program=PIANO),),
        notes=NoteTable.from_notes(
            [
                *_tune(num_bars, track=0),
                *(note._replace(pitch=note.pitch - 12) for note in _chords(num_bars, track=0)),
            ]
        ),
    )


@pytest.fixture(scope="session")
def music() -> SimpleNamespace:
    return SimpleNamespace(band=_band, piano=_piano, BAR=BAR)
