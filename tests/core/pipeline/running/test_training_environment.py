"""A Python is looked at for what training needs, and the commands make an environment."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from amt_core.pipeline.running import training_environment as module
from amt_core.pipeline.running.training_environment import (
    base_python,
    check_environment,
    making_commands,
    needed_modules,
    python_of,
)


def wheel(folder: Path) -> Path:
    """A package of one empty module, which pip installs without a network."""
    path = folder / "tiny_package-1.0-py3-none-any.whl"
    info = "tiny_package-1.0.dist-info"
    about = "Metadata-Version: 2.1\nName: tiny-package\nVersion: 1.0\n"
    kind = "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("tiny_package.py", "")
        file.writestr(f"{info}/METADATA", about)
        file.writestr(f"{info}/WHEEL", kind)
        file.writestr(f"{info}/RECORD", "")
    return path


def program(folder: Path, code: str) -> str:
    """A program that is a script of the shell."""
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{code}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def answer(version: list[int], *, broken: str = "") -> str:
    """Code of a shell that answers like a Python with all modules."""
    found = {"version": version, "missing": [], "torch": "", "gpu": "", "broken": broken}
    return f"echo 'amt-environment:{json.dumps(found)}'"


def test_the_modules_of_all_stages_are_needed_once() -> None:
    needed = needed_modules()
    assert {"amt_core", "torch", "sklearn", "onnx"} <= set(needed)
    assert len(needed) == len(set(needed))


def test_this_environment_trains() -> None:
    check = check_environment(starts_torch=True)
    assert (check.python, check.problem, check.missing) == ("", "", ())
    assert check.torch
    assert check.version.startswith(f"{sys.version_info[0]}.{sys.version_info[1]}.")


@pytest.mark.parametrize("name", ["nothing", "text", "folder"])
def test_what_is_no_python_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "text").write_text("no program", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    check = check_environment(str(tmp_path / name))
    assert check.version == ""
    assert f'{name}" is no Python that can be started' in check.problem


@pytest.mark.skipif(sys.platform == "win32", reason="a program of its own is a script here")
@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("echo hello", "is no Python"),
        (answer([3, 8, 0]), "It is Python 3.8.0; training needs 3.11 or newer."),
        (answer([3, 12, 1], broken="no libc10"), "Its PyTorch does not start: no libc10."),
    ],
)
def test_a_program_that_cannot_train_says_why(tmp_path: Path, code: str, problem: str) -> None:
    assert problem in check_environment(program(tmp_path, code)).problem


@pytest.mark.skipif(sys.platform == "win32", reason="a program of its own is a script here")
def test_a_program_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHECK_TIMEOUT_SEC", 0.1)
    assert "does not answer" in check_environment(program(tmp_path, "exec sleep 60")).problem


def test_a_pytorch_that_cannot_be_imported_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "torch.py").write_text("print('hm')\nraise OSError('no libc10')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(module, "needed_modules", lambda: ("torch",))
    assert check_environment().problem == ""
    assert check_environment(starts_torch=True).problem == "Its PyTorch does not start: no libc10."


def test_a_packaged_program_says_that_it_cannot_train(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "torch" in check_environment().missing


def test_a_packaged_program_needs_an_installed_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert base_python() == ""
    monkeypatch.setattr(module.shutil, "which", lambda _: sys.executable)
    assert base_python() == sys.executable


@pytest.mark.skipif(sys.platform == "win32", reason="a program of its own is a script here")
def test_a_python_that_is_too_old_makes_no_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = program(tmp_path, answer([3, 8, 0]))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(module.shutil, "which", lambda _: old)
    assert base_python() == ""


def test_an_environment_is_made_and_says_what_it_still_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "_requirement", lambda: str(wheel(tmp_path)))
    folder = tmp_path / "environment"
    for command in making_commands(folder, base=base_python(), has_card=True):
        subprocess.run(command, check=True, capture_output=True)
    python = str(python_of(folder))
    subprocess.run([python, "-c", "import tiny_package"], check=True)
    check = check_environment(python)
    assert check.python == python
    assert check.missing == needed_modules()
    assert check.problem.startswith("It lacks amt_core, ")


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
