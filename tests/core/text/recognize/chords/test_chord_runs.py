"""Progressions that are written out, and words that only look like chords."""

import pytest

from amt_core.music.chord_symbols import parse_chord
from amt_core.music.theory import Key
from amt_core.text.expected_plan import plan_values
from amt_core.text.parse.parser import parse_description
from amt_core.text.recognize.chords.chord_key import key_of
from amt_core.text.recognize.chords.chord_runs import find_chord_runs
from amt_core.text.recognize.chords.degrees import parse_degree


@pytest.mark.parametrize(
    "text",
    [
        "I am a man", "key of A, no wait, B minor", "C major", "1 2 3 4", "A A B A form",
        "Dm / 3/4 / 96 / flute", "a song in E", "op. 28, no. 15", "Plan B", "Go Do it",
    ],
)  # fmt: skip
def test_words_that_look_like_chords_are_no_progression(text: str) -> None:
    assert find_chord_runs(text) == []


@pytest.mark.parametrize(
    ("symbols", "key"),
    [
        ("Am F C G", Key(0)), ("Dm7 G7 Cmaj7", Key(0)), ("Am G F E", Key(9, "minor")),
        ("Em D C B7", Key(4, "minor")), ("F#m7b5 B7 Em", Key(4, "minor")),
        ("Dm Gm A7 Dm", Key(2, "minor")), ("Bb Gm Eb F", Key(10)),
    ],
)  # fmt: skip
def test_a_progression_implies_its_key_by_function(symbols: str, key: Key) -> None:
    chords = [chord for symbol in symbols.split() if (chord := parse_chord(symbol))]
    assert key_of(chords) == key


@pytest.mark.parametrize(
    ("degree", "mode", "symbol"),
    [
        ("V7", "major", "G7"), ("ii", "major", "Dm"), ("bVII", "major", "Bb"),
        ("vii°", "major", "Bdim"), ("VI", "minor", "Ab"), ("VII", "minor", "Bb"),
        ("V/V", "major", "D"), ("IVmaj7", "major", "Fmaj7"), ("6", "major", "Am"),
        ("6", "minor", "Ab"), ("I/III", "major", "C/E"), ("iiø7", "minor", "Dm7b5"),
    ],
)  # fmt: skip
def test_a_degree_is_the_chord_above_the_tonic(degree: str, mode: str, symbol: str) -> None:
    found = parse_degree(degree, mode="minor" if mode == "minor" else "major")
    assert found == parse_chord(symbol)


def test_a_stated_key_wins_over_the_key_of_the_chords() -> None:
    assert parse_description("Am F C G in A minor").key.value == Key(9, "minor")


def test_chords_of_a_bar_share_it_evenly() -> None:
    plan = parse_description("Cmaj7 | Dm7 G7, piano").chords.value
    assert plan is not None
    assert [[at.beat for at in bar] for bar in plan.cycles[0].bars] == [[0.0], [0.0, 2.0]]


def test_degrees_without_a_key_stay_degrees() -> None:
    spec = parse_description("I V vi IV, piano")
    assert spec.key.value is None
    assert spec.chords.value is not None
    assert spec.chords.value.cycles[0].mode == "major"


def test_degrees_of_major_are_taken_in_the_relative_key() -> None:
    plan = parse_description("vi IV I V, piano").chords.value
    assert plan is not None
    cycle = plan.cycles[0].in_key(Key(9, "minor"))
    assert [at.chord for bar in cycle.bars for at in bar] == [
        parse_chord(symbol) for symbol in ("Am", "F", "C", "G")
    ]


@pytest.mark.parametrize("text", ["at bar 3 I wrote lyrics", "drums at bar 3 ii-V-I in Bb"])
def test_a_number_before_a_roman_degree_is_no_degree(text: str) -> None:
    assert all(item.degree != "3" for run in find_chord_runs(text) for item in run.items)


@pytest.mark.parametrize(
    ("text", "chords"),
    [
        ("half a bar each: C G Am F, piano", "C,G Am,F"),
        ("each chord lasts two bars: G Em, banjo", "G % Em %"),
        ("accords : Sol Ré Mim Sib, guitare", "G D Em Bb"),
        ("Akkorde: H7 Em B, Gitarre", "B7 Em Bb"),
        ("an Am vamp for 4 bars, then F for 4 bars", "Am % % % F % % %"),
    ],
)
def test_lengths_and_other_spellings_of_chords_are_read(text: str, chords: str) -> None:
    assert plan_values(parse_description(text))["chords"] == chords
