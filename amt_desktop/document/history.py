"""The kept pieces of the last weeks, each in a folder of its own."""

from __future__ import annotations

import contextlib
import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from amt_core.system.json_text import parse_json
from amt_desktop.document.piece_lock import SUFFIX, PieceLock, is_in_use
from amt_desktop.document.recovery import INDEX_NAME

logger = logging.getLogger(__name__)

MAX_PIECES = 30
_NAME_FORMAT = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece that is kept.

    Attributes:
        folder: Its folder.
        title: Its name.
        num_takes: The number of its takes.
        is_saved: True if the user also saved it to a file.
    """

    folder: Path
    title: str
    num_takes: int
    is_saved: bool

    @property
    def begun(self) -> datetime | None:
        """The time when the piece was begun; None if the name of its folder does not say it."""
        return _begun(self.folder)


class History:
    """The folder of all kept pieces.

    Args:
        root: The folder; it need not exist yet.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def new_piece(self) -> PieceLock:
        """The lock of a folder for a new piece, whose name sorts after all others.

        The clock may have been set back, and another window may begin a piece at the same time.
        """
        with contextlib.suppress(OSError):  # writing the piece will report it
            self._root.mkdir(parents=True, exist_ok=True)
        moment = datetime.now(UTC)
        if folders := self._folders():
            moment = max(moment, (_begun(folders[0]) or moment) + timedelta(microseconds=1))
        while True:
            folder = self._root / moment.strftime(_NAME_FORMAT)
            if not folder.exists() and (lock := PieceLock(folder)).is_held:
                return lock
            moment += timedelta(microseconds=1)

    def entries(self) -> Iterator[Entry]:
        """The kept pieces that can be read, newest first."""
        for folder in self._folders():
            try:
                index = parse_json((folder / INDEX_NAME).read_text(encoding="utf-8"))
                yield Entry(
                    folder=folder,
                    title=str(index["title"]),
                    num_takes=len(index["takes"]),
                    is_saved=bool(index["is_saved"]),
                )
            except (OSError, ValueError, KeyError, TypeError) as error:
                logger.info("%s holds no piece: %s", folder, error)

    def prune(self) -> None:
        """Removes the oldest pieces beyond the number that is kept; never one of another window."""
        for folder in self._folders()[MAX_PIECES:]:
            if not is_in_use(folder):
                shutil.rmtree(folder, ignore_errors=True)
                folder.with_name(folder.name + SUFFIX).unlink(missing_ok=True)

    def _folders(self) -> list[Path]:
        """The folders of pieces, newest first."""
        if not self._root.is_dir():
            return []
        folders = (path for path in self._root.iterdir() if path.is_dir() and _begun(path))
        return sorted(folders, reverse=True)


def _begun(folder: Path) -> datetime | None:
    """The moment in the name of a folder; None if there is none."""
    try:
        return datetime.strptime(folder.name, _NAME_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None
