"""The figures of texture match the notes."""

from __future__ import annotations

import pytest

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from benchmarks.listening.texture import measure_parts, measure_texture

PIANO, GUITAR, BASS = Track(program=0), Track(program=24), Track(program=32)


def score_of(*notes: tuple[float, float, int, int], bars: int = 8) -> Score:
    """Notes as onset and length in quarters, pitch, track."""
    table = NoteTable.from_notes(
        Note(round(at * 480), round(length * 480), pitch, 80, track)
        for at, length, pitch, track in notes
    )
    return Score(num_bars=bars, tracks=(PIANO, GUITAR, BASS), notes=table)


def test_a_part_rests_in_the_bars_in_which_nothing_of_it_sounds() -> None:
    piano, guitar, bass = measure_parts(score_of((0, 8, 60, 0), (20, 1, 64, 0), (0, 32, 40, 1)))
    assert (piano.rests, piano.longest_rest_bars) == (5 / 8, 3)
    assert (guitar.rests, guitar.longest_rest_bars) == (0.0, 0)
    assert (bass.rests, bass.longest_rest_bars, bass.low) == (1.0, 8, None)


def test_bars_that_are_the_same_count_and_rests_do_not() -> None:
    figures = [(4.0 * bar, 1.0, 60, 0) for bar in range(3)]
    piano, guitar, _ = measure_parts(score_of(*figures, (0, 1, 60, 1)))
    assert piano.same_bars == 3
    assert guitar.same_bars == 1


def test_the_commonest_wait_is_found() -> None:
    piano = measure_parts(score_of(*((at, 0.5, 60, 0) for at in (0, 0.5, 1, 1.5, 3))))[0]
    assert (piano.wait_quarters, piano.wait_share) == (0.5, 0.75)


def test_a_minor_second_clashes_and_a_major_seventh_does_not() -> None:
    score = score_of((0, 4, 60, 0), (0, 4, 61, 1), (4, 4, 60, 0), (4, 4, 71, 1))
    assert measure_texture(score, measure_parts(score)).clashes == 0.5


def test_what_two_parts_play_together_is_doubled() -> None:
    score = score_of((0, 1, 60, 0), (0, 1, 60, 1), (1, 1, 62, 0), (1, 1, 64, 1))
    assert measure_texture(score, measure_parts(score)).doubled == 0.5


def test_chords_that_stay_do_not_change() -> None:
    def triads(*roots: int) -> Score:
        return score_of(
            *((4.0 * i, 4.0, root + k, 0) for i, root in enumerate(roots) for k in (0, 4, 7)),
            bars=len(roots),
        )

    still, moving = triads(60, 60, 60, 60), triads(60, 65, 67, 60)
    assert measure_texture(still, measure_parts(still)).chord_changes == 0.0
    # Spans are half bars: of seven steps three are changes.
    figures = measure_texture(moving, measure_parts(moving))
    assert figures.chord_changes == pytest.approx(3 / 7)
    assert figures.num_chords == 3


def test_a_bass_that_stays_on_the_tonic_is_seen() -> None:
    scale = [(i / 2, 0.5, 60 + step, 0) for i, step in enumerate((0, 2, 4, 5, 7, 9, 11, 12))]
    score = score_of(*scale, *scale, (0, 1, 36, 2), (1, 1, 43, 2), (2, 1, 36, 2), (3, 1, 36, 2))
    assert measure_texture(score, measure_parts(score)).bass_on_tonic == 0.75


def test_a_melody_that_waits_at_the_ends_of_phrases_breathes_there() -> None:
    melody = [
        (4.0 * bar + beat, 1.0, 72 + (bar + beat) % 5, 0)
        for bar in range(12)
        for beat in range(4)
        if bar % 4 != 3 or beat == 0
    ]
    score = score_of(*melody, bars=12)
    figures = measure_texture(score, measure_parts(score))
    assert (figures.breath_in_phrase, figures.breath_at_end) == (0.0, 1.0)


def test_the_last_chord_is_what_sounds_when_the_last_note_begins() -> None:
    score = score_of((28, 4, 48, 0), (29, 2, 64, 0), (29, 3, 67, 1))
    figures = measure_texture(score, measure_parts(score))
    assert (figures.last_notes, figures.last_quarters) == (3, 3.0)


def test_a_score_without_notes_is_measured() -> None:
    score = score_of()
    figures = measure_texture(score, measure_parts(score)).to_json()
    assert (figures["rests"], figures["last_notes"]) == (1.0, 0)
    assert "clashes" not in figures
