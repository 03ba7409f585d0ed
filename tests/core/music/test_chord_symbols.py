"""Chord symbols: their spellings, their notes and their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amt_core.music.chord_symbols import (
    QUALITIES,
    QUALITY_INTERVALS,
    QUALITY_TRIADS,
    ChordSymbol,
    is_no_chord,
    parse_chord,
)
from amt_core.music.theory import ALL_KEYS, Key

_SPELLINGS = {
    "maj": ["C", "Cmaj", "Cmajor", "CM", "Cadd9", "C2", "C(b5)"],
    "min": ["Cm", "C-", "Cmin", "Cmi", "Cminor", "Cmadd9", "Cm(add9)"],
    "dim": ["C°", "Cdim", "Co", "Cmb5", "Cm(b5)"],
    "aug": ["C+", "Caug", "C(#5)", "C(+5)"],
    "sus2": ["Csus2"],
    "sus4": ["Csus", "Csus4", "C4", "C7sus4", "C7sus", "C9sus4", "C13sus4"],
    "5": ["C5", "C(no3)", "Cno3"],
    "6": ["C6", "Cadd6", "C6/9", "C69", "Cmaj6"],
    "m6": ["Cm6", "C-6", "Cmin6"],
    "7": ["C7", "C9", "C11", "C13", "C7b9", "C7#5", "C7(#9)", "C+7", "Caug7", "C7alt", "C7+"],
    "maj7": ["Cmaj7", "CM7", "CΔ", "C△7", "CMaj7", "Cma7", "Cmaj9", "CM9", "Cmaj7#11"],
    "m7": ["Cm7", "C-7", "Cmin7", "Cmi7", "Cm9", "Cm11"],
    "m7b5": ["Cø", "Cø7", "Cm7b5", "Cm7(b5)", "C-7b5", "Cm7-5", "Cmin7♭5"],
    "dim7": ["C°7", "Cdim7", "Co7"],
    "mMaj7": ["Cm(maj7)", "CmMaj7", "CmM7", "C-Δ7", "Cmin(maj7)", "Cm/maj7"],
}


@pytest.mark.parametrize(
    ("text", "quality"),
    [(text, quality) for quality, texts in _SPELLINGS.items() for text in texts],
)
def test_usual_spellings_have_their_quality(text: str, quality: str) -> None:
    chord = parse_chord(text)
    assert chord is not None
    assert (chord.root, chord.quality, chord.bass) == (0, quality, None)


@pytest.mark.parametrize(
    ("text", "root", "bass"),
    [("C/E", 0, 4), ("Bb/D", 10, 2), ("B♭", 10, None), ("F♯", 6, None), ("Am7/G", 9, 7),
     ("C6/9/E", 0, 4), ("C/C", 0, None), ("Ebm7 / Db", 3, 1), ("Cb", 11, None)],
)  # fmt: skip
def test_roots_and_basses_are_read(text: str, root: int, bass: int | None) -> None:
    chord = parse_chord(text)
    assert chord is not None
    assert (chord.root, chord.bass) == (root, bass)


@pytest.mark.parametrize(
    "text", ["", "Xm", "H7sus13b", "H", "C14", "Am7x", "am", "C/", "C/X", "Cm7sus4", "N.C.", "Car"]
)
def test_what_is_no_chord_symbol_is_none(text: str) -> None:
    assert parse_chord(text) is None


@pytest.mark.parametrize(("text", "root"), [("H", 11), ("Hm7", 11), ("B", 10), ("D/H", 2)])
def test_german_h_is_b_natural_when_asked(text: str, root: int) -> None:
    chord = parse_chord(text, is_german=True)
    assert chord is not None
    assert chord.root == root


@pytest.mark.parametrize("text", ["N.C.", "NC", "n.c.", "no chord"])
def test_marks_for_no_chord_are_known(text: str) -> None:
    assert is_no_chord(text)


def test_extensions_are_kept_as_colors() -> None:
    texts = {
        "C9": ("9",),
        "Cadd9": ("9",),
        "C7b9#11": ("b9", "#11"),
        "C7sus4": ("7",),
        "C6/9": ("9",),
    }
    assert {text: chord.colors for text in texts if (chord := parse_chord(text))} == texts


_chords = st.builds(
    lambda root, quality, step: ChordSymbol(root, quality, (root + step) % 12 if step else None),
    st.integers(0, 11),
    st.sampled_from(QUALITIES),
    st.integers(0, 11),
)


@given(_chords, st.sampled_from((None, *ALL_KEYS)))
def test_a_chord_reads_back_from_its_name_in_any_key(chord: ChordSymbol, key: Key | None) -> None:
    assert parse_chord(chord.spelled(key)) == chord


@pytest.mark.parametrize("text", [t for texts in _SPELLINGS.values() for t in texts])
def test_a_chord_with_colors_reads_back_from_its_name(text: str) -> None:
    chord = parse_chord(text)
    assert parse_chord(str(chord)) == chord


@given(_chords, st.integers(-24, 24))
def test_transposing_moves_every_note(chord: ChordSymbol, semitones: int) -> None:
    moved = {(pitch_class + semitones) % 12 for pitch_class in chord.pitch_classes}
    assert chord.transposed(semitones).pitch_classes == moved


@pytest.mark.parametrize(
    ("chord", "key", "name"),
    [(ChordSymbol(3, "maj"), "G minor", "Eb"), (ChordSymbol(3, "7"), "E major", "D#7"),
     (ChordSymbol(4, "maj", 8), "C major", "E/G#"), (ChordSymbol(6, "m7b5"), None, "F#m7b5"),
     (ChordSymbol(10, "maj", 2), None, "Bb/D"), (ChordSymbol(8, "maj"), "C minor", "Ab"),
     # Cb, Fb and B# are named where the scale has them.
     (ChordSymbol(11, "maj"), "Eb minor", "Cb"), (ChordSymbol(11, "maj"), "Gb major", "Cb"),
     (ChordSymbol(11, "maj", 3), "Eb minor", "Cb/Eb"), (ChordSymbol(11, "maj"), "Bb minor", "Cb"),
     (ChordSymbol(11, "maj"), "F major", "B"), (ChordSymbol(11, "7"), "E minor", "B7"),
     (ChordSymbol(0, "dim"), "C# major", "B#dim"), (ChordSymbol(0, "maj"), "E minor", "C")],
)  # fmt: skip
def test_names_have_the_sharps_or_flats_of_the_key(
    chord: ChordSymbol, key: str | None, name: str
) -> None:
    assert chord.spelled(None if key is None else Key.parse(key)) == name


def test_every_quality_contains_its_triad() -> None:
    thirds = {
        "maj": {4, 7},
        "min": {3, 7},
        "dim": {3, 6},
        "aug": {4, 8},
        "sus": set[int](),
        "5": {7},
    }
    assert all(
        thirds[QUALITY_TRIADS[quality]] <= set(QUALITY_INTERVALS[quality]) for quality in QUALITIES
    )
