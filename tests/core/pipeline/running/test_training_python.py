"""A Python is looked at for what training needs, and the commands make an environment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from amt_core.pipeline.running import training_python as module
from amt_core.pipeline.running.training_python import (
    base_python,
    check_python,
    making_commands,
    needed_modules,
    python_of,
)


def test_the_modules_of_all_stages_are_needed_once() -> None:
    needed = needed_modules()
    assert {"amt_core", "torch", "sklearn", "onnx"} <= set(needed)
    assert len(needed) == len(set(needed))


def test_an_empty_environment_lacks_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.chdir(tmp_path)
    command = [sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "empty")]
    subprocess.run(command, check=True)
    python = str(python_of(tmp_path / "empty"))
    found = check_python(python)
    assert found.python == python
    assert found.version.startswith(f"{sys.version_info[0]}.{sys.version_info[1]}.")
    assert found.missing == needed_modules()
    assert "torch" in found.problem


def test_a_program_that_is_no_python_is_named(tmp_path: Path) -> None:
    found = check_python(str(tmp_path / "nothing"))
    assert found.version == ""
    assert "no Python that can be started" in found.problem


def test_a_packaged_program_says_that_it_cannot_train(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "torch" in check_python().missing


def test_a_packaged_program_needs_an_installed_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert base_python() == ""


@pytest.mark.parametrize("has_card", [True, False])
def test_without_a_card_the_small_pytorch_is_taken_on_linux(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_card: bool
) -> None:
    monkeypatch.setattr(module.sys, "platform", "linux")
    venv, pip = making_commands(tmp_path / "env", base="python3", has_card=has_card)
    assert venv == ["python3", "-m", "venv", str(tmp_path / "env")]
    assert pip[0] == str(python_of(tmp_path / "env"))
    assert pip[-1].endswith("[cpu,train]")
    assert ("--extra-index-url" in pip) is not has_card
