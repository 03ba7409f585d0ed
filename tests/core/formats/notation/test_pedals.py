"""The sustain pedal on the page and back."""

from __future__ import annotations

import re

import pytest

from amt_core.formats.musicxml import musicxml_bytes, read_musicxml_bytes
from amt_core.midi.read import read_midi_bytes
from amt_core.midi.write import midi_bytes
from amt_core.music.event_table import EventTable
from amt_core.music.instruments.controllers import SUSTAIN
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track


def _score(pedal: list[tuple[int, int]]) -> Score:
    messages = [(tick, 0xB0, bytes([SUSTAIN, value])) for tick, value in pedal]
    rows = [Note(480 * place, 480, 36 + 4 * place, 80, 0) for place in range(8)]
    return Score(
        num_bars=2,
        tracks=(Track(part=16), Track(program=43, part=32)),
        notes=NoteTable.from_notes([*rows, Note(0, 1920, 40, 80, 1)]),
        events=EventTable.of_messages(messages, chunk=1),
    )


def _pedal(score: Score) -> list[tuple[int, int, int]]:
    """Track, tick and value of each move."""
    events = score.events
    tracks = {track.part: index for index, track in enumerate(score.tracks)}
    return [
        (tracks[part], tick, value)
        for part, tick, number, value in zip(
            events.part.tolist(),
            events.tick.tolist(),
            events.data1.tolist(),
            events.data2.tolist(),
            strict=True,
        )
        if number == SUSTAIN
    ]


def test_a_pedal_comes_back_where_it_was_and_is_kept_in_a_midi_file() -> None:
    score = _score([(0, 127), (960, 0), (1440, 127), (3360, 0)])
    returned = read_musicxml_bytes(musicxml_bytes(score))
    assert _pedal(returned) == [(0, 0, 127), (0, 960, 0), (0, 1440, 127), (0, 3360, 0)]
    assert _pedal(read_midi_bytes(midi_bytes(returned))) == _pedal(returned)


def test_a_pedal_that_is_lifted_for_a_moment_changes_at_the_beat() -> None:
    # As pianists play it: up with the chord, down behind it.
    score = _score([(30, 127), (1916, 0), (1990, 127), (3836, 0)])
    text = musicxml_bytes(score).decode()
    first, second = (re.findall(r'<pedal type="(\w+)"', bar) for bar in text.split("<measure")[1:3])
    assert (first, second) == (["start", "stop"], ["start", "stop"])
    moves = _pedal(read_musicxml_bytes(text.encode()))
    assert [tick for _, tick, _ in moves] == [0, 1920, 1960, 3840]


def test_half_pedals_and_repeated_values_make_no_marks_of_their_own() -> None:
    values = [(0, 70), (120, 90), (480, 127), (960, 80), (1440, 20), (1560, 0)]
    text = musicxml_bytes(_score(values)).decode()
    assert re.findall(r'<pedal type="(\w+)"', text) == ["start", "stop"]
    assert _pedal(read_musicxml_bytes(text.encode())) == [(0, 0, 127), (0, 1440, 0)]


@pytest.mark.parametrize(
    ("marks", "moves"),
    [
        ('<pedal type="start"/>|<pedal type="change"/>|<pedal type="stop"/>',
         [(0, 127), (480, 0), (520, 127), (960, 0)]),
        ('<sound damper-pedal="yes"/>||<sound damper-pedal="no"/>', [(0, 127), (960, 0)]),
        # What ends without a beginning is no reason to refuse a file.
        ('<pedal type="stop"/>|<octave-shift type="stop" size="8"/>|<wedge type="stop"/>', []),
        ('<pedal type="start"/>||', [(0, 127)]),
    ],
)  # fmt: skip
def test_marks_of_other_programs_are_played(marks: str, moves: list[tuple[int, int]]) -> None:
    notes = "<note><pitch><step>C</step><octave>4</octave></pitch><duration>2</duration></note>"
    directions = [
        f"<direction>{mark}</direction>" if mark.startswith("<sound")
        else f"<direction><direction-type>{mark}</direction-type></direction>" if mark else ""
        for mark in marks.split("|")
    ]  # fmt: skip
    body = "".join(direction + notes for direction in directions) + notes
    xml = (
        '<score-partwise version="4.0"><part-list><score-part id="P1"><part-name>Piano</part-name>'
        '</score-part></part-list><part id="P1"><measure number="1"><attributes><divisions>2'
        "</divisions><time><beats>4</beats><beat-type>4</beat-type></time></attributes>"
        f"{body}</measure></part></score-partwise>"
    )
    score = read_musicxml_bytes(xml.encode())
    assert [(tick, value) for _, tick, value in _pedal(score)] == moves
    assert len(score.notes) == 4
