"""Every edit can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amt_core.midi.read import read_midi_bytes
from amt_core.midi.write import midi_bytes
from amt_core.music.editing.edit import (
    Edit,
    ReplaceFrame,
    ReplaceNotes,
    add_track,
    change_track,
    duplicate_track,
    move_track,
    remove_track,
    replace_cells,
)
from amt_core.music.event_table import EventTable
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

NEW = NoteTable.from_notes([Note(1920, 240, 72, 60, 0)])


def edits(score: Score) -> dict[str, Edit]:
    """One edit of each kind."""
    frame = (score.num_bars, score.meter, score.tempo)
    return {
        "notes": ReplaceNotes(removed=score.notes.window(0, 480), added=NEW),
        "cells": replace_cells(score, frozenset({(1, 0), (1, 1)}), NEW),
        "add": add_track(score, Track(program=73), replace(NEW, track=NEW.track + 2)),
        "remove": remove_track(score, 0),
        "change": change_track(score, 1, Track(program=32)),
        "move": move_track(score, 0, 1),
        "frame": ReplaceFrame(before=frame, after=(7, score.meter, score.tempo)),
    }


@pytest.mark.parametrize("kind", [*edits(Score(num_bars=3, tracks=(Track(), Track())))])
def test_an_edit_changes_the_score_and_its_inverse_restores_it(score: Score, kind: str) -> None:
    edit = edits(score)[kind]
    changed = edit.apply(score)
    assert changed != score
    assert edit.inverse.apply(changed) == score


def test_replacing_cells_leaves_every_other_cell_alone(score: Score) -> None:
    changed = replace_cells(score, frozenset({(1, 0), (1, 1)}), NEW).apply(score)
    assert changed.cell(1, 0) == NEW
    assert len(changed.cell(1, 1)) == 0
    for bar, track in [(0, 0), (0, 1), (2, 0), (2, 1)]:
        assert changed.cell(bar, track) == score.cell(bar, track)


def test_removing_a_track_renumbers_those_behind_it(score: Score) -> None:
    changed = remove_track(score, 0).apply(score)
    assert [track.label for track in changed.tracks] == ["Low end"]
    assert changed.notes.pitch.tolist() == [36, 43]
    assert set(changed.notes.track.tolist()) == {0}


def test_a_moved_track_takes_its_notes_along(score: Score) -> None:
    moved = move_track(score, 0, 1).apply(score)
    assert [track.label for track in moved.tracks] == [t.label for t in reversed(score.tracks)]
    for old, new in ((0, 1), (1, 0)):
        before, after = score.notes.of_track(old), moved.notes.of_track(new)
        assert after.pitch.tolist() == before.pitch.tolist()


def test_a_copy_of_a_track_has_its_notes_and_its_pedal(score: Score) -> None:
    pedaled = _pedaled(score)
    copied = duplicate_track(pedaled, 0, name="Piano 2").apply(pedaled)
    assert [track.label for track in copied.tracks][1] == "Piano 2"
    assert copied.notes.of_track(1).pitch.tolist() == score.notes.of_track(0).pitch.tolist()
    assert copied.notes.of_track(2).pitch.tolist() == score.notes.of_track(1).pitch.tolist()
    parts = [track.part for track in copied.tracks]
    assert len(set(parts)) == 3
    assert duplicate_track(pedaled, 0, name="Piano 2").inverse.apply(copied) == score
    own = [(tick, value) for tick, part, value in _pedal(copied) if part == parts[1]]
    assert own == [(240, 127), (2400, 0)]


def test_the_copy_of_a_track_from_a_file_keeps_doubled_notes() -> None:
    doubled = NoteTable.from_notes([Note(0, 480, 60, 90, 0), Note(0, 480, 60, 90, 0)])
    read = read_midi_bytes(midi_bytes(Score(num_bars=1, tracks=(Track(),), notes=doubled)))
    copied = duplicate_track(read, 0, name="Piano 2").apply(read)
    again = read_midi_bytes(midi_bytes(copied))
    assert [len(again.notes.of_track(track)) for track in range(2)] == [2, 2]


def test_a_copy_of_a_track_is_written_with_its_pedal(score: Score) -> None:
    pedaled = _pedaled(score)
    copied = duplicate_track(pedaled, 0, name="Piano 2").apply(pedaled)
    read = read_midi_bytes(midi_bytes(copied))
    pedals = read.events.select((read.events.status & 0xF0 == 0xB0) & (read.events.data1 == 64))
    assert sorted(pedals.tick.tolist()) == [240, 240, 2400, 2400, 3900]


def test_notes_outside_the_cells_are_a_mistake(score: Score) -> None:
    with pytest.raises(AssertionError):
        replace_cells(score, frozenset({(0, 0)}), NEW)


def test_of_doubled_notes_only_as_many_go_as_are_removed(score: Score) -> None:
    one = score.notes.window(0, 1).of_track(0)
    doubled = score.with_notes(NoteTable.concat([score.notes, one]))
    edit = ReplaceNotes(removed=one, added=NoteTable.empty())
    assert edit.apply(doubled) == score
    assert edit.inverse.apply(edit.apply(doubled)) == doubled


def _pedaled(score: Score) -> Score:
    """The piano's pedal goes down in the first bar and up in the second."""
    pedal = [(240, 0xB0, bytes([64, 127])), (2400, 0xB0, bytes([64, 0]))]
    tracks = (replace(score.tracks[0], part=0), replace(score.tracks[1], part=17))
    events = EventTable.concat(
        [
            EventTable.of_messages(pedal, chunk=0),
            EventTable.of_messages([(3900, 0xB1, bytes([64, 99]))], chunk=1),
        ]
    )
    return replace(score, tracks=tracks, events=events)


def _pedal(score: Score) -> list[tuple[int, int, int]]:
    events = score.events
    return list(zip(events.tick.tolist(), events.part.tolist(), events.data2.tolist(), strict=True))


def test_events_stay_where_they_are_when_notes_tracks_and_bars_change(score: Score) -> None:
    pedaled = _pedaled(score)
    for edit in edits(pedaled).values():
        assert edit.apply(pedaled).events is pedaled.events
