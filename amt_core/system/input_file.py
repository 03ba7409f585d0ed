"""Reads files that a person chooses, which may be anything: a folder, a device, far too large."""

from __future__ import annotations

from pathlib import Path

from amt_core.errors import AmtError


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
            f'"{path}" cannot be read: {reason}.', "Check that you may open the file."
        ) from error
    if len(data) > max_bytes:
        raise AmtError(
            f'"{path.name}" is larger than {max_bytes // 2**20} MB, which no such file needs.',
            "Choose another file.",
        )
    return data


def _not_a_file(path: Path) -> AmtError:
    if path.is_dir():
        return AmtError(f'"{path}" is a folder.', "Choose a file in it.")
    if path.exists():
        return AmtError(f'"{path}" is not an ordinary file.', "Choose another file.")
    return AmtError(f'There is no file "{path}".', "Check the name and the folder.")
