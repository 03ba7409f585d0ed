"""Parts of a score as scores of their own."""

from __future__ import annotations

from amt_core.music.editing import excerpt
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

SCORE = Score(
    num_bars=2,
    tracks=(Track(program=1), Track(program=2), Track(program=3)),
    notes=NoteTable.from_notes(Note(480 * i, 100, 60 + i, 80, i) for i in range(3)),
)


def test_two_tracks_alone_keep_their_order() -> None:
    some = excerpt.of_tracks(SCORE, {0, 2})
    assert [track.program for track in some.tracks] == [1, 3]
    assert some.notes.rows() == [Note(0, 100, 60, 80, 0), Note(960, 100, 62, 80, 1)]


def test_one_track_alone_keeps_bars_and_places() -> None:
    alone = excerpt.of_tracks(SCORE, {1})
    assert [track.program for track in alone.tracks] == [2]
    assert alone.notes.rows() == [Note(480, 100, 61, 80, 0)]
    assert alone.num_bars == 2


def test_some_notes_come_with_their_tracks_only() -> None:
    some = excerpt.of_notes(SCORE, SCORE.notes.select(SCORE.notes.track != 1))
    assert [track.program for track in some.tracks] == [1, 3]
    assert some.notes.track.tolist() == [0, 1]
