"""The command line by which this program starts itself as another process."""

from __future__ import annotations

import sys
from pathlib import Path


def own_command(python: str = "") -> list[str]:
    """The beginning of a command line of `amt`.

    Args:
        python: The Python that runs it; empty takes what runs this program.
    """
    if python or not getattr(sys, "frozen", False):
        return [python or sys.executable, "-m", "amt_core.cli"]
    return [str(Path(sys.executable).with_name("amt"))]
