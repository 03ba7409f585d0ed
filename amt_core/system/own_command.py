"""The command lines by which this program starts itself as another process."""

from __future__ import annotations

import sys
from pathlib import Path

MODULE_OPTION = "--module"
"""The first argument by which the frozen `amt` runs a module as `python -m` does."""


def own_command(python: str = "") -> list[str]:
    """The beginning of a command line of `amt`.

    Args:
        python: The Python that runs it; empty takes what runs this program.
    """
    if python or not getattr(sys, "frozen", False):
        return [python or sys.executable, "-m", "amt_core.cli"]
    return [_frozen_amt()]


def own_module(name: str) -> list[str]:
    """The beginning of a command line that runs a module of this program."""
    if getattr(sys, "frozen", False):
        return [_frozen_amt(), MODULE_OPTION, name]
    return [sys.executable, "-m", name]


def _frozen_amt() -> str:
    return str(Path(sys.executable).with_name("amt"))
