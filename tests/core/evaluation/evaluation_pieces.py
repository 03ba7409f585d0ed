"""Little pieces for the measures."""

from __future__ import annotations

from collections.abc import Sequence

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap

QUARTER = 480
PIANO, BASS, DRUMS = Track(program=0), Track(program=33), Track(is_drum=True)


def piece(
    *notes: tuple[float, float, int, int],
    num_bars: int = 4,
    tracks: Sequence[Track] = (PIANO, BASS, DRUMS),
    meter: str = "4/4",
    bpm: float = 120.0,
) -> Score:
    """A piece of (onset in quarters, length in quarters, pitch, track)."""
    return Score(
        num_bars=num_bars,
        tracks=tuple(tracks),
        notes=NoteTable.from_notes(
            Note(round(on * QUARTER), round(length * QUARTER), pitch, 80, track)
            for on, length, pitch, track in notes
        ),
        meter=MeterMap.constant(TimeSignature.parse(meter)),
        tempo=TempoMap.constant(bpm),
    )


def line(
    *pitches: int, start: float = 0.0, step: float = 1.0
) -> list[tuple[float, float, int, int]]:
    """A melody of equal notes for the piano."""
    return [(start + step * i, step, pitch, 0) for i, pitch in enumerate(pitches)]
