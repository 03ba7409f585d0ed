"""The kept pieces of the last weeks, each in a folder of its own."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

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
        """When the piece was begun; None if the name of its folder does not say it."""
        try:
            return datetime.strptime(self.folder.name, _NAME_FORMAT).replace(tzinfo=UTC)
        except ValueError:
            return None


class History:
    """The folder of all kept pieces.

    Args:
        root: The folder; it need not exist yet.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def new_folder(self) -> Path:
        """A folder for a new piece; its name sorts after all others."""
        return self._root / datetime.now(UTC).strftime(_NAME_FORMAT)

    def entries(self) -> Iterator[Entry]:
        """The kept pieces that can be read, newest first."""
        if not self._root.is_dir():
            return
        for folder in sorted(self._root.iterdir(), reverse=True):
            try:
                index = json.loads((folder / INDEX_NAME).read_text(encoding="utf-8"))
                yield Entry(
                    folder=folder,
                    title=str(index["title"]),
                    num_takes=len(index["takes"]),
                    is_saved=bool(index["is_saved"]),
                )
            except (OSError, ValueError, KeyError, TypeError) as error:
                logger.info("%s holds no piece: %s", folder, error)

    def prune(self) -> None:
        """Removes the oldest pieces beyond the number that is kept."""
        if self._root.is_dir():
            for folder in sorted(self._root.iterdir(), reverse=True)[MAX_PIECES:]:
                shutil.rmtree(folder, ignore_errors=True)
