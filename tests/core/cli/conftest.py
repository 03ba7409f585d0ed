"""A way to type a command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Amt = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a person whose locale is not UTF-8."""
    return {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.fixture
def amt(tmp_path: Path, environment: dict[str, str]) -> Amt:
    """Types a command in a folder of its own; gives what it printed and its exit status."""

    def type_command(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "amt_core.cli", *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            input=stdin,
            env=environment,
            cwd=tmp_path,
            timeout=150,
            check=False,
        )

    return type_command
