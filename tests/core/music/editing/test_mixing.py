"""Parts of several versions in one piece."""

from __future__ import annotations

from amt_core.music.editing.mixing import mix_parts
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track


def version(pitch: int, *, num_bars: int = 2, meter: str = "4/4") -> Score:
    """Two tracks with a note on every quarter of every bar."""
    signature = TimeSignature.parse(meter)
    length = signature.bar_ticks * num_bars
    notes = [
        Note(tick, 480, pitch + track, 80, track)
        for tick in range(0, length, 480)
        for track in (0, 1)
    ]
    return Score(
        num_bars=num_bars,
        tracks=(Track(program=0), Track(program=40)),
        notes=NoteTable.from_notes(notes),
        meter=MeterMap.constant(signature),
    )


def test_each_part_comes_from_its_version() -> None:
    one, other = version(60), version(70)
    mixed = mix_parts(one, [(other, 1), (one, 0)])
    assert [track.program for track in mixed.tracks] == [40, 0]
    assert set(mixed.notes.of_track(0).pitch.tolist()) == {71}
    assert set(mixed.notes.of_track(1).pitch.tolist()) == {60}
    assert len(mixed.notes) == 16


def test_bars_keep_their_numbers_and_what_does_not_fit_is_left_out() -> None:
    frame, longer = version(60, meter="3/4"), version(70, num_bars=3)
    mixed = mix_parts(frame, [(longer, 0)])
    assert mixed.notes.onset_ticks.tolist() == [0, 480, 960, 1440, 1920, 2400]
    assert mixed.num_bars == 2


def test_a_mix_without_parts_is_empty() -> None:
    assert not mix_parts(version(60), []).tracks
