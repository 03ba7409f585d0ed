"""Swing is written straight with a word above, and comes back as it was played."""

from __future__ import annotations

from amt_core.formats.music21_score import from_music21, to_music21
from amt_core.formats.musicxml import read_musicxml_bytes
from amt_core.formats.notation.musicxml_writer import musicxml_text
from amt_core.formats.notation.swing import find_written_swing, played_swung, written_straight
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track


def _swung(*, with_triplet: bool = False) -> Score:
    """Four bars of swung eighths; the last beat may be a triplet."""
    notes = [
        Note(beat * 480 + at, length, 60 + beat, 80, 0)
        for beat in range(15)
        for at, length in ((0, 320), (320, 160))
    ]
    if with_triplet:
        notes += [Note(15 * 480 + at, 160, 72, 80, 0) for at in (0, 160, 320)]
    table = NoteTable.from_notes(notes)
    return Score(num_bars=4, tracks=(Track(program=66),), notes=table)


def test_swung_pairs_are_eighths_and_a_triplet_stays_one() -> None:
    score = _swung(with_triplet=True)
    text = musicxml_text(score)
    assert text.count(">Swing<") == 1
    assert text.count("<time-modification>") == 3
    swing = find_written_swing(score)
    assert swing is not None
    straight = written_straight(score, swing)
    assert set((straight.notes.onset_ticks[:-3] % 480).tolist()) == {0, 240}
    assert played_swung(straight, swing).notes == score.notes


def test_a_swung_score_comes_back_from_musicxml_swung() -> None:
    score = _swung(with_triplet=True)
    returned = read_musicxml_bytes(musicxml_text(score).encode())
    assert returned.notes.onset_ticks.tolist() == score.notes.onset_ticks.tolist()


def test_a_stream_of_music21_has_the_notes_where_they_sound() -> None:
    score = _swung()
    assert from_music21(to_music21(score)).notes == score.notes


def test_straight_eighths_have_no_word() -> None:
    notes = [Note(at * 240, 240, 60, 80, 0) for at in range(32)]
    score = Score(num_bars=4, tracks=(Track(),), notes=NoteTable.from_notes(notes))
    assert "Swing" not in musicxml_text(score)
