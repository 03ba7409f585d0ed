from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import pytest

from amt_core.audio.schedule import (
    Loop,
    notes_between,
    notes_sounding_at,
)
from amt_core.audio.timeline import Timeline
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.tempo_map import TempoMap

TEMPO = TempoMap(changes=((0, 120.0), (960, 60.0)))


def test_a_slice_has_the_notes_that_start_in_it_in_seconds() -> None:
    notes = NoteTable.from_notes([Note(480 * i, 480, 60 + i, 64, 0) for i in range(4)])
    timed = list(notes_between(notes, TEMPO, 480, 1440))
    assert [(n.onset_sec, n.duration_sec, n.pitch) for n in timed] == [
        (0.5, 0.5, 61),
        (1.0, 1.0, 62),
    ]


def test_slices_that_meet_between_two_ticks_neither_lose_nor_repeat_a_note(
    music: SimpleNamespace,
) -> None:
    notes = music.scale(8).notes
    edges = [0.0, 479.5, 480.0, 480.5, 1200.25, 4000.75, 8 * 1920]
    pitches = [
        note.pitch
        for start, end in pairwise(edges)
        for note in notes_between(notes, TEMPO, start, end)
    ]
    assert pitches == notes.pitch.tolist()


def test_notes_are_cut_where_they_must_end() -> None:
    notes = NoteTable.from_notes([Note(0, 960, 60, 64, 0)])
    (note,) = notes_between(notes, TEMPO, 0, 10, cut_ticks=240)
    assert note.duration_sec == 0.25


def test_at_a_seek_point_long_notes_sound_on_but_drums_and_remainders_do_not() -> None:
    notes = NoteTable.from_notes(
        [Note(0, 960, 60, 64, 0), Note(0, 960, 38, 64, 1), Note(0, 490, 62, 64, 0)]
    )
    sounding = list(notes_sounding_at(notes, TEMPO, 480, drum_tracks=frozenset({1})))
    assert [(n.pitch, n.onset_sec, n.duration_sec) for n in sounding] == [(60, 0.5, 0.5)]


def test_a_loop_too_short_to_hear_is_our_mistake() -> None:
    with pytest.raises(AssertionError):
        Loop(start_ticks=0, end_ticks=10)


def test_a_timeline_knows_where_the_playhead_is_through_a_jump() -> None:
    timeline = Timeline(TempoMap(), start_ms=1000, start_ticks=480)
    timeline.jump(960, 0)
    assert timeline.ticks_at(900) == 480
    assert timeline.ticks_at(1250) == pytest.approx(720)
    assert timeline.ticks_at(1750) == pytest.approx(240)
    assert timeline.is_in_last(1500)
    timeline.forget_before(1500)
    assert timeline.ticks_at(1250) == 0
