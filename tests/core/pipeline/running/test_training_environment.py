"""A Python for training is checked before it is used, and made whole or not at all."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.running import training_environment as module
from amt_core.pipeline.running.training_environment import (
    EnvironmentCheck,
    check_environment,
    interpreter_of,
    make_environment,
    needed_modules,
)
from amt_core.progress import Advanced, Finished, Started


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


def test_this_environment_trains() -> None:
    check = check_environment(Path(sys.executable))
    assert check.can_train
    assert "PyTorch" in check.message
    assert {"amt_core", "torch", "sklearn"} <= set(needed_modules())


def test_what_is_missing_is_named() -> None:
    lacking = EnvironmentCheck(
        python=Path("p"), version=(3, 12, 1), missing=("torch", "onnx"), torch="", gpu=""
    )
    assert (lacking.can_train, lacking.message) == (False, "Python 3.12.1 lacks torch, onnx.")
    old = EnvironmentCheck(python=Path("p"), version=(3, 8, 0), missing=(), torch="2", gpu="")
    assert not old.can_train
    assert "too old" in old.message


@pytest.mark.parametrize("name", ["nothing", "text", "folder"])
def test_what_is_no_python_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "text").write_text("no program", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    with pytest.raises(AmtError) as caught:
        check_environment(tmp_path / name)
    assert "environment" in caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="a program of its own is a script here")
def test_a_program_that_is_no_python_is_refused(tmp_path: Path) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho hello\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(AmtError, match="is no Python"):
        check_environment(program)


def test_an_environment_is_made_and_says_what_it_still_lacks(tmp_path: Path) -> None:
    folder = tmp_path / "environment"
    events = list(make_environment(folder, requirements=[str(wheel(tmp_path))]))
    assert isinstance(events[0], Started)
    assert Advanced(done=1) in events
    assert events[-1] == Finished(message=str(interpreter_of(folder)))
    check = check_environment(folder)
    assert not check.can_train
    assert "torch" in check.missing
    with pytest.raises(AmtError, match="not empty"):
        list(make_environment(folder))


def test_a_failed_or_cancelled_installation_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "environment"
    with pytest.raises(AmtError, match="cannot be made") as caught:
        list(make_environment(folder, requirements=["--no-index", "no-such-package-anywhere"]))
    assert "no-such-package-anywhere" in caught.value.message
    assert not folder.exists()
    events = make_environment(folder, requirements=[str(wheel(tmp_path))])
    next(event for event in events if isinstance(event, Advanced))
    events.close()  # type: ignore[attr-defined]
    assert not folder.exists()


def test_without_any_python_a_packaged_program_says_where_to_get_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(module.shutil, "which", lambda _: None)
    with pytest.raises(AmtError, match="No Python") as caught:
        module.find_python()
    assert "python.org" in caught.value.hint
