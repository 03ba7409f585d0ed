"""Training data comes back from disk as it was written, or says what to do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.data.shards import Piece, Shards, ShardWriter


def test_every_piece_comes_back(pieces: list[Piece], shards: Shards) -> None:
    assert len(shards) == len(pieces)
    for index, wanted in enumerate(pieces):
        found = shards[index]
        assert found.labels == wanted.labels
        assert found.encoded.tracks == wanted.encoded.tracks
        for name in ("cells", "cell_offsets", "cell_bar", "cell_track", "beats", "unit", "tempo"):
            assert np.array_equal(getattr(found.encoded, name), getattr(wanted.encoded, name)), name


def test_a_writer_that_fails_leaves_nothing_that_looks_complete(
    pieces: list[Piece], tmp_path: Path
) -> None:
    def write_half() -> None:
        with ShardWriter(tmp_path) as writer:
            writer.add(pieces[0])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    with pytest.raises(AmtError):
        Shards(tmp_path)


def test_a_folder_without_training_data_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="prepare") as caught:
        Shards(tmp_path)
    assert caught.value.hint


def test_training_data_of_another_vocabulary_is_refused(
    pieces: list[Piece], tmp_path: Path
) -> None:
    with ShardWriter(tmp_path) as writer:
        writer.add(pieces[0])
    listing = tmp_path / "pieces.jsonl"
    first, *rest = listing.read_text(encoding="utf-8").splitlines()
    changed = [first.replace('"vocabulary": "', '"vocabulary": "x'), *rest]
    listing.write_text("\n".join(changed), encoding="utf-8")
    with pytest.raises(AmtError, match="vocabulary"):
        Shards(tmp_path)


@pytest.mark.parametrize("name", ["cells.u16", "pieces.jsonl", "index.npz"])
@pytest.mark.parametrize("num_lost", [1, 2])
def test_training_data_that_was_cut_is_told_to_be_damaged(
    pieces: list[Piece], tmp_path: Path, name: str, num_lost: int
) -> None:
    with ShardWriter(tmp_path) as writer:
        for piece in pieces:
            writer.add(piece)
    path = tmp_path / name
    path.write_bytes(path.read_bytes()[: -1 - num_lost])
    with pytest.raises(AmtError, match="is damaged") as caught:
        Shards(tmp_path)
    assert "--force" in caught.value.hint
