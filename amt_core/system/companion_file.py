"""The companion files of a model: they stand next to its weights, and are read by the same code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.checksums import changing_files, check_file

_Content = TypeVar("_Content")

REINSTALL: Final = Sentence("Install the model again, or export it again.")

# The errors that readers raise for a damaged file.
_DAMAGED = (AssertionError, AttributeError, KeyError, OSError, TypeError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CompanionFile(Generic[_Content]):
    """One companion file: its name, and how it is read and written.

    Attributes:
        name: The name of the file in the model folder.
        read: Reads the file, or gives None for one that is out of date; it may raise any of the
            usual errors for a damaged one.
        write: Writes the file.
        is_required: Whether a model cannot compose without it.
    """

    name: str
    read: Callable[[Path], _Content | None]
    write: Callable[[Path, _Content], None]
    is_required: bool = False

    def load(self, folder: Path) -> _Content | None:
        """The content of the file of a model; None where an optional one is missing or out of date.

        Raises:
            AmtError: The file is damaged, differs from its checksum, or is required and missing.
        """
        path = folder / self.name
        check_file(folder, self.name)
        if not path.exists() and not self.is_required:
            return None
        try:
            return self.read(path)
        except FileNotFoundError as error:
            raise AmtError(Sentence("{path} is missing.", path=path), REINSTALL) from error
        except _DAMAGED as error:
            raise AmtError(Sentence("{path} is damaged.", path=path), REINSTALL) from error

    def save(self, folder: Path, content: _Content | None) -> None:
        """Writes the file of a model and its checksum; None removes both."""
        with changing_files(folder, self.name):
            if content is None:
                (folder / self.name).unlink(missing_ok=True)
            else:
                self.write(folder / self.name, content)
