"""The analysis of a piece names triads, and the beats at which they change."""

from __future__ import annotations

import numpy as np

from amt_core.music.chord_symbols import parse_chord
from amt_core.music.chords import NO_CHORD
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.styles.analyzed_chords import analyzed_triads, harmonic_rhythm
from amt_core.tokens.bar_plan import encode_plan
from amt_core.tokens.codec import EncodedScore, encode
from amt_core.traits.plan_analysis import ChordAt

BEAT = 480


def piece(*bars: dict[int, str | None], meter: TimeSignature | None = None) -> EncodedScore:
    """Bars of four beats, or of a meter, with the chords that begin at some beats."""
    score = Score(
        num_bars=len(bars), tracks=(Track(program=0),), notes=NoteTable.empty(),
        meter=MeterMap(changes=((0, meter or TimeSignature(4, 4)),)),
    )  # fmt: skip
    chords = [
        [
            ChordAt(offset_ticks=beat * BEAT, chord=None if text is None else parse_chord(text))
            for beat, text in bar.items()
        ]
        for bar in bars
    ]
    return encode(score, plan=encode_plan(score, chords=chords))


def test_chords_have_their_bar_their_beat_and_their_triad() -> None:
    triads = analyzed_triads(piece({0: "C7", 2: "F#m7b5/C"}, {0: None, 3: "Am"}))
    assert triads.bar.tolist() == [0, 0, 1, 1]
    assert triads.beat.tolist() == [0, 2, 0, 3]
    assert triads.chord.tolist() == [0, 12 + 6, NO_CHORD, 12 + 9]


def test_a_triad_that_gets_a_seventh_or_goes_on_is_no_change() -> None:
    encoded = piece({0: "G", 2: "G7"}, {0: "G", 3: "C"}, {0: None, 1: "C/E", 2: "Am"})
    assert harmonic_rhythm(encoded) == ["x...", "...x", "..x."]


def test_a_bar_of_three_beats_has_three_signs() -> None:
    assert harmonic_rhythm(piece({0: "G", 1: "D"}, meter=TimeSignature(3, 4))) == ["xx."]


def test_a_piece_whose_chords_are_not_known_has_none() -> None:
    encoded = piece({})
    assert harmonic_rhythm(encoded) == []
    assert np.size(analyzed_triads(encoded).chord) == 0
