"""The curves of a training follow its log."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from amt_core.pipeline.training.curves import TrainingCurves


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "runs" / "abc" / "log.jsonl"
    path.parent.mkdir(parents=True)
    return path


def write(log: Path, *steps: int) -> None:
    with log.open("a", encoding="utf-8") as file:
        for step in steps:
            file.write(json.dumps({"step": step, "loss": 1.0 / step, "tokens_per_sec": 5}) + "\n")


def test_new_steps_are_read_once(tmp_path: Path, log: Path) -> None:
    curves = TrainingCurves(tmp_path)
    assert not curves.update()
    write(log, 1, 2)
    assert curves.update()
    assert not curves.update()
    write(log, 4)
    assert curves.update()
    steps, losses = curves.curve("loss")
    assert steps.tolist() == [1, 2, 4]
    assert losses.tolist() == [1.0, 0.5, 0.25]
    assert len(curves.curve("valid_loss")[0]) == 0


def test_a_step_that_was_done_again_counts_once(tmp_path: Path, log: Path) -> None:
    write(log, 1, 2, 3, 2)
    curves = TrainingCurves(tmp_path)
    curves.update()
    assert curves.curve("loss")[0].tolist() == [1, 2, 3]
    assert curves.num_steps == 3


def test_a_cut_line_waits_for_its_rest(tmp_path: Path, log: Path) -> None:
    log.write_text('{"step": 1, "loss"', encoding="utf-8")
    curves = TrainingCurves(tmp_path)
    curves.update()
    assert curves.num_steps == 0
    with log.open("a", encoding="utf-8") as file:
        file.write(": 2.0}\nno json\n")
    curves.update()
    assert curves.num_steps == 1


def test_another_training_takes_the_place_of_the_first(tmp_path: Path, log: Path) -> None:
    write(log, 1, 2)
    os.utime(log, (1, 1))
    curves = TrainingCurves(tmp_path)
    curves.update()
    other = tmp_path / "runs" / "def" / "log.jsonl"
    other.parent.mkdir()
    write(other, 1)
    curves.update()
    assert curves.num_steps == 1
