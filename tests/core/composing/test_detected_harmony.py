"""The chords of a piece are found where a whole triad sounds."""

from __future__ import annotations

from amt_core.composing.detected_harmony import detected_harmony
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.tokens.codec import encode
from amt_core.tokens.grid import quantize


def test_a_bar_has_the_chord_whose_notes_all_sound_in_it() -> None:
    chords = {0: (48, 52, 55), 1: (45, 48, 52), 2: (43, 47, 50), 3: (64, 67)}
    rows = [(bar * 1920, pitch) for bar, chord in chords.items() for pitch in chord]
    onsets, pitches = zip(*rows, strict=True)
    size = len(rows)
    notes = NoteTable.from_columns(onsets, [1920] * size, pitches, [80] * size, [1] * size)
    encoded = encode(
        quantize(Score(num_bars=4, tracks=(Track(program=33), Track(program=0))).with_notes(notes))
    )
    found = [[chord for _, chord in bar] for bar in detected_harmony(encoded)]
    c, a_minor, g = ChordSymbol(0, "maj"), ChordSymbol(9, "min"), ChordSymbol(7, "maj")
    assert found == [[c, c], [a_minor, a_minor], [g, g], [None, None]]
