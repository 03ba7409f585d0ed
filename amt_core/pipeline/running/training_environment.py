"""The Python that trains: what an environment lacks, and the commands that make one.

A packaged program carries no PyTorch. Its runs use an environment of the user's, or one that is
made here: a virtual environment with this program and its training extra.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amt_core.pipeline.stages.registry import STAGES
from amt_core.system.installed import version_of

_OLDEST_PYTHON = (3, 11)
_OWN_PACKAGE = "amt_core"
_CHECK_TIMEOUT_SEC = 120.0
_PACKAGE_ROOT = Path(__file__).resolve().parents[3]
_PYTHONS = ("python3.13", "python3.12", "python3.11", "python3", "python")
# Wheels of PyTorch without CUDA, which save some gigabytes where there is no card.
_CPU_WHEELS = "https://download.pytorch.org/whl/cpu"
# The answer stands behind a mark, as modules print what they like when they are imported.
_MARK = "amt-environment:"
_CHECK = f"""
import json, sys
from importlib.util import find_spec
found = {{"version": sys.version_info[:3], "torch": "", "gpu": "", "broken": "",
         "missing": [name for name in sys.argv[2:] if find_spec(name) is None]}}
if sys.argv[1] == "start torch" and "torch" not in found["missing"]:
    try:
        import torch
        found["torch"] = torch.__version__
        found["gpu"] = torch.cuda.get_device_name() if torch.cuda.is_available() else ""
    except Exception as error:
        found["broken"] = str(error) or type(error).__name__
print({_MARK!r} + json.dumps(found))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvironmentCheck:
    """The state of a Python for training.

    Attributes:
        python: The program; empty if it is the one that runs this program.
        version: Its version, such as `3.11.7`; empty if it could not be asked.
        missing: The modules that it lacks.
        torch: The version of PyTorch; empty if it was not started.
        gpu: The graphics card that PyTorch uses; empty without one, or if it was not started.
        problem: Sentences that say why it cannot train; empty if it can.
    """

    python: str
    version: str = ""
    missing: tuple[str, ...] = ()
    torch: str = ""
    gpu: str = ""
    problem: str = ""


def needed_modules() -> tuple[str, ...]:
    """The modules that the stages import, this program among them, in the order of the stages."""
    found = [name for entry in STAGES for name in entry.packages]
    return tuple(dict.fromkeys([_OWN_PACKAGE, *found]))


def check_environment(python: str = "", *, starts_torch: bool = False) -> EnvironmentCheck:
    """Looks whether a Python can train; nothing is changed.

    Args:
        python: The program; empty takes what would run the stages.
        starts_torch: Whether to import PyTorch, which takes seconds: one that is there may still
            not start, and it knows what it trains on.
    """
    if not python and getattr(sys, "frozen", False):
        # A packaged program runs no code of ours but its own, and holds no PyTorch.
        missing = tuple(name for name in needed_modules() if name != _OWN_PACKAGE)
        return EnvironmentCheck(python="", missing=missing, problem=_lacks(missing))
    program = python or sys.executable
    try:
        found = _answer(program, needed_modules(), starts_torch=starts_torch)
    except subprocess.TimeoutExpired:
        return EnvironmentCheck(python=python, problem=f'"{program}" does not answer.')
    except (OSError, ValueError):
        return EnvironmentCheck(
            python=python, problem=f'"{program}" is no Python that can be started.'
        )
    missing = tuple(found["missing"])
    if tuple(found["version"]) < _OLDEST_PYTHON:
        oldest = ".".join(map(str, _OLDEST_PYTHON))
        problem = f"It is Python {_words(found['version'])}; training needs {oldest} or newer."
    elif missing:
        problem = _lacks(missing)
    else:
        problem = f"Its PyTorch does not start: {found['broken']}." if found["broken"] else ""
    return EnvironmentCheck(
        python=python,
        version=_words(found["version"]),
        missing=missing,
        torch=found["torch"],
        gpu=found["gpu"],
        problem=problem,
    )


def python_of(environment: Path) -> Path:
    """The Python program of a virtual environment."""
    if sys.platform == "win32":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def base_python() -> str:
    """The Python program that can make an environment; empty if none is installed."""
    if not getattr(sys, "frozen", False):
        return sys.executable
    for name in _PYTHONS:
        if (found := shutil.which(name)) and _is_new_enough(found):
            return found
    return ""


def making_commands(environment: Path, *, base: str, has_card: bool) -> list[list[str]]:
    """The commands that make an environment that trains, one after the other.

    Args:
        environment: Its folder, which is not there yet.
        base: The Python program that makes it.
        has_card: Whether to take the PyTorch for NVIDIA cards, which is some gigabytes larger.
    """
    python = str(python_of(environment))
    wheels = [] if has_card or sys.platform != "linux" else ["--extra-index-url", _CPU_WHEELS]
    return [
        [base, "-m", "venv", str(environment)],
        [python, "-m", "pip", "install", "--no-input", "--disable-pip-version-check",
         "--progress-bar", "off", *wheels, _requirement()],
    ]  # fmt: skip


def _answer(program: str, modules: tuple[str, ...], *, starts_torch: bool) -> dict[str, Any]:
    """A Python's answer about itself and about modules.

    Raises:
        OSError: It cannot be started.
        ValueError: It is no Python.
        subprocess.TimeoutExpired: It does not answer.
    """
    # Only what is installed there counts, whatever this process was started with.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    said = subprocess.run(
        [program, "-c", _CHECK, "start torch" if starts_torch else "", *modules],
        capture_output=True, text=True, encoding="utf-8", errors="replace",
        timeout=_CHECK_TIMEOUT_SEC, check=False, stdin=subprocess.DEVNULL, env=environment,
    )  # fmt: skip
    answers = [line for line in said.stdout.splitlines() if line.startswith(_MARK)]
    if not answers:
        raise ValueError(f"{program} is no Python")
    return json.loads(answers[-1].removeprefix(_MARK))


def _is_new_enough(python: str) -> bool:
    try:
        return tuple(_answer(python, (), starts_torch=False)["version"]) >= _OLDEST_PYTHON
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False


def _requirement() -> str:
    """This program with the extra for training: its source tree if it runs from one."""
    if (_PACKAGE_ROOT / "pyproject.toml").exists() and not getattr(sys, "frozen", False):
        return f"{_PACKAGE_ROOT}[cpu,train]"
    version = version_of("amt-desktop")
    return f"amt-desktop[cpu,train]=={version}" if version else "amt-desktop[cpu,train]"


def _words(version: list[int]) -> str:
    return ".".join(map(str, version))


def _lacks(missing: tuple[str, ...]) -> str:
    return f"It lacks {', '.join(missing)}." if missing else ""
