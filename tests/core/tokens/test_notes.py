"""The columns of an encoded piece hold the notes that decoding gives."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.tokens.codec import encode
from amt_core.tokens.grid import quantize
from amt_core.tokens.notes import bar_starts, pitched_notes
from amt_core.tokens.vocabulary import TICKS_PER_STEP

METERS = MeterMap(changes=((0, TimeSignature(4, 4)), (2, TimeSignature(7, 8))))


def piece(rng: np.random.Generator) -> Score:
    count = int(rng.integers(1, 60))
    notes = NoteTable.from_columns(
        rng.integers(0, 5 * 336, count) * TICKS_PER_STEP // 4,
        rng.integers(1, 500, count) * TICKS_PER_STEP,
        rng.integers(0, 128, count),
        rng.integers(1, 128, count),
        rng.integers(0, 3, count),
    )
    tracks = (Track(program=0), Track(is_drum=True), Track(program=33))
    return quantize(Score(num_bars=5, tracks=tracks, notes=notes, meter=METERS))


@pytest.mark.parametrize("seed", range(30))
def test_they_are_the_notes_of_the_score_without_drums(seed: int) -> None:
    score = piece(np.random.default_rng(seed))
    encoded = encode(score)
    notes = pitched_notes(encoded)
    is_drum = np.array([track.is_drum for track in score.tracks])
    wanted = score.notes.select(~is_drum[score.notes.track])
    names = {name: index for index, name in enumerate(encoded.tracks)}
    assert len(names) == 3
    rows = zip(*(column.tolist() for column in notes), strict=True)
    expected = zip(
        wanted.track.tolist(),
        (wanted.onset_ticks // TICKS_PER_STEP).tolist(),
        (wanted.duration_ticks // TICKS_PER_STEP).tolist(),
        wanted.pitch.tolist(),
        strict=True,
    )
    assert sorted(rows) == sorted(expected)


def test_bars_of_different_length_follow_one_another() -> None:
    starts = bar_starts(encode(piece(np.random.default_rng(0))))
    assert starts.tolist() == [0, 96, 192, 276, 360, 444]
