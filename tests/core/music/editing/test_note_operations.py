"""Operations on selected notes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from amt_core.music.editing.note_operations import (
    humanize,
    join,
    legato,
    quantize,
    split,
    transpose,
    transpose_in_scale,
    velocity_ramp,
)
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.theory import Key

BARS = np.arange(0, 5 * 1920, 1920, dtype=np.int64)


def notes_at(*onsets: int, pitch: int = 60, duration: int = 100) -> NoteTable:
    return NoteTable.from_notes(Note(onset, duration, pitch, 80, 0) for onset in onsets)


def test_quantizing_moves_onsets_to_the_nearest_grid_point() -> None:
    after = quantize(notes_at(5, 130, 1915), 120, BARS)
    assert after.onset_ticks.tolist() == [0, 120, 1920]


def test_half_the_strength_goes_half_the_way() -> None:
    after = quantize(notes_at(140), 120, BARS, strength=0.5)
    assert after.onset_ticks.tolist() == [130]


def test_swing_delays_every_second_grid_point() -> None:
    after = quantize(notes_at(0, 125, 240), 120, BARS, swing=0.25)
    assert after.onset_ticks.tolist() == [0, 150, 240]


def test_quantizing_ends_leaves_the_onsets() -> None:
    after = quantize(notes_at(7, duration=220), 120, BARS, moves_ends_only=True)
    assert after.rows() == [Note(7, 233, 60, 80, 0)]


@given(st.lists(st.integers(0, 4 * 1920 - 1), min_size=1, max_size=30), st.sampled_from([80, 120]))
def test_quantizing_twice_changes_nothing_more(onsets: list[int], grid: int) -> None:
    once = quantize(notes_at(*onsets), grid, BARS)
    assert quantize(once, grid, BARS) == once
    assert once.onset_ticks.max() < BARS[-1]


def test_transposing_stops_at_the_highest_pitch_for_all_notes_together() -> None:
    notes = NoteTable.concat([notes_at(0, pitch=120), notes_at(0, pitch=60)])
    assert transpose(notes, 12).pitch.tolist() == [67, 127]


def test_transposing_in_the_scale_goes_by_its_steps() -> None:
    notes = NoteTable.concat([notes_at(0, pitch=60), notes_at(0, pitch=64), notes_at(0, pitch=67)])
    assert transpose_in_scale(notes, 1, Key(0)).pitch.tolist() == [62, 65, 69]


def test_a_note_outside_the_scale_keeps_its_distance_to_the_note_below() -> None:
    assert transpose_in_scale(notes_at(0, pitch=61), 2, Key(0)).pitch.tolist() == [65]


def test_humanizing_is_the_same_for_the_same_seed() -> None:
    notes = notes_at(*range(0, 1920, 120))
    once = humanize(notes, seed=3, length_ticks=1920)
    assert once == humanize(notes, seed=3, length_ticks=1920)
    assert once != notes
    assert once.onset_ticks.min() >= 0
    assert once.onset_ticks.max() < 1920


def test_splitting_keeps_the_sounding_time() -> None:
    after = split(notes_at(0, 400, duration=300), 200)
    assert [(n.onset_ticks, n.duration_ticks) for n in after.rows()] == [
        (0, 200), (200, 100), (400, 300),
    ]  # fmt: skip


def test_joining_makes_one_note_of_each_pitch() -> None:
    notes = NoteTable.concat([notes_at(0, 480), notes_at(240, pitch=72)])
    assert [(n.onset_ticks, n.duration_ticks, n.pitch) for n in join(notes).rows()] == [
        (0, 580, 60), (240, 100, 72),
    ]  # fmt: skip


def test_legato_reaches_to_the_next_onset_of_the_track() -> None:
    notes = NoteTable.concat([notes_at(0, 480), notes_at(0, pitch=64)])
    assert legato(notes).duration_ticks.tolist() == [480, 480, 100]


def test_a_velocity_ramp_goes_evenly_over_time() -> None:
    assert velocity_ramp(notes_at(0, 100, 400), 20, 100).velocity.tolist() == [20, 40, 100]
