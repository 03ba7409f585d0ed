"""A little library of labeled pieces, as training data."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.theory import Key
from amt_core.pipeline.data.shards import Labels, Piece, Shards, ShardWriter
from amt_core.tokens.codec import encode
from amt_core.tokens.controls import Controls
from amt_core.tokens.grid import quantize

# `library_files` serves the tests in this folder and below it.
sys.path.insert(0, str(Path(__file__).parent))


def piece(number: int, *, split: str = "train") -> Piece:
    """A piece of six bars for drums, bass and piano."""
    rng = np.random.default_rng(number)
    count = 90
    notes = NoteTable.from_columns(
        rng.integers(0, 6 * 16, count) * 120,
        rng.integers(1, 5, count) * 120,
        rng.integers(40, 80, count),
        rng.integers(40, 120, count),
        rng.integers(0, 3, count),
    )
    tracks = (Track(program=0), Track(program=33), Track(is_drum=True))
    score = quantize(Score(num_bars=6, tracks=tracks, notes=notes))
    controls = Controls(key=Key(number % 12, "minor"), genre="jazz", moods=("dark", "calm"),
                        dynamics="mf", density="low")  # fmt: skip
    labels = Labels(name=f"Piece {number}", work=str(number // 2), split=split, controls=controls)
    return Piece(labels=labels, encoded=encode(score))


@pytest.fixture(scope="session")
def pieces() -> list[Piece]:
    return [piece(n, split="valid" if n >= 10 else "train") for n in range(12)]


@pytest.fixture(scope="session")
def shards(pieces: list[Piece], tmp_path_factory: pytest.TempPathFactory) -> Shards:
    folder = tmp_path_factory.mktemp("shards")
    with ShardWriter(folder) as writer:
        for each in pieces:
            writer.add(each)
    return Shards(folder)
