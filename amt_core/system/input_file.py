"""Reads files that a person chooses, which may be anything: a folder, a device, far too large."""

from __future__ import annotations

from pathlib import Path

from amt_core.errors import AmtError
from amt_core.sentence import Sentence


def read_input(path: Path, *, max_bytes: int) -> bytes:
    """The bytes of an ordinary file.

    Args:
        path: The file.
        max_bytes: More is refused, and not read.

    Raises:
        AmtError: There is no such file, it is none, is too large, or cannot be read.
    """
    try:
        if not path.is_file():
            raise _not_a_file(path)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise AmtError(
            Sentence('"{path}" cannot be read: {reason}.', path=path, reason=reason),
            "Check that you may open the file.",
        ) from error
    if len(data) > max_bytes:
        raise AmtError(
            Sentence(
                '"{name}" is larger than {size} MB, which no such file needs.',
                name=path.name,
                size=max_bytes // 2**20,
            ),
            "Choose another file.",
        )
    return data


def _not_a_file(path: Path) -> AmtError:
    if path.is_dir():
        return AmtError(Sentence('"{path}" is a folder.', path=path), "Choose a file in it.")
    if path.exists():
        return AmtError(
            Sentence('"{path}" is not an ordinary file.', path=path), "Choose another file."
        )
    return AmtError(
        Sentence('There is no file "{path}".', path=path), "Check the name and the folder."
    )
