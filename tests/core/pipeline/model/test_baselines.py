"""The baselines in a model folder, by which the model is measured."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.evaluation.label import baselines_of
from amt_core.evaluation.novelty.novelty import measure_novelty
from amt_core.evaluation.reference import FILE_NAME, Reference
from amt_core.pipeline.data.shards import Piece, ShardWriter
from amt_core.pipeline.executors import Workers
from amt_core.pipeline.model.baselines import write_baselines
from amt_core.tokens.codec import write_tokens
from amt_core.tokens.stream import decode


def written(pieces: Sequence[Piece], folder: Path) -> Path:
    """Training data in which the last two pieces are the test split."""
    with ShardWriter(folder / "data") as writer:
        for number, piece in enumerate(pieces):
            split = "test" if number >= len(pieces) - 2 else "train"
            writer.add(replace(piece, labels=replace(piece.labels, split=split)))
    return folder / "data"


def make(data: Path, model: Path, *, with_cosiatec: bool = False) -> None:
    with ThreadPoolExecutor(1) as executor:
        workers = Workers(executor=executor, num_workers=1)
        list(write_baselines(data, model, workers=workers, with_cosiatec=with_cosiatec))


def test_the_test_split_is_measured_and_the_training_split_indexed(
    pieces: list[Piece], tmp_path: Path
) -> None:
    model = tmp_path / "model"
    model.mkdir()
    make(written(pieces, tmp_path), model)
    index, reference = baselines_of(model)
    assert index is not None
    assert reference is not None
    assert index.num_pieces == len(pieces) - 2
    assert reference.num_pieces == reference.novelty["n"] == 2
    trained, kept = (decode(write_tokens(pieces[n].encoded)) for n in (3, -1))
    # All notes of a part of piece 3 stand in it, in a row; the kept piece shares but a few.
    assert measure_novelty(trained, index).longest_run > 20
    assert measure_novelty(kept, index).longest_run < 8


@pytest.mark.parametrize("with_cosiatec", [False, True])
def test_the_test_split_is_packed_with_cosiatec_only_if_asked(
    pieces: list[Piece], tmp_path: Path, with_cosiatec: bool
) -> None:
    make(written(pieces, tmp_path), tmp_path, with_cosiatec=with_cosiatec)
    measures = Reference.load(tmp_path / FILE_NAME).measures
    assert ("cosiatec_ratio" in measures) is with_cosiatec


def test_data_without_a_test_split_says_so(pieces: list[Piece], tmp_path: Path) -> None:
    with ShardWriter(tmp_path / "data") as writer:
        writer.add(pieces[0])
    with pytest.raises(AmtError, match="test split"):
        make(tmp_path / "data", tmp_path)


def test_a_model_that_is_not_there_says_so(pieces: list[Piece], tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="no model"):
        make(written(pieces, tmp_path), tmp_path / "nowhere")
