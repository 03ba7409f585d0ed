"""Columns over the notes of a piece."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track


def random_piece(seed: int) -> Score:
    """Two bars in which pitches of several parts overlap, meet and go on past the end."""
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 60))
    notes = NoteTable.from_columns(
        np.sort(rng.integers(0, 190, count)) * 20,
        rng.integers(1, 60, count) * 20,
        rng.integers(60, 64, count),
        rng.integers(60, 110, count),
        rng.integers(0, 3, count),
    )
    tracks = (Track(program=0), Track(program=40), Track(program=0, is_drum=True))
    return Score(num_bars=2, tracks=tracks, notes=notes)


@pytest.mark.parametrize("seed", range(20))
def test_sounding_pitches_are_those_of_a_roll_of_all_pitches(seed: int) -> None:
    columns = PieceColumns(random_piece(seed))
    roll = columns.roll(columns.notes.pitch.astype(np.int64), 128, ~columns.is_drum)
    assert columns.num_sounding.tolist() == (roll > 0).sum(axis=1).tolist()


def test_nothing_sounds_where_only_drums_play() -> None:
    drums = random_piece(0).notes.select(random_piece(0).notes.track == 2)
    score = Score(num_bars=2, tracks=random_piece(0).tracks, notes=drums)
    assert not PieceColumns(score).num_sounding.any()
