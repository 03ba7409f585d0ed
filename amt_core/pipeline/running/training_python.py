"""The Python that trains: what an environment lacks, and the commands that make one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amt_core.pipeline.stages.registry import STAGES
from amt_core.system.installed import version_of

OLDEST_PYTHON = (3, 11)
_OWN_PACKAGE = "amt_core"
_TIMEOUT_SEC = 60.0
_CPU_WHEELS = "https://download.pytorch.org/whl/cpu"
# Modules are looked for and not imported: torch alone would take seconds.
_CODE = """
import importlib.util, json, sys
print(json.dumps({
    "version": list(sys.version_info[:3]),
    "missing": [name for name in sys.argv[1:] if importlib.util.find_spec(name) is None],
}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PythonCheck:
    """The state of a Python for training.

    Attributes:
        python: The program; empty if it is the one that runs this program.
        version: Its version, such as `3.11.7`; empty if it could not be asked.
        missing: The modules that it lacks.
        problem: A sentence that says why it cannot train; empty if it can.
    """

    python: str
    version: str = ""
    missing: tuple[str, ...] = ()
    problem: str = ""


def needed_modules() -> tuple[str, ...]:
    """The modules that the stages import, in the order of the stages."""
    found = [name for entry in STAGES for name in entry.packages]
    return tuple(dict.fromkeys([_OWN_PACKAGE, *found]))


def check_python(python: str = "") -> PythonCheck:
    """Looks whether a Python can train; starts it, except if it is the one that runs this program.

    Args:
        python: The program; empty takes what would run the stages.
    """
    program = python or sys.executable
    if not python and getattr(sys, "frozen", False):
        # A packaged program runs no code of ours but its own, and holds no PyTorch.
        missing = tuple(name for name in needed_modules() if name != _OWN_PACKAGE)
        return PythonCheck(python="", missing=missing, problem=_lacks(missing))
    try:
        answer = subprocess.run(
            [program, "-c", _CODE, *needed_modules()],
            capture_output=True, text=True, timeout=_TIMEOUT_SEC, check=True,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        found: dict[str, Any] = json.loads(answer.stdout)
        version = tuple(int(part) for part in found["version"])
        missing = tuple(str(name) for name in found["missing"])
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError):
        return PythonCheck(python=python, problem=f'"{program}" is no Python that can be started.')
    words = ".".join(map(str, version))
    if version < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        problem = f"It is Python {words}; training needs {oldest} or newer."
    else:
        problem = _lacks(missing)
    return PythonCheck(python=python, version=words, missing=missing, problem=problem)


def python_of(environment: Path) -> Path:
    """The Python program of a virtual environment."""
    if sys.platform == "win32":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def base_python() -> str:
    """The Python program that can make an environment; empty if none is installed."""
    if not getattr(sys, "frozen", False):
        return sys.executable
    for name in ("python3.13", "python3.12", "python3.11", "python3", "python"):
        if (found := shutil.which(name)) and not _is_too_old(found):
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
        [python, "-m", "pip", "install", "--progress-bar", "off", "--no-input", *wheels,
         _requirement()],
    ]  # fmt: skip


def _requirement() -> str:
    """This program with the extra for training: its source tree if it runs from one."""
    root = Path(__file__).resolve().parents[3]
    if (root / "pyproject.toml").exists() and not getattr(sys, "frozen", False):
        return f"{root}[cpu,train]"
    version = version_of("amt-desktop")
    return f"amt-desktop[cpu,train]=={version}" if version else "amt-desktop[cpu,train]"


def _is_too_old(python: str) -> bool:
    found = check_python(python)
    return not found.version or tuple(map(int, found.version.split("."))) < OLDEST_PYTHON


def _lacks(missing: tuple[str, ...]) -> str:
    return f"It lacks {', '.join(missing)}." if missing else ""
