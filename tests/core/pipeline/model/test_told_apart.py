"""A model composes pieces like those of the library, and a classifier tells them apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from amt_core.errors import AmtError
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.theory import Key
from amt_core.pipeline.data.shards import Labels, Piece, ShardWriter
from amt_core.pipeline.model.told_apart import MIN_PAIRS, measure_told_apart
from amt_core.progress import Advanced
from amt_core.tokens.codec import encode
from amt_core.tokens.controls import Controls
from amt_core.tokens.grid import quantize

pytest.importorskip("sklearn")


def scale(number: int, *, num_bars: int) -> Score:
    """A C major scale that begins on another degree in each piece."""
    count = num_bars * 4
    degrees = np.array([0, 2, 4, 5, 7, 9, 11])
    notes = NoteTable.from_columns(
        np.arange(count) * 480, [480] * count, 60 + degrees[(np.arange(count) + number) % 7],
        [80] * count, [0] * count,
    )  # fmt: skip
    return Score(num_bars=num_bars, tracks=(Track(program=0),), notes=notes)


def write_data(folder: Path, *, count: int, num_bars: int) -> Path:
    with ShardWriter(folder) as writer:
        for number in range(count):
            labels = Labels(
                name=str(number),
                work=f"work {number}",
                split="test" if number % 2 else "train",
                controls=Controls(key=Key(0, "major"), genre="waltz"),
            )
            encoded = encode(quantize(scale(number, num_bars=num_bars)))
            writer.add(Piece(labels=labels, encoded=encoded))
    return folder


def test_random_notes_are_told_from_scales_and_the_speed_is_known(
    tiny_model: Path, tmp_path: Path
) -> None:
    data = write_data(tmp_path / "data", count=10, num_bars=16)
    figures: dict[str, Any] = {}
    events = list(
        measure_told_apart(data, tiny_model, num_pairs=MIN_PAIRS, seed=1, figures=figures)
    )
    assert sum(isinstance(event, Advanced) for event in events) == MIN_PAIRS
    told = figures["told_apart"]
    assert told["num_pairs"] == MIN_PAIRS
    assert told["value"] > 0.9
    assert len(told["features"]) == 5
    assert figures["speed"]["tokens_per_sec"] > 0
    assert figures["speed"]["first_bar_ms"] > 0


def test_a_library_of_short_pieces_cannot_be_told_apart(tiny_model: Path, tmp_path: Path) -> None:
    data = write_data(tmp_path / "data", count=10, num_bars=8)
    with pytest.raises(AmtError, match="0 pieces of the library can be compared") as caught:
        list(measure_told_apart(data, tiny_model, num_pairs=MIN_PAIRS, seed=1, figures={}))
    assert "16 bars" in caught.value.hint
