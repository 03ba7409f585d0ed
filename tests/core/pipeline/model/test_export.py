"""A training run becomes a model folder that composes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from amt_core.composing.compose import TakeFinished, compose
from amt_core.engine.graph_shape import Precision
from amt_core.engine.model import Model
from amt_core.engine.model_folder import onnx_path
from amt_core.engine.onnx_export.export import InexactGraphError, export_model
from amt_core.errors import AmtError
from amt_core.music.theory import Key
from amt_core.pipeline.data.examples import ExampleOptions
from amt_core.pipeline.data.shards import Piece, Shards, ShardWriter
from amt_core.pipeline.model.export import TRAINING_FILE, export
from amt_core.pipeline.model.rare_runs import rare_runs
from amt_core.pipeline.training.options import TrainOptions
from amt_core.pipeline.training.train import train
from amt_core.styles.progressions import PROGRESSIONS_FILE, Progressions
from amt_core.system.checksums import CHECKSUM_FILE, check_folder
from amt_core.text.parse.parser import parse_description
from amt_core.tokens.known_runs import KNOWN_RUNS_FILE, KnownRuns
from amt_core.tokens.note_runs import lines_of_tokens

OPTIONS = TrainOptions(
    num_layers=1, width=32, num_heads=2, context=512, batch_size=2, learning_rate=3e-3,
    warmup_steps=1, max_steps=2, mixed_precision="no", eval_every_steps=2, num_eval_examples=1,
    save_every_sec=0.0, examples=ExampleOptions(context=512),
)  # fmt: skip


def chords_of(progressions: Progressions) -> tuple[int, ...]:
    rng = np.random.default_rng(1)
    return progressions.draw(Key(0), None, [True] * 99, [None] * 99, rng, changes=[True] * 99)


def test_a_run_becomes_a_folder_that_composes(pieces: list[Piece], tmp_path: Path) -> None:
    splits = ("train", "train", "valid", "test")
    with ShardWriter(tmp_path / "data") as writer:
        for piece, split in zip(pieces, splits, strict=False):
            writer.add(replace(piece, labels=replace(piece.labels, split=split)))
    shards = Shards(tmp_path / "data")
    run, target = tmp_path / "run", tmp_path / "model"
    for _ in train(shards, run, OPTIONS):
        pass
    for _ in export(run, shards, target):
        pass
    check_folder(target)
    # What stood there before is replaced, with its checksums.
    for _ in export(run, shards, target):
        pass
    check_folder(target)
    checksums = (target / CHECKSUM_FILE).read_text(encoding="utf-8")
    assert all(name in checksums for name in ("model.safetensors", "onnx/", "priors.json"))

    halved = (target / "model.safetensors").stat().st_size
    assert halved < 0.6 * (run / "model" / "model.safetensors").stat().st_size
    figures = json.loads((target / TRAINING_FILE).read_text(encoding="utf-8"))
    assert figures["steps"] == 2
    assert figures["test"]["pieces"] == 1
    known_runs = KNOWN_RUNS_FILE.load(target)
    assert known_runs is not None
    training = rare_runs(lines_of_tokens(shards[number].encoded) for number in (0, 1))
    assert np.array_equal(known_runs.bits, KnownRuns.of(*training).bits)
    progressions = PROGRESSIONS_FILE.load(target)
    assert progressions is not None
    counted = Progressions.count(
        (shards[number].labels.controls, shards[number].encoded) for number in (0, 1)
    )
    assert chords_of(progressions) == chords_of(counted)
    spec = parse_description("piano and drums, 3/4, 2 bars")
    *_, last = compose(spec, model=Model.load(target), seed=1)
    assert isinstance(last, TakeFinished)
    assert (last.score.num_bars, len(last.score.tracks)) == (2, 2)


def test_a_graph_that_says_something_else_in_eight_bits_is_exported_in_full(
    pieces: list[Piece], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ShardWriter(tmp_path / "data") as writer:
        for piece, split in zip(pieces, ("train", "valid", "test"), strict=False):
            writer.add(replace(piece, labels=replace(piece.labels, split=split)))
    shards, target = Shards(tmp_path / "data"), tmp_path / "model"
    for _ in train(shards, tmp_path / "run", OPTIONS):
        pass
    onnx_path(target, "int8").parent.mkdir(parents=True)
    onnx_path(target, "int8").write_bytes(b"of earlier weights")

    def inexact(path: Path, *, precision: Precision, **rest: Any) -> object:
        if precision == "int8":
            raise InexactGraphError("The int8 graph is not exact enough.")
        return export_model(path, precision=precision, **rest)

    monkeypatch.setattr("amt_core.pipeline.model.export.export_model", inexact)
    for _ in export(tmp_path / "run", shards, target):
        pass
    assert list(Model.load(target).folder.onnx_files) == ["fp32"]


def test_a_run_that_has_saved_nothing_cannot_be_exported(shards: Shards, tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="no trained model yet"):
        next(export(tmp_path, shards, tmp_path / "model"))
