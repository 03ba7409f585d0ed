"""Chords found in scores whose chords are known."""

from __future__ import annotations

import pytest

from amt_core.music.chord_symbols import ChordSymbol, parse_chord
from amt_core.music.score import Score, Track
from amt_core.traits.analyze_plan import analyze_plan
from tests.core.traits.conftest import Event, MakeScore

_PIANO, _BASS = Track(program=0), Track(program=33)


def _voiced(chord: ChordSymbol, start: float, length: float) -> list[Event]:
    return [(start, length, 60 + (chord.root + i) % 12) for i in chord.intervals]


def _block_score(make_score: MakeScore, symbols: str, beats: float, meter: str = "4/4") -> Score:
    chords = [parse_chord(symbol) for symbol in symbols.split()]
    piano: list[Event] = []
    bass: list[Event] = []
    for nth, chord in enumerate(chords):
        assert chord is not None
        piano += _voiced(chord, nth * beats, beats)
        bass.append((nth * beats, beats, 36 + chord.lowest))
    bar_beats = {"4/4": 4, "3/4": 3, "6/8": 3, "7/8": 3.5, "5/4": 5}[meter]
    num_bars = round(len(chords) * beats / bar_beats)
    return make_score((_PIANO, piano), (_BASS, bass), num_bars=num_bars, meter=meter)


def _found(score: Score) -> str:
    plan = analyze_plan(score)
    return " ".join(str(entry.chord) for bar in plan.chords for entry in bar)


@pytest.mark.parametrize(
    "symbols",
    ["Am F C G", "Cmaj7 Am7 Dm7 G7", "C G/B Am Am7/G", "Dm7 G7 Cmaj7 Cmaj7", "F#m7b5 B7 Em6 Em6",
     "C Csus4 G G7", "Cm Ab Eb Bb/D", "E A B E", "Bdim7 C Bdim7 C", "Caug F Caug F"],
)  # fmt: skip
def test_one_chord_a_bar_is_found_with_its_quality_and_bass(
    make_score: MakeScore, symbols: str
) -> None:
    assert _found(_block_score(make_score, symbols, 4.0)) == " ".join(
        str(parse_chord(symbol)) for symbol in symbols.split()
    )


@pytest.mark.parametrize(("meter", "beats"), [("3/4", 3), ("6/8", 3), ("7/8", 3.5), ("5/4", 5)])
def test_one_chord_a_bar_is_found_in_any_meter(
    make_score: MakeScore, meter: str, beats: float
) -> None:
    assert _found(_block_score(make_score, "Am F C G", beats, meter)) == "Am F C G"


def test_two_chords_a_bar_have_their_places(make_score: MakeScore) -> None:
    plan = analyze_plan(_block_score(make_score, "C G7 Am F C G C C", 2.0))
    assert [entry.offset_ticks for entry in plan.chords[0]] == [0, 960]
    assert [str(entry.chord) for entry in plan.chords[0]] == ["C", "G7"]


def test_an_alternating_bass_is_no_inversion(make_score: MakeScore) -> None:
    chords = [_voiced(ChordSymbol(0, "maj"), beat, 1.0) for beat in range(16)]
    bass = [(float(beat), 1.0, 36 if beat % 2 == 0 else 43) for beat in range(16)]
    score = make_score((_PIANO, [e for c in chords for e in c]), (_BASS, bass), num_bars=4)
    assert _found(score) == "C C C C"


def test_passing_notes_of_a_tune_change_no_chord(make_score: MakeScore) -> None:
    chords = [e for bar in range(4) for e in _voiced(ChordSymbol(0, "maj"), 4.0 * bar, 4.0)]
    tune = [(0.5 * i, 0.5, 72 + (0, 2, 4, 5, 7, 5, 4, 2)[i % 8]) for i in range(32)]
    score = make_score((_PIANO, chords), (Track(program=73), tune), num_bars=4)
    assert _found(score) == "C C C C"


def test_an_arpeggio_is_one_chord(make_score: MakeScore) -> None:
    pitches = [(45, 52, 57, 60), (41, 48, 53, 57), (48, 55, 60, 64), (43, 50, 55, 59)]
    notes = [(4.0 * bar + 0.5 * i, 0.5, pitches[bar][i % 4]) for bar in range(4) for i in range(8)]
    assert _found(make_score((_PIANO, notes), num_bars=4)) == "Am F C G"


def test_bars_of_rest_have_no_chord(make_score: MakeScore) -> None:
    score = make_score((_PIANO, _voiced(ChordSymbol(0, "maj"), 0.0, 8.0)), num_bars=8)
    assert analyze_plan(score).chords[6][0].chord is None


def test_drums_and_noises_have_no_chords(make_score: MakeScore) -> None:
    hits = [(float(i), 0.25, 38) for i in range(16)]
    score = make_score((Track(is_drum=True), hits), (Track(program=127), hits), num_bars=4)
    assert _found(score) == "None None None None"
