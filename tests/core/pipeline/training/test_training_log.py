"""The log of a training, as a killed process leaves it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amt_core.pipeline.model.export import training_figures
from amt_core.pipeline.training.training_log import LOG_FILE, append_row, read_training_log


def row(step: int, loss: float) -> str:
    return json.dumps({"step": step, "tokens": 10, "loss": loss, "tokens_per_sec": 1.0}) + "\n"


def test_the_last_row_counts_for_a_step_that_was_done_twice(tmp_path: Path) -> None:
    (tmp_path / LOG_FILE).write_text(row(1, 5.0) + row(2, 4.0) + row(2, 3.0), encoding="utf-8")
    assert [each["loss"] for each in read_training_log(tmp_path)] == [5.0, 3.0]


@pytest.mark.parametrize("end", ['{"step": 3, "los', "[1, 2]\n", '{"step": 3}\n', "[" * 100_000])
def test_a_line_that_was_cut_off_is_passed_over(tmp_path: Path, end: str) -> None:
    (tmp_path / LOG_FILE).write_text(row(1, 5.0) + row(2, 4.0) + end, encoding="utf-8")
    figures = training_figures(read_training_log(tmp_path))
    assert (figures["steps"], figures["tokens_learned"]) == (2, 20)


def test_a_row_after_one_that_was_cut_off_is_kept(tmp_path: Path) -> None:
    (tmp_path / LOG_FILE).write_text(row(1, 5.0) + '{"step": 2, "los', encoding="utf-8")
    for step in (2, 3):
        append_row(tmp_path, {"step": step, "tokens": 10, "loss": 4.0, "tokens_per_sec": 1.0})
    assert [each["step"] for each in read_training_log(tmp_path)] == [1, 2, 3]


def test_a_run_without_a_log_has_no_rows(tmp_path: Path) -> None:
    assert read_training_log(tmp_path) == []
