"""Environments of Python that can train: found, checked, and made.

A packaged program carries no PyTorch. Its runs use an environment of the user's, or one that is
made here: a virtual environment with this program and its training extra.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amt_core.errors import AmtError
from amt_core.pipeline.stages.registry import STAGES
from amt_core.progress import Advanced, Finished, Progress, Started
from amt_core.system.installed import version_of

MIN_VERSION = (3, 11)
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
"""Wheels of PyTorch without CUDA, which save some gigabytes where there is no card."""

_CHECK_TIMEOUT_SEC = 120.0
_PACKAGE_ROOT = Path(__file__).resolve().parents[3]
_PYTHONS = ("python3.13", "python3.12", "python3.11", "python3", "python")
_MARK = "amt-environment:"
_CHECK = f"""
import json, sys
from importlib.util import find_spec
names = json.loads(sys.argv[1])
found = {{"version": sys.version_info[:3], "missing": [n for n in names if find_spec(n) is None],
         "torch": "", "gpu": ""}}
if "torch" not in found["missing"]:
    try:
        import torch
        found["torch"] = torch.__version__
        found["gpu"] = torch.cuda.get_device_name() if torch.cuda.is_available() else ""
    except Exception as error:
        found["missing"].append(f"torch ({{error}})")
print({_MARK!r} + json.dumps(found))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvironmentCheck:
    """What an environment of Python can do.

    Attributes:
        python: Its interpreter.
        version: Its version, such as (3, 12, 4).
        missing: The modules that training needs and that it lacks.
        torch: The version of PyTorch; empty without it.
        gpu: The graphics card that PyTorch uses; empty without one.
    """

    python: Path
    version: tuple[int, ...]
    missing: tuple[str, ...]
    torch: str
    gpu: str

    @property
    def can_train(self) -> bool:
        """True if nothing is missing."""
        return not self.missing and self.version >= MIN_VERSION

    @property
    def message(self) -> str:
        """What it can do, for a person."""
        version = ".".join(map(str, self.version))
        if self.version < MIN_VERSION:
            return f"Python {version} is too old: 3.11 or later is needed."
        if self.missing:
            return f"Python {version} lacks {', '.join(self.missing)}."
        return (
            f"Python {version} with PyTorch {self.torch} trains on {self.gpu or 'the processor'}."
        )


def needed_modules() -> tuple[str, ...]:
    """The modules that all stages need, this program among them."""
    return ("amt_core", *dict.fromkeys(name for entry in STAGES for name in entry.packages))


def check_environment(python: Path) -> EnvironmentCheck:
    """Asks an interpreter what it has; nothing is changed.

    Args:
        python: The interpreter, or the folder of a virtual environment.

    Raises:
        AmtError: It is no Python, or does not answer.
    """
    python = interpreter_of(python) if python.is_dir() else python
    command = [str(python), "-c", _CHECK, json.dumps(needed_modules())]
    # Only what is installed there counts, whatever this process was started with.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    try:
        said = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", errors="replace",
            timeout=_CHECK_TIMEOUT_SEC, check=False, stdin=subprocess.DEVNULL, env=environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise AmtError(f'"{python}" does not answer.', "Choose another Python.") from error
    except (OSError, ValueError) as error:
        raise AmtError(
            f'"{python}" cannot be started.', "Choose the program python of an environment."
        ) from error
    answers = [line for line in said.stdout.splitlines() if line.startswith(_MARK)]
    if not answers:
        raise AmtError(f'"{python}" is no Python.', "Choose the program python of an environment.")
    found: dict[str, Any] = json.loads(answers[-1].removeprefix(_MARK))
    return EnvironmentCheck(
        python=python,
        version=tuple(found["version"]),
        missing=tuple(found["missing"]),
        torch=found["torch"],
        gpu=found["gpu"],
    )


def interpreter_of(folder: Path) -> Path:
    """The interpreter of a virtual environment."""
    place = {"win32": ("Scripts", "python.exe")}.get(sys.platform, ("bin", "python"))
    return folder.joinpath(*place)


def find_python() -> Path:
    """A Python to make an environment with: this one, or one that is installed.

    Raises:
        AmtError: There is none that is new enough.
    """
    if not getattr(sys, "frozen", False):
        return Path(sys.executable)
    for name in _PYTHONS:
        found = shutil.which(name)
        if found is None:
            continue
        with contextlib.suppress(AmtError):
            if check_environment(Path(found)).version >= MIN_VERSION:
                return Path(found)
    raise AmtError(
        "No Python 3.11 or later is installed.",
        "Install one from https://www.python.org/downloads.",
    )


def training_requirement() -> list[str]:
    """The arguments of pip that install this program with its training extra."""
    if (_PACKAGE_ROOT / "pyproject.toml").is_file():
        return [f"{_PACKAGE_ROOT}[cpu,train]"]
    return [f"amt-desktop[cpu,train]=={version_of('amt-desktop') or ''}".rstrip("=")]


def make_environment(
    folder: Path,
    *,
    requirements: Sequence[str] = (),
    has_gpu: bool = False,
    python: Path | None = None,
) -> Iterator[Progress]:
    """Makes a virtual environment that can train; closing the generator cancels it.

    What a cancelled or failed installation left is removed.

    Args:
        folder: Its folder, new or empty.
        requirements: Arguments of pip; empty installs this program with its training extra.
        has_gpu: Whether PyTorch comes with CUDA, for a graphics card of NVIDIA.
        python: The Python to make it with; None finds one.

    Raises:
        AmtError: The folder is in use, no Python is found, or something cannot be installed.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AmtError(f'"{folder}" is not empty.', "Choose a new folder.")
    base = python or find_python()
    arguments = list(requirements) or training_requirement()
    if not (requirements or has_gpu) and sys.platform != "darwin":
        arguments += ["--extra-index-url", CPU_INDEX]
    is_complete = False
    try:
        yield Started(message="Making the environment")
        yield from _followed([str(base), "-m", "venv", str(folder)])
        yield Started(message="Installing what training needs", unit="packages")
        pip = [str(interpreter_of(folder)), "-m", "pip", "install", "--no-input",
               "--disable-pip-version-check", "--progress-bar", "off"]  # fmt: skip
        yield from _followed([*pip, *arguments])
        is_complete = True
    finally:
        if not is_complete:
            shutil.rmtree(folder, ignore_errors=True)
    yield Finished(message=str(interpreter_of(folder)))


def _followed(command: Sequence[str]) -> Iterator[Progress]:
    """Runs a command; yields a count of the packages that pip has found so far.

    Raises:
        AmtError: It failed.
    """
    try:
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace", start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise AmtError(f'"{command[0]}" cannot be started: {error.strerror}.') from error
    assert child.stdout is not None
    last, num_found = "", 0
    try:
        for line in child.stdout:
            last = line.strip() or last
            if last.startswith("Installing collected packages"):
                yield Started(message="Installing the packages")
            elif last.startswith(("Collecting ", "Processing ")):
                num_found += 1
            # Also without news, so that a cancel is seen.
            yield Advanced(done=num_found)
        status = child.wait()
    finally:
        child.terminate()
        child.stdout.close()
        child.wait()
    if status != 0:
        raise AmtError(
            f"The environment cannot be made: {last or f'status {status}'}.",
            "Check the connection to the internet and the room on the disk, then try again.",
        )
