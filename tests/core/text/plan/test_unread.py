"""Words without effect and requests that contradict each other are reported."""

import pytest

from amt_core.text.parse.parser import parse_description


def unread(text: str) -> list[str]:
    return [words.range.of(text) for words in parse_description(text).unread]


def conflicts(text: str) -> list[str]:
    return [conflict.message for conflict in parse_description(text).conflicts]


def test_words_without_effect_are_listed() -> None:
    assert unread("piano in C, purple elephants, 90 bpm") == ["purple elephants"]


def test_nothing_is_unread_where_everything_is_understood() -> None:
    assert unread("Am F C G, acoustic guitar and bass, 90 bpm, 8 bars") == []


@pytest.mark.parametrize("chord", ["H7sus13b", "Xm"])
def test_a_chord_that_does_not_exist_is_named_with_a_hint(chord: str) -> None:
    text = f"Am F {chord} C G on piano"
    (entry,) = parse_description(text).unread
    assert entry.range.of(text) == chord
    assert chord in entry.hint


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13/17, piano", "13/17"),
        ("a piece in 13/17 for piano", "13/17"),
        ("piano, key of H sharp", "H sharp"),
        ("key: X minor, harp", "X minor"),
    ],
)
def test_a_meter_or_key_that_does_not_exist_is_named_with_a_hint(text: str, value: str) -> None:
    (entry,) = parse_description(text).unread
    assert entry.range.of(text) == value
    assert entry.hint.startswith(f'"{value}" is not a ')


def test_a_share_of_the_piece_is_no_meter() -> None:
    assert not any(u.hint for u in parse_description("2/3 of the piece is quiet, piano").unread)


def test_the_chords_next_to_one_that_does_not_exist_are_kept() -> None:
    plan = parse_description("Am F H7sus13b C G on piano").chords.value
    assert plan is not None
    assert len(plan.cycles[0].bars) == 4


def test_a_section_longer_than_the_piece_is_a_conflict() -> None:
    assert conflicts("verse 8 in a piece of 4 bars") == [
        "The sections (verse 8) are 8 bars long, but the piece has 4 bars."
    ]


def test_bars_beyond_the_piece_are_a_conflict() -> None:
    assert conflicts("16 bars, drums enter at bar 40") == [
        "Bar 39 (bars 1-39) is beyond the piece, which has 16 bars."
    ]


def test_more_chords_than_bars_are_a_conflict() -> None:
    text = "Am F C G " * 75 + ", 16 bars"
    assert conflicts(text) == [
        "The chords fill 300 bars, but the piece has 16 bars; the chords after bar 16 are left out."
    ]


def test_an_instrument_that_is_asked_for_and_ruled_out_is_a_conflict() -> None:
    assert conflicts("piano, no piano") == [
        '"Acoustic Grand Piano" is asked for and ruled out, so it is left out.'
    ]


@pytest.mark.parametrize(
    "text", ["pop band, no drums", "no strings but a cello", "piano, not electric piano"]
)
def test_what_is_left_of_an_ensemble_is_no_conflict(text: str) -> None:
    assert conflicts(text) == []


def test_a_role_for_an_instrument_that_is_ruled_out_is_a_conflict() -> None:
    assert conflicts("clarinet plays the melody but no clarinet") == [
        "Clarinet is to play, and is ruled out."
    ]


def test_sections_as_long_as_the_piece_are_no_conflict() -> None:
    assert conflicts("verse 8 bars, chorus 8 bars, 16 bars") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("900 bpm, piano", "The tempo goes from 10 to 400 bpm; 900 is taken as 400."),
        ("513 bars, piano", "A piece has at most 512 bars; 513 is taken as 512."),
        ("12 violins, piano", "One instrument has at most 8 players; 12 is taken as 8."),
        (
            "8 violins, 8 flutes, piano",
            "A piece has at most 15 parts; of the 17 that are asked for the last 2 are left out.",
        ),
    ],
)
def test_a_number_out_of_range_is_a_conflict_that_says_what_is_taken(
    text: str, message: str
) -> None:
    assert conflicts(text) == [message]


def test_numbers_within_range_are_no_conflict() -> None:
    assert conflicts("8 violins, 512 bars, 400 bpm") == []
