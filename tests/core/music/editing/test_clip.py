"""Copying and pasting."""

from __future__ import annotations

import numpy as np

from amt_core.music.editing.clip import copy_bars, copy_notes, move_bars, paste, remove_bars
from amt_core.music.event_table import EventTable
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track


def two_bars() -> Score:
    notes = [Note(bar * 1920 + beat * 480, 400, 60 + track, 80, track)
             for bar in range(2) for beat in range(4) for track in range(2)]  # fmt: skip
    return Score(
        num_bars=2, tracks=(Track(part=0), Track(part=1)), notes=NoteTable.from_notes(notes)
    )


def test_copied_notes_begin_on_their_beat_and_take_whole_beats() -> None:
    score = two_bars()
    notes = NoteTable.from_notes([Note(500, 200, 60, 80, 0), Note(1000, 100, 62, 80, 0)])
    clip = copy_notes(score, notes)
    assert (clip.start_ticks, clip.length_ticks) == (480, 960)
    assert clip.notes.onset_ticks.tolist() == [20, 520]


def test_pasted_notes_are_added_and_undone() -> None:
    score = two_bars()
    clip = copy_notes(score, score.cell(0, 0))
    edit, added = paste(score, clip, 1920)
    after = edit.apply(score)
    assert len(after.notes) == len(score.notes) + 4
    assert added.is_in(after.notes).all()
    assert edit.inverse.apply(after) == score


def test_notes_of_one_track_are_pasted_into_the_chosen_track() -> None:
    score = two_bars()
    _, added = paste(score, copy_notes(score, score.cell(0, 0)), 0, to_track=1)
    assert set(added.track.tolist()) == {1}


def test_pasted_bars_replace_the_bars_and_lengthen_the_piece() -> None:
    score = two_bars()
    clip = copy_bars(score, 0, 1, frozenset({0, 1}))
    edit, _ = paste(score, clip, 1920)
    after = edit.apply(score)
    assert after.num_bars == 3
    assert len(after.notes) == 24
    assert edit.inverse.apply(after) == score


def test_pasted_bars_bring_their_pedal() -> None:
    score = two_bars()
    pedal = EventTable.of_messages([(0, 0xB0, bytes([64, 127])), (960, 0xB0, bytes([64, 0]))],
                                   chunk=0)  # fmt: skip
    score = Score(num_bars=2, tracks=score.tracks, notes=score.notes, events=pedal)
    edit, _ = paste(score, copy_bars(score, 0, 0, frozenset({0})), 1920)
    assert np.array_equal(edit.apply(score).events.tick, [0, 960, 1920, 2880])


def test_bars_that_were_cut_take_their_pedal_with_them() -> None:
    score = two_bars()
    pedal = EventTable.of_messages([(0, 0xB0, bytes([64, 127])), (960, 0xB0, bytes([64, 0]))],
                                   chunk=0)  # fmt: skip
    score = Score(num_bars=2, tracks=score.tracks, notes=score.notes, events=pedal)
    clip = copy_bars(score, 0, 0, frozenset({0}))
    removal = remove_bars(score, clip)
    emptied = removal.apply(score)
    assert len(emptied.events) == 0
    assert len(emptied.cell(0, 0)) == 0
    assert len(emptied.cell(0, 1)) == 4
    edit, _ = paste(emptied, clip, 1920)
    assert edit.apply(emptied).events.tick.tolist() == [1920, 2880]
    assert removal.inverse.apply(emptied) == score


def test_moved_bars_leave_their_place_and_replace_what_stands_there() -> None:
    score = two_bars()
    clip = copy_bars(score, 0, 0, frozenset({0}))
    edit, added = move_bars(score, clip, 1920)
    after = edit.apply(score)
    assert len(after.cell(0, 0)) == 0
    assert len(after.cell(1, 0)) == 4
    assert after.cell(1, 0) == added
    assert after.cell(0, 1) == score.cell(0, 1)
    assert edit.inverse.apply(after) == score


def test_bars_moved_onto_themselves_by_a_bar_lose_nothing() -> None:
    score = two_bars()
    clip = copy_bars(score, 0, 1, frozenset({0}))
    edit, _ = move_bars(score, clip, 1920)
    after = edit.apply(score)
    assert after.num_bars == 3
    assert [len(after.cell(bar, 0)) for bar in range(3)] == [0, 4, 4]
    assert edit.inverse.apply(after) == score


def test_bars_are_copied_to_another_track_with_their_pedal() -> None:
    score = two_bars()
    pedal = EventTable.of_messages([(0, 0xB0, bytes([64, 127])), (960, 0xB0, bytes([64, 0]))],
                                   chunk=0)  # fmt: skip
    score = Score(num_bars=2, tracks=score.tracks, notes=score.notes, events=pedal)
    clip = copy_bars(score, 0, 0, frozenset({0}))
    edit, added = paste(score, clip, 1920, track_shift=1)
    after = edit.apply(score)
    assert set(added.track.tolist()) == {1}
    assert after.cell(1, 1).pitch.tolist() == [60] * 4
    assert after.cell(1, 0) == score.cell(1, 0)
    of_second = after.events.select(after.events.part == score.tracks[1].part)
    assert of_second.tick.tolist() == [1920, 2880]
    assert of_second.data2.tolist() == [127, 0]
    assert edit.inverse.apply(after) == score
