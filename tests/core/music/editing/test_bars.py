"""Bars in another order, with their notes, events and markers."""

from __future__ import annotations

from dataclasses import replace

from amt_core.music.editing.bars import ReplacePiece, first_bars, rearrange_bars
from amt_core.music.event_table import EventTable
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Marker, Score, Track
from amt_core.music.theory import Key

BAR = 1920


def make_score() -> Score:
    """Three bars: a note that rings on, a pedal held from the first bar, a bend in the last."""
    return Score(
        num_bars=3,
        tracks=(Track(part=0),),
        notes=NoteTable.from_notes(
            [
                Note(960, 2 * BAR, 60, 80, 0),
                Note(BAR, 480, 62, 80, 0),
                Note(2 * BAR, 480, 64, 80, 0),
            ]
        ),
        keys=(KeyChange(bar=0, key=Key(0)), KeyChange(bar=2, key=Key(2))),
        markers=(Marker(tick=BAR, text="here"),),
        events=EventTable.of_messages(
            [(0, 0xB0, bytes((64, 127))), (2 * BAR, 0xE0, bytes((0, 80)))], chunk=0
        ),
    )


def test_bars_in_another_order_take_notes_and_markers_along() -> None:
    score = make_score()
    moved = rearrange_bars(score, (1, 0, 2), score, markers=score.markers[:1])
    assert [(n.onset_ticks, n.pitch) for n in moved.notes.rows()] == [
        (0, 62), (BAR + 960, 60), (2 * BAR, 64),
    ]  # fmt: skip
    assert Marker(tick=0, text="here") in moved.markers


def test_a_note_does_not_ring_into_a_bar_that_came_elsewhere() -> None:
    score = make_score()
    moved = rearrange_bars(score, (1, 0, 2), score)
    (note,) = [note for note in moved.notes.rows() if note.pitch == 60]
    assert note.duration_ticks == 960


def test_what_is_held_before_a_bar_begins_with_it_in_its_new_place() -> None:
    score = make_score()
    moved = rearrange_bars(score, (2, None, 1), score)
    found = list(zip(moved.events.tick.tolist(), moved.events.status.tolist(), strict=True))
    assert found == [(0, 0xB0), (0, 0xE0), (2 * BAR, 0xB0)]


def test_a_new_bar_is_empty_and_the_change_can_be_undone() -> None:
    score = make_score()
    longer = replace(score, num_bars=4)
    edit = ReplacePiece(before=score, after=rearrange_bars(score, (0, None, 1, 2), longer))
    after = edit.apply(score)
    assert not len(after.cell(1, 0))
    assert edit.inverse.apply(after) is score


def test_the_first_bars_hold_nothing_of_the_others() -> None:
    short = first_bars(make_score(), 2)
    assert short.length_ticks == 2 * BAR
    assert (short.notes.end_ticks <= 2 * BAR).all()
    assert [change.bar for change in short.keys] == [0]
    assert short.events.tick.tolist() == [0]
    assert first_bars(short, 5) is short
