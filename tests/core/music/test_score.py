"""The grid of cells, and the columns of notes under it."""

from __future__ import annotations

import numpy as np

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track


def test_notes_are_sorted_by_onset_then_track_then_pitch() -> None:
    rows = [
        Note(10, 1, 50, 1, 1),
        Note(10, 1, 60, 1, 0),
        Note(0, 1, 70, 1, 1),
        Note(10, 1, 55, 1, 0),
    ]
    table = NoteTable.from_notes(rows)
    assert [(n.onset_ticks, n.track, n.pitch) for n in table.rows()] == [
        (0, 1, 70), (10, 0, 55), (10, 0, 60), (10, 1, 50),
    ]  # fmt: skip


def test_a_window_holds_its_start_but_not_its_end(score: Score) -> None:
    assert score.notes.window(480, 3840).onset_ticks.tolist() == [480, 1920]


def test_joined_tables_are_one_sorted_table(score: Score) -> None:
    halves = [score.notes.of_track(1), score.notes.of_track(0), NoteTable.empty()]
    assert NoteTable.concat(halves) == score.notes


def test_a_cell_holds_the_notes_that_start_in_it(score: Score) -> None:
    assert score.cell(0, 0).pitch.tolist() == [60, 64]
    assert len(score.cell(1, 0)) == 0
    assert score.cell(1, 1).pitch.tolist() == [43]


def test_bars_start_where_changing_meters_put_them() -> None:
    changes = ((0, TimeSignature(3, 4)), (2, TimeSignature(6, 8)), (3, TimeSignature(5, 8)))
    score = Score(num_bars=4, tracks=(), meter=MeterMap(changes=changes))
    assert score.bar_starts_ticks.tolist() == [0, 1440, 2880, 4320, 5520]
    assert score.bars_of(np.array([0, 1439, 1440, 5519])).tolist() == [0, 0, 1, 3]


def test_a_track_is_shown_by_its_own_name_or_its_instrument() -> None:
    assert Track(program=40).label == "Violin"
    assert Track(program=40, name="Solo").label == "Solo"
    assert Track(is_drum=True).label == "Drums"


def test_notes_are_cut_at_the_end_of_a_piece_and_others_stay() -> None:
    notes = NoteTable.from_columns([0, 480], [400, 900], [60, 62], [80, 80], [0, 0])
    assert notes.cut_at(960).duration_ticks.tolist() == [400, 480]
