"""Tokens can say notes on the grid, tracks in order, no pitch twice at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.tokens.grid import name_tracks, quantize, track_order
from amt_core.tokens.vocabulary import MAX_BAR_STEPS, TICKS_PER_STEP


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_quantized_notes_lie_on_the_grid_and_within_the_piece(
    any_score: st.SearchStrategy[Score], data: st.DataObject
) -> None:
    score = data.draw(any_score)
    notes = quantize(score).notes
    assert not np.any(notes.onset_ticks % TICKS_PER_STEP)
    assert not np.any(notes.duration_ticks % TICKS_PER_STEP)
    assert np.all(notes.duration_ticks > 0)
    assert np.all(notes.end_ticks <= score.length_ticks)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_no_pitch_starts_while_it_sounds_in_the_same_track(
    any_score: st.SearchStrategy[Score], data: st.DataObject
) -> None:
    score = data.draw(any_score)
    lines: dict[tuple[int, int], int] = {}
    for note in quantize(score).notes.rows():
        assert lines.get((note.track, note.pitch), 0) <= note.onset_ticks
        lines[note.track, note.pitch] = note.onset_ticks + note.duration_ticks


def test_an_onset_moves_to_the_nearest_step() -> None:
    notes = NoteTable.from_notes([Note(9, 100, 60, 80, 0), Note(11, 100, 62, 80, 0)])
    score = Score(num_bars=1, tracks=(Track(),), notes=notes)
    assert quantize(score).notes.onset_ticks.tolist() == [0, 20]


def test_drums_come_first_then_basses_then_programs() -> None:
    tracks = (Track(program=73), Track(program=33), Track(program=0), Track(is_drum=True))
    assert track_order(tracks).tolist() == [3, 1, 2, 0]


def test_tracks_with_the_same_program_are_told_apart_by_part() -> None:
    names = name_tracks((Track(program=40), Track(program=40), Track(program=41)))
    assert [(n.program, n.part) for n in names] == [(40, 0), (40, 1), (41, 0)]


def test_a_bar_too_long_for_tokens_is_divided_and_no_note_moves() -> None:
    long = TimeSignature(20, 4)
    notes = NoteTable.from_notes([Note(480 * 18, 480, 60, 84, 0)])
    score = Score(num_bars=2, tracks=(Track(),), notes=notes, meter=MeterMap.constant(long))
    divided = quantize(score)
    longest = max(meter.bar_ticks for _, meter in divided.meter.changes)
    assert longest == MAX_BAR_STEPS * TICKS_PER_STEP
    assert divided.num_bars == 4
    assert divided.length_ticks == score.length_ticks
    assert divided.notes == notes
