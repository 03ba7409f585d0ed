"""A stamp that tells if a project file is still the one this window read or wrote last."""

from __future__ import annotations

from pathlib import Path

_Stamp = tuple[int, int] | None


class ProjectStamp:
    """Remembers time and size of a project file.

    Two windows may have the same project open: the one that saves last must not silently replace
    what the other has saved.
    """

    def __init__(self) -> None:
        self._path: Path | None = None
        self._stamp: _Stamp = None

    def remember(self, path: Path) -> None:
        """Takes the present state of the file as the one that this window knows."""
        self._path, self._stamp = path, _stamp_of(path)

    def is_foreign(self, path: Path) -> bool:
        """True if the file is there, and another program has written it since."""
        present = _stamp_of(path)
        return path == self._path and present is not None and present != self._stamp


def _stamp_of(path: Path) -> _Stamp:
    """Time of the last change in nanoseconds and size; None if there is no such file."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
