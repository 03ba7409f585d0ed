"""The background training goes on where it was, with options that stand in a file."""

from __future__ import annotations

import json
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.configuration.options import to_toml
from amt_core.pipeline.data.examples import ExampleOptions
from amt_core.pipeline.data.shards import Piece, ShardWriter
from amt_core.pipeline.training.background import (
    DEFAULTS,
    read_options,
    train_in_background,
)
from amt_core.pipeline.training.options import TrainOptions
from amt_core.progress import Advanced

TINY = TrainOptions(
    num_layers=1, width=32, num_heads=2, context=128, batch_size=2, warmup_steps=2,
    schedule="constant", max_steps=10**6, eval_every_steps=10**6, num_eval_examples=2,
    save_every_sec=1e9, examples=ExampleOptions(context=128),
)  # fmt: skip


def test_the_options_of_a_first_start_are_written_to_be_changed(tmp_path: Path) -> None:
    assert read_options(tmp_path) == DEFAULTS
    path = tmp_path / "train.toml"
    path.write_text(to_toml(replace(DEFAULTS, batch_size=7)), encoding="utf-8")
    assert read_options(tmp_path).batch_size == 7


def test_checkpoints_are_never_more_than_three_minutes_apart(tmp_path: Path) -> None:
    (tmp_path / "train.toml").write_text(to_toml(TINY), encoding="utf-8")
    assert read_options(tmp_path).save_every_sec == 180


def test_an_unreadable_file_of_options_is_refused(tmp_path: Path) -> None:
    (tmp_path / "train.toml").write_text("batch_size = = 4", encoding="utf-8")
    with pytest.raises(AmtError, match="cannot be read"):
        read_options(tmp_path)


def test_a_stopped_training_is_resumed_where_it_was(pieces: list[Piece], tmp_path: Path) -> None:
    with ShardWriter(tmp_path / "data") as writer:
        for each in pieces:
            writer.add(each)
    (tmp_path / "train.toml").write_text(to_toml(TINY), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(SystemExit):
            train_for_two_steps(tmp_path)
    lines = (tmp_path / "run" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["step"] for line in lines] == [1, 2, 3, 4]


def train_for_two_steps(folder: Path) -> None:
    steps = 0
    for event in train_in_background(folder):
        steps += isinstance(event, Advanced)
        if steps == 2:
            signal.raise_signal(signal.SIGTERM)
            steps = 0
