"""Reads optional files of a model folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from amt_core.errors import AmtError

_Content = TypeVar("_Content")

# The errors that readers raise for damaged or foreign files.
_DAMAGED = (AssertionError, AttributeError, KeyError, OSError, TypeError, ValueError)


def read_beside_model(path: Path, read: Callable[[Path], _Content]) -> _Content | None:
    """Reads an optional file of a model folder; None if it does not exist.

    Raises:
        AmtError: The file cannot be read, or is damaged.
    """
    if not path.exists():
        return None
    try:
        return read(path)
    except _DAMAGED as error:
        raise AmtError(
            f"{path} is damaged.", "Install the model again, or export it again."
        ) from error
