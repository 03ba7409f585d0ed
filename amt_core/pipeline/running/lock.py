"""A lock that keeps two processes from working in the same folder."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Generator
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.sentence import Sentence

_LOCK_FILE = "lock.sqlite"
_TIMEOUT_SEC = 15.0


@contextlib.contextmanager
def locked(folder: Path) -> Generator[None]:
    """Holds the lock of a folder; it ends with the process, even with one that is killed.

    Raises:
        AmtError: Another process holds the lock.
        sqlite3.Error: The lock cannot be written, as on a full disk.
    """
    lock = sqlite3.connect(folder / _LOCK_FILE, timeout=_TIMEOUT_SEC, isolation_level=None)
    with contextlib.closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise  # such as on a full disk
            raise AmtError(
                Sentence('Another run is at work in "{folder}".', folder=folder),
                "Wait until it has ended, or stop it.",
            ) from error
        yield
