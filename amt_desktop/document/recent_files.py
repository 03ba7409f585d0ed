"""The files that were opened or saved last."""

from __future__ import annotations

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
        store: The file that keeps it; it need not exist yet.
    """

    def __init__(self, store: Path) -> None:
        self._store = store

    def paths(self) -> list[Path]:
        """The files that still exist, newest first."""
        return [path for path in self._kept() if path.is_file()]

    def add(self, path: Path) -> None:
        """Puts a file first."""
        path = path.absolute()
        paths = [path, *(other for other in self._kept() if other != path)][:MAX_FILES]
        try:
            self._store.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._store) as temporary:
                temporary.write_text(json.dumps([str(path) for path in paths]), encoding="utf-8")
        except OSError as error:
            logger.warning("the list of recent files cannot be kept: %s", error)

    def _kept(self) -> list[Path]:
        try:
            return [Path(str(name)) for name in parse_json(self._store.read_text("utf-8"))]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError) as error:
            logger.warning("the list of recent files cannot be read: %s", error)
            return []
