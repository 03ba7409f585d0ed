"""Octave lines where ledger lines pile up."""

from __future__ import annotations

import re

import pytest

from amt_core.formats.musicxml import read_musicxml_bytes
from amt_core.formats.notation.musicxml_writer import musicxml_text
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

_LINE = re.compile(r'<octave-shift type="(\w+)" number="(\d)"')
_FLUTE, _CELLO, _CLARINET = 73, 42, 71


def _score(pitches: list[int], program: int = _FLUTE, *, ticks: int = 480) -> Score:
    rows = [Note(ticks * place, ticks, pitch, 80, 0) for place, pitch in enumerate(pitches)]
    num_bars = -(-len(pitches) * ticks // 1920)
    return Score(
        num_bars=num_bars, tracks=(Track(program=program),), notes=NoteTable.from_notes(rows)
    )


def _lines(score: Score) -> list[tuple[int, str]]:
    """The beginnings and ends of lines, each with how many notes stand before it."""
    found: list[tuple[int, str]] = []
    num_notes = 0
    for sign in re.finditer(r"<pitch>|" + _LINE.pattern, musicxml_text(score)):
        if sign[0] == "<pitch>":
            num_notes += 1
        else:
            found.append((num_notes, sign[1]))
    return found


def test_a_high_passage_has_a_line_from_its_first_to_its_last_high_note() -> None:
    score = _score([72, 74, 91, 93, 95, 84, 91, 96, 74, 72, 71, 69])
    assert _lines(score) == [(2, "down"), (8, "stop")]


def test_a_very_high_passage_has_a_line_of_two_octaves() -> None:
    score = _score([72, 74, 103, 105, 107, 96, 103, 105, 74, 72, 71, 69])
    text = musicxml_text(score)
    assert re.findall(r'<octave-shift type="(\w+)" number="1" size="(\d+)"', text) == [
        ("down", "15"), ("stop", "15"),
    ]  # fmt: skip
    assert read_musicxml_bytes(text.encode()).notes == score.notes


def test_a_high_passage_with_lower_notes_has_a_line_of_one_octave() -> None:
    text = musicxml_text(_score([103, 105, 79, 103, 105, 79, 103, 105]))
    assert set(re.findall(r'size="(\d+)"', text)) == {"8"}


def test_a_low_passage_of_a_piano_has_a_line_below() -> None:
    rows = [Note(480 * place, 480, 84 - place, 80, 0) for place in range(8)]
    low = (48, 29, 28, 26, 24, 29, 48, 50)
    rows += [Note(480 * place, 480, pitch, 80, 0) for place, pitch in enumerate(low)]
    score = Score(num_bars=2, tracks=(Track(),), notes=NoteTable.from_notes(rows))
    text = musicxml_text(score)
    assert _LINE.findall(text) == [("up", "2"), ("stop", "2")]
    # Written as they sound, so that whoever reads the file hears them there.
    assert read_musicxml_bytes(text.encode()).notes == score.notes


@pytest.mark.parametrize(
    ("pitches", "program"),
    [
        # One high note, and what does not reach so far, is read on ledger lines.
        ([72, 74, 91, 72], _FLUTE),
        ([84, 86, 84, 86], _FLUTE),
        # An octave lower the passage would lie below the staff.
        ([60, 91, 60, 91], _CLARINET),
        # A cellist reads the tenor clef.
        ([60, 64, 67, 65], _CELLO),
    ],
)
def test_what_is_read_without_a_line_has_none(pitches: list[int], program: int) -> None:
    assert _lines(_score(pitches, program)) == []


def test_two_passages_far_apart_have_a_line_each() -> None:
    score = _score([91, 93, 91, 93, *[76] * 8, 91, 93, 91, 93])
    assert _lines(score) == [(0, "down"), (4, "stop"), (12, "down"), (16, "stop")]


def test_no_line_ends_within_a_tie() -> None:
    rows = [Note(0, 960, 91, 80, 0), Note(960, 1920, 93, 80, 0), Note(2880, 960, 76, 80, 0)]
    score = Score(num_bars=2, tracks=(Track(program=_FLUTE),), notes=NoteTable.from_notes(rows))
    assert _lines(score) == [(0, "down"), (3, "stop")]
