"""The folder of a kept piece belongs to one window at a time, of whichever process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

SUFFIX = ".lock"


class PieceLock:
    """The right to write into the folder of a piece, until it is released or the process ends.

    Args:
        folder: The folder; it need not exist, but the one around it must.

    Attributes:
        folder: The same.
        is_held: True if no other window has the folder. Where no lock file can be written, nobody
            can have it, and the lock counts as held.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = QLockFile(str(folder.with_name(folder.name + SUFFIX)))
        # A piece stays open for hours. The lock of a process that has ended never counts.
        self._file.setStaleLockTime(0)
        is_locked = self._file.tryLock(0)
        self.is_held = is_locked or self._file.error() != QLockFile.LockError.LockFailedError

    def release(self) -> None:
        """Gives the folder free."""
        if self.is_held:
            self._file.unlock()
            self.is_held = False


def is_in_use(folder: Path) -> bool:
    """True if a window has the folder."""
    lock = PieceLock(folder)
    try:
        return not lock.is_held
    finally:
        lock.release()
