"""`amt model export`, on a model with random weights."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from amt_core.cli.program import main
from amt_core.engine.model_folder import ModelFolder


@pytest.fixture
def own_model(tiny_model: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_model, tmp_path / "model"))


def test_the_graph_is_written_and_the_report_printed(
    own_model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_model / "onnx" / "model_fp32.onnx").unlink()
    assert main(["model", "export", str(own_model), "--precision", "fp16"]) == 0
    said = capsys.readouterr().out
    assert "model_fp16.onnx" in said
    assert "that the model wrote" in said
    assert {file.name for file in (own_model / "onnx").iterdir()} == {
        "model_fp16.onnx",
        "model_fp16.json",
    }


def test_a_truncated_graph_is_made_again(own_model: Path) -> None:
    graph = own_model / "onnx" / "model_fp32.onnx"
    whole = graph.stat().st_size
    graph.write_bytes(graph.read_bytes()[: whole // 2])
    assert main(["model", "export", str(own_model), "--precision", "fp32"]) == 0
    assert graph.stat().st_size == whole
    ModelFolder.open(own_model)


def test_the_report_can_be_read_by_a_program(
    own_model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["model", "export", str(own_model), "--precision", "fp32", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["top1_agreement"] == 1.0
    assert report["max_logit_error_fp32_to_pytorch"] < 1e-3
    assert Path(report["file"]).is_file()


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (lambda folder: (folder / "model.safetensors").write_bytes(b"PK"), "model.safetensors"),
        (lambda folder: (folder / "config.json").unlink(), "config.json"),
        (shutil.rmtree, "model folder"),
    ],
)
def test_a_folder_that_is_no_model_is_one_line_and_status_2(
    own_model: Path, damage: object, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(damage)
    damage(own_model)
    assert main(["model", "export", str(own_model)]) == 2
    said = capsys.readouterr().err
    assert named in said
    assert len(said.splitlines()) == 1


def test_plans_are_counted_only_for_a_model_and_data_that_are_there(
    own_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(tmp_path / "nothing")
    assert main(["model", "count", str(own_model), "--data", data]) == 2
    assert "no training data" in capsys.readouterr().err
    assert not (own_model / "plans.json").exists()
