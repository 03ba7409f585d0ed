"""Articulations change how long and how hard the notes of their tracks are played."""

from __future__ import annotations

from amt_core.music.instruments.articulations import articulated
from amt_core.music.note_table import NoteTable

BAR = NoteTable.from_columns(
    [1920, 2400, 2880, 3120, 3360], [480, 120, 960, 240, 1920], [60, 62, 64, 65, 40],
    [80, 80, 80, 120, 80], [0, 0, 0, 0, 1],
)  # fmt: skip


def played(articulation: str) -> NoteTable:
    return articulated(BAR, {0: articulation}, bar_start_ticks=1920, beat_ticks=480)


def test_staccato_halves_notes_and_keeps_long_ones_short() -> None:
    short = played("staccato")
    assert short.duration_ticks.tolist() == [240, 60, 240, 120, 1920]
    assert short.onset_ticks.tolist() == BAR.onset_ticks.tolist()


def test_legato_notes_reach_the_next_attack_and_are_never_cut() -> None:
    assert played("legato").duration_ticks.tolist() == [480, 480, 960, 240, 1920]


def test_accents_are_on_the_beats_and_within_the_range_of_velocities() -> None:
    assert played("accented").velocity.tolist() == [104, 104, 104, 120, 80]


def test_other_tracks_stay_as_they_are() -> None:
    for articulation in ("staccato", "legato", "accented"):
        assert played(articulation).of_track(1) == BAR.of_track(1)
