"""Parts as clips."""

from __future__ import annotations

from dataclasses import replace

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_desktop.piece.arrangement.clips import Clip, parts_of

BAR = 1920


def score_of(*notes: Note, is_drum: bool = False, num_bars: int = 8) -> Score:
    return Score(
        num_bars=num_bars,
        tracks=(Track(is_drum=is_drum), Track()),
        notes=NoteTable.from_notes(list(notes)),
    )


def runs(score: Score, starts: tuple[int, ...] = ()) -> list[tuple[int, int]]:
    return [(clip.first, clip.stop) for clip in parts_of(score, starts)[0].clips]


def test_a_clip_is_a_run_of_bars_with_notes() -> None:
    notes = [Note(bar * BAR, 480, 60, 80, 0) for bar in (0, 1, 4)]
    assert runs(score_of(*notes)) == [(0, 2), (4, 5)]


def test_held_notes_fill_their_bars_but_no_short_overhang_does() -> None:
    assert runs(score_of(Note(0, 2 * BAR + 960, 60, 80, 0))) == [(0, 3)]
    assert runs(score_of(Note(0, BAR + 100, 60, 80, 0))) == [(0, 1)]


def test_drums_play_where_they_are_hit() -> None:
    assert runs(score_of(Note(0, 3 * BAR, 36, 80, 0), is_drum=True)) == [(0, 1)]


def test_a_section_begins_another_clip() -> None:
    notes = [Note(bar * BAR, 480, 60, 80, 0) for bar in range(6)]
    assert runs(score_of(*notes), (0, 4)) == [(0, 4), (4, 6)]


def test_notes_after_the_last_bar_are_shown_in_it() -> None:
    assert runs(score_of(Note(3 * BAR, 480, 60, 80, 0), num_bars=2)) == [(1, 2)]


def test_an_empty_score_has_empty_parts() -> None:
    assert [part.clips for part in parts_of(score_of())] == [(), ()]
    assert parts_of(Score(num_bars=0, tracks=())) == ()


def test_only_the_part_that_changes_has_another_picture() -> None:
    before = score_of(Note(0, 480, 60, 80, 0), Note(0, 480, 64, 80, 1))
    after = before.with_notes(
        NoteTable.from_notes([Note(0, 480, 60, 80, 0), Note(0, 480, 65, 80, 1)])
    )
    one, other = parts_of(before), parts_of(after)
    assert one[0].digest == other[0].digest
    assert one[1].digest != other[1].digest
    assert parts_of(replace(before, num_bars=9))[0].digest != one[0].digest


def test_drum_hits_are_spread_over_what_sounds() -> None:
    hits = [Note(0, 10, 36, 80, 0), Note(0, 10, 38, 80, 0), Note(0, 10, 81, 80, 0)]
    part = parts_of(score_of(*hits, is_drum=True))[0]
    assert sorted(part.heights.tolist()) == [0.5 / 3, 0.5, 2.5 / 3]


def test_the_clip_at_a_bar() -> None:
    part = parts_of(score_of(*(Note(bar * BAR, 480, 60, 80, 0) for bar in (2, 3))))[0]
    assert part.clip_at(3) == Clip(first=2, stop=4)
    assert part.clip_at(4) is None
