"""Training data that is made from a few pieces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from amt_core.pipeline.data.shards import Piece, Shards, ShardWriter


def shards_of(pieces: list[Piece], folder: Path, count: int) -> Shards:
    """Training data of a number of works, in which the pieces take turns."""
    with ShardWriter(folder) as writer:
        for number in range(count):
            piece = pieces[number % len(pieces)]
            labels = replace(piece.labels, work=f"work {number}", split="train")
            writer.add(replace(piece, labels=labels))
    return Shards(folder)
