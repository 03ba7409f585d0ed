"""The files that were opened or saved last, with small pictures of their notes."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path

from amt_core.system.files import replacing
from amt_core.system.json_text import parse_json

logger = logging.getLogger(__name__)

MAX_FILES = 12


class RecentFiles:
    """A list of paths that is kept from one start to the next.

    Args:
        store: The file that keeps it; it need not exist yet. The pictures lie beside it.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._pictures = store.with_name(f"{store.stem}_pictures")

    def paths(self) -> list[Path]:
        """The files that still exist, newest first."""
        return [path for path in self._kept() if path.is_file()]

    def picture_of(self, path: Path) -> Path:
        """The file of the PNG picture of a recent file; it need not exist."""
        name = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()
        return self._pictures / f"{name[:32]}.png"

    def add(self, path: Path, picture: bytes = b"") -> None:
        """Puts a file first.

        Args:
            path: The file.
            picture: A PNG picture of its notes, if there is one.
        """
        path = path.absolute()
        paths = [path, *(other for other in self._kept() if other != path)][:MAX_FILES]
        try:
            self._store.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._store) as temporary:
                temporary.write_text(json.dumps([str(path) for path in paths]), encoding="utf-8")
            if picture:
                self._pictures.mkdir(exist_ok=True)
                self.picture_of(path).write_bytes(picture)
            self._forget_pictures({self.picture_of(each) for each in paths})
        except OSError as error:
            logger.warning("the list of recent files cannot be kept: %s", error)

    def _forget_pictures(self, kept: set[Path]) -> None:
        """Removes the pictures of files that have left the list."""
        if self._pictures.is_dir():
            for other in set(self._pictures.iterdir()) - kept:
                other.unlink(missing_ok=True)

    def _kept(self) -> list[Path]:
        try:
            return [Path(str(name)) for name in parse_json(self._store.read_text("utf-8"))]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError) as error:
            logger.warning("the list of recent files cannot be read: %s", error)
            return []
