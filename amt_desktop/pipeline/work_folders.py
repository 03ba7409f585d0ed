"""The work folders that were used last, kept from one start to the next."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from amt_core.system.files import replacing
from amt_core.system.json_text import parse_json

_MAX_FOLDERS = 8


class WorkFolders:
    """A short list of folders, the last used one first.

    Args:
        file: The file of the list.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._folders = self._read()

    @property
    def recent(self) -> list[Path]:
        """The folders that still exist, the last used one first."""
        return [folder for folder in self._folders if folder.is_dir()]

    def use(self, folder: Path) -> None:
        """Puts a folder in front and saves the list; a list that cannot be saved is not kept."""
        others = [each for each in self._folders if each != folder]
        self._folders = [folder, *others][:_MAX_FOLDERS]
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._file) as temporary:
                temporary.write_text(json.dumps([str(each) for each in self._folders]), "utf-8")

    def _read(self) -> list[Path]:
        try:
            names = parse_json(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        if not isinstance(names, list):
            return []
        return [Path(name) for name in names if isinstance(name, str)]
