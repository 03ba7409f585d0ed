"""The rows of the event list, and what is deleted in it."""

from __future__ import annotations

import numpy as np

from amt_core.music.event_table import EventTable
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Marker, Score, Track
from amt_core.music.theory import Key
from amt_desktop.piece.events.event_edits import deletion
from amt_desktop.piece.events.event_rows import EventRows, Kind

PEDAL = EventTable.of_messages(
    [(0, 0xB0, bytes([64, 127])), (480, 0xE0, bytes([0, 64])), (960, 0xB1, bytes([64, 0])),
     (960, 0xFF, b"\x01")],
    chunk=0,
)  # fmt: skip
SCORE = Score(
    num_bars=2,
    tracks=(Track(part=0), Track(part=1)),
    notes=NoteTable.from_notes([Note(0, 480, 60, 80, 0), Note(960, 480, 64, 80, 1)]),
    keys=(KeyChange(bar=0, key=Key(0)),),
    markers=(Marker(tick=1920, text="Verse"),),
    events=PEDAL,
)


def kinds(rows: EventRows) -> list[Kind]:
    return [Kind(kind) for kind in rows.kind.tolist()]


def test_all_events_stand_in_the_order_of_time() -> None:
    rows = EventRows.of(SCORE)
    assert kinds(rows) == [
        Kind.METER, Kind.KEY, Kind.TEMPO, Kind.CONTROLLER, Kind.NOTE, Kind.BEND, Kind.TEXT,
        Kind.CONTROLLER, Kind.NOTE, Kind.MARKER,
    ]  # fmt: skip
    assert rows.tick.tolist() == sorted(rows.tick.tolist())
    assert rows.track.tolist() == [-1, -1, -1, 0, 0, 0, -1, 1, 1, -1]


def test_a_part_is_shown_with_what_holds_for_all() -> None:
    rows = EventRows.of(SCORE, track=1)
    assert [kind for kind in kinds(rows) if kind in (Kind.NOTE, Kind.CONTROLLER, Kind.BEND)] == [
        Kind.CONTROLLER, Kind.NOTE,
    ]  # fmt: skip


def test_only_some_kinds_are_shown() -> None:
    assert kinds(EventRows.of(SCORE, kinds=(Kind.NOTE,))) == [Kind.NOTE, Kind.NOTE]


def test_rows_of_notes_are_found() -> None:
    rows = EventRows.of(SCORE)
    assert rows.rows_of_notes(np.array([False, True])).tolist() == [8]


def test_notes_messages_and_markers_are_deleted_and_tempo_stays() -> None:
    rows = EventRows.of(SCORE)
    edit = deletion(SCORE, rows, np.arange(len(rows)))
    assert edit is not None
    after = edit.apply(SCORE)
    assert len(after.notes) == len(after.events) == len(after.markers) == 0
    assert (after.tempo, after.keys) == (SCORE.tempo, SCORE.keys)
    back = edit.inverse.apply(after)
    assert back == SCORE
    assert back.events is SCORE.events
    assert deletion(SCORE, rows, np.arange(3)) is None


def test_an_empty_score_has_no_events_but_its_meter_and_tempo() -> None:
    assert set(kinds(EventRows.of(Score(num_bars=0, tracks=())))) <= {Kind.METER, Kind.TEMPO}
