"""Pedals and bends of bars that are copied, moved and taken away."""

from __future__ import annotations

import pytest

from amt_core.music.editing.bar_events import copy_events, remove_events
from amt_core.music.editing.clip import copy_bars, move_bars, paste
from amt_core.music.event_table import EventTable
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

BAR = 1920
PEDAL, VOLUME, BEND = 64, 7, 0xE0


def messages(score: Score) -> list[tuple[int, int, int, int]]:
    """Tick, part, kind or number of the controller, and value of each message."""
    events = score.events
    return [
        (
            int(tick),
            int(part),
            int(number) if status & 0xF0 == 0xB0 else int(status) & 0xF0,
            int(value),
        )
        for tick, part, status, number, value in zip(
            events.tick, events.part, events.status, events.data1, events.data2, strict=True
        )
    ]


@pytest.fixture
def score() -> Score:
    """Five bars; the piano's pedal goes down in the first bar and up in the second."""
    notes = [Note(bar * BAR, 480, 60, 80, track) for bar in range(5) for track in range(2)]
    piano = [(240, 0xB0, bytes([PEDAL, 127])), (2400, 0xB0, bytes([PEDAL, 0]))]
    violin = [(3900, 0xB1, bytes([PEDAL, 99]))]
    return Score(
        num_bars=5,
        tracks=(Track(part=0), Track(part=17)),
        notes=NoteTable.from_notes(notes),
        events=EventTable.concat(
            [EventTable.of_messages(piano, chunk=0), EventTable.of_messages(violin, chunk=1)]
        ),
    )


PIANO = [(240, 0, PEDAL, 127), (2400, 0, PEDAL, 0)]
VIOLIN = (3900, 17, PEDAL, 99)


def test_a_copied_bar_has_its_pedal_which_does_not_reach_into_the_next(score: Score) -> None:
    edit = copy_events(score, [0], start_ticks=0, end_ticks=BAR, to_ticks=2 * BAR)
    copied = edit.apply(score)
    assert messages(copied) == [*PIANO, VIOLIN, (4080, 0, PEDAL, 127), (3 * BAR, 0, PEDAL, 0)]
    assert edit.inverse.apply(copied).events is edit.before


def test_at_the_end_of_the_piece_nothing_is_restored(score: Score) -> None:
    edit = copy_events(score, [0], start_ticks=0, end_ticks=BAR, to_ticks=4 * BAR)
    assert messages(edit.apply(score)) == [*PIANO, VIOLIN, (7920, 0, PEDAL, 127)]


def test_a_copy_begins_with_the_pedal_that_holds_there(score: Score) -> None:
    edit = copy_events(score, [0], start_ticks=BAR, end_ticks=2 * BAR, to_ticks=2 * BAR)
    assert messages(edit.apply(score)) == [
        *PIANO, (2 * BAR, 0, PEDAL, 127), VIOLIN, (4320, 0, PEDAL, 0),
    ]  # fmt: skip


def test_what_held_after_removed_bars_still_holds(score: Score) -> None:
    edit = remove_events(score, [0], start_ticks=0, end_ticks=BAR)
    assert messages(edit.apply(score)) == [(BAR, 0, PEDAL, 127), PIANO[1], VIOLIN]
    assert edit.inverse.apply(edit.apply(score)) == score


def test_moved_bars_take_their_pedal_with_them(score: Score) -> None:
    edit, _ = move_bars(score, copy_bars(score, 0, 1, frozenset({0})), 3 * BAR)
    moved = edit.apply(score)
    shifted = [(tick + 3 * BAR, *rest) for tick, *rest in PIANO]
    assert messages(moved) == [VIOLIN, *shifted]
    assert edit.inverse.apply(moved) == score


def test_bars_moved_by_less_than_their_length_keep_their_pedal(score: Score) -> None:
    edit, _ = move_bars(score, copy_bars(score, 0, 1, frozenset({0})), BAR)
    assert messages(edit.apply(score)) == [(2160, 0, PEDAL, 127), VIOLIN, (4320, 0, PEDAL, 0)]


def test_a_moved_bar_begins_at_rest_where_a_bend_holds(score: Score) -> None:
    bend = EventTable.of_messages([(240, BEND, bytes([0, 96]))], chunk=0)
    score = Score(num_bars=5, tracks=score.tracks, notes=score.notes, events=bend)
    edit, _ = move_bars(score, copy_bars(score, 0, 0, frozenset({0})), 2 * BAR)
    # The bars that the bend reached keep it; the moved one begins at rest, as it did.
    assert messages(edit.apply(score)) == [
        (BAR, 0, BEND, 96), (2 * BAR, 0, BEND, 64), (2 * BAR + 240, 0, BEND, 96),
    ]  # fmt: skip


def test_pasted_bars_leave_the_bars_after_them_as_they_sound(score: Score) -> None:
    edit, _ = paste(score, copy_bars(score, 2, 2, frozenset({0})), BAR)
    assert messages(edit.apply(score)) == [PIANO[0], (BAR, 0, PEDAL, 0), VIOLIN]


def test_the_volume_of_moved_bars_is_the_mixers_and_stays(score: Score) -> None:
    volume = EventTable.of_messages([(0, 0xB0, bytes([VOLUME, 90]))], chunk=0)
    score = Score(num_bars=5, tracks=score.tracks, notes=score.notes, events=volume)
    edit, _ = move_bars(score, copy_bars(score, 0, 0, frozenset({0})), 2 * BAR)
    assert messages(edit.apply(score)) == [(0, 0, VOLUME, 90)]
