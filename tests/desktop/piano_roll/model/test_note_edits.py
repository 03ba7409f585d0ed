from __future__ import annotations

from amt_core.music.note_table import Note, NoteTable
from amt_desktop.piano_roll.model.note_edits import change, moved, resized_end, resized_start

NOTES = NoteTable.from_notes([Note(480, 240, 60, 90, 0), Note(960, 480, 72, 80, 0)])


def test_notes_move_together() -> None:
    assert [n[:3] for n in moved(NOTES, 120, -2, length_ticks=7680).rows()] == [
        (600, 240, 58),
        (1080, 480, 70),
    ]


def test_the_first_note_stops_all_at_the_start_of_the_piece() -> None:
    assert moved(NOTES, -9_999, 0, length_ticks=7680).onset_ticks.tolist() == [0, 480]


def test_no_onset_leaves_the_last_bar() -> None:
    assert moved(NOTES, 99_999, 0, length_ticks=1920).onset_ticks.tolist() == [1439, 1919]


def test_the_highest_note_stops_all_at_the_top() -> None:
    assert moved(NOTES, 0, 99, length_ticks=7680).pitch.tolist() == [115, 127]


def test_pulling_the_end_changes_lengths_only() -> None:
    longer = resized_end(NOTES, 60)
    assert longer.duration_ticks.tolist() == [300, 540]
    assert longer.onset_ticks.tolist() == [480, 960]


def test_no_note_gets_shorter_than_the_shortest() -> None:
    assert resized_end(NOTES, -9_999).duration_ticks.tolist() == [20, 20]


def test_pulling_the_start_leaves_the_end() -> None:
    assert resized_start(NOTES, 60).end_ticks.tolist() == NOTES.end_ticks.tolist()
    assert resized_start(NOTES, 60).onset_ticks.tolist() == [540, 1020]


def test_what_changes_nothing_is_no_edit() -> None:
    assert change(NOTES, NOTES) is None
