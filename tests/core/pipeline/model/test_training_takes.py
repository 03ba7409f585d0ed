"""The best weights of a training compose while it goes on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.midi.read import read_midi
from amt_core.pipeline.model.training_takes import (
    compose_training_take,
    take_command,
    training_takes,
    weights_version,
)


@pytest.fixture
def run(tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A training run whose best weights are those of step 40."""
    monkeypatch.setenv("AMT_MODEL", str(tiny_model))
    folder = tmp_path / "run"
    (folder / "model").mkdir(parents=True)
    for name in ("config.json", "vocabulary.json", "model.safetensors"):
        shutil.copyfile(tiny_model / name, folder / "model" / name)
    rows = [
        {"step": step, "tokens": 10, "loss": 5.0, "tokens_per_sec": 1.0, "valid_loss": loss}
        for step, loss in ((20, 5.0), (40, 4.5), (60, 4.7))
    ]
    (folder / "log.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return folder


def test_a_take_says_which_step_composed_it(run: Path) -> None:
    take = compose_training_take(run, text="a waltz for piano", seed=1, num_bars=2)
    assert (take.step, take.valid_loss, take.text) == (40, 4.5, "a waltz for piano")
    assert read_midi(take.midi).num_bars == 2
    assert training_takes(run) == [take]


def test_a_take_of_the_same_step_is_replaced(run: Path) -> None:
    for text in ("a waltz for piano", "a march for brass"):
        compose_training_take(run, text=text, seed=1, num_bars=2)
    assert [take.text for take in training_takes(run)] == ["a march for brass"]


def test_a_damaged_take_is_left_out(run: Path) -> None:
    take = compose_training_take(run, text="a waltz", seed=1, num_bars=2)
    take.midi.with_suffix(".json").write_text('{"step": 4', encoding="utf-8")
    assert training_takes(run) == []


def test_a_training_without_weights_says_what_to_wait_for(tmp_path: Path) -> None:
    assert weights_version(tmp_path) == 0
    with pytest.raises(AmtError, match="no trained weights yet") as caught:
        compose_training_take(tmp_path, text="a waltz", seed=1, num_bars=2)
    assert "validation" in caught.value.hint


def test_better_weights_have_another_version(run: Path) -> None:
    before = weights_version(run)
    (run / "model" / "model.safetensors").touch()
    assert weights_version(run) > before


def test_the_command_runs_under_the_python_that_trains() -> None:
    command = take_command(Path("run"), text="a waltz", seed=3, python="other")
    assert command[0] == "other"
    assert command[-6:] == ["take", "run", "--description", "a waltz", "--seed", "3"]
