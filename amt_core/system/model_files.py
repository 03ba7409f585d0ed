"""Reading what stands beside the weights of a model and need not be there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from amt_core.errors import AmtError

_Content = TypeVar("_Content")

# What readers say of a file that is none of ours.
_DAMAGED = (AssertionError, AttributeError, KeyError, OSError, TypeError, ValueError)


def read_beside_model(path: Path, read: Callable[[Path], _Content]) -> _Content | None:
    """What a reader makes of a file of a model folder; None where there is no such file.

    Raises:
        AmtError: The file cannot be read, or is damaged.
    """
    if not path.exists():
        return None
    try:
        return read(path)
    except _DAMAGED as error:
        raise AmtError(
            f"{path} is damaged.", "Install the model again, or export it anew."
        ) from error
