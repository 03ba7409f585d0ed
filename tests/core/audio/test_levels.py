"""The levels of the meters follow the notes."""

from __future__ import annotations

import pytest

from amt_core.audio.levels import levels_at
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

QUARTER = 480
SCORE = Score(num_bars=4, tracks=(Track(), Track(program=32))).with_notes(
    NoteTable.from_notes([Note(0, 2 * QUARTER, 60, 120, 0), Note(QUARTER, QUARTER, 36, 60, 1)])
)


def test_a_track_is_silent_before_its_first_note() -> None:
    assert levels_at(SCORE, (100, 100), QUARTER / 2)[1] == 0


def test_a_held_note_becomes_softer_and_dies_away_after_its_end() -> None:
    struck, held, released, gone = (
        levels_at(SCORE, (100, 100), ticks)[0] for ticks in (1, QUARTER, 2 * QUARTER + 120, 1900)
    )
    assert struck > held > released > gone == 0


def test_volume_and_velocity_both_count() -> None:
    loud = levels_at(SCORE, (100, 100), QUARTER + 1)
    assert loud[0] > loud[1] > 0
    assert levels_at(SCORE, (50, 0), QUARTER + 1) == pytest.approx([loud[0] / 2, 0.0])


def test_a_score_without_notes_is_silent() -> None:
    assert levels_at(Score(num_bars=1, tracks=(Track(),)), (100,), 0).tolist() == [0.0]
