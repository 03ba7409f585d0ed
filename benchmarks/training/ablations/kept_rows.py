"""Rows that are done, in a file, so that an interrupted run goes on after them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.system.files import replacing
from benchmarks.training.ablations.row import Row

Settings = dict[str, str | int | float]


@dataclass(slots=True, kw_only=True)
class KeptRows:
    """The rows of a table.

    Attributes:
        path: Where they are kept; nowhere without one.
        settings: What all rows have in common, and must have to be compared.
        rows: Name → row.
    """

    path: Path | None
    settings: Settings
    rows: dict[str, Row] = field(default_factory=dict[str, Row])

    def __post_init__(self) -> None:
        """Reads what an earlier run has kept, or begins the file.

        Raises:
            AmtError: The file is something else, of a run with other settings, or cannot be
                written, which nobody wants to learn after the first training.
        """
        if self.path is None:
            return
        if not self.path.exists():
            self._write(self.path)
            return
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            settings: Settings = kept["settings"]
            self.rows = {row["name"]: Row(**row) for row in kept["rows"]}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise AmtError(
                f'"{self.path}" holds no rows of this table.', "Name another file."
            ) from error
        if settings != self.settings:
            raise AmtError(
                f'The rows in "{self.path}" were measured otherwise: {settings}.',
                f"Name another file for {self.settings}.",
            )

    def keep(self, row: Row) -> None:
        """Adds a row.

        Raises:
            AmtError: The file cannot be written.
        """
        self.rows[row.name] = row
        if self.path is not None:
            self._write(self.path)

    def _write(self, path: Path) -> None:
        kept = {"settings": self.settings, "rows": [asdict(row) for row in self.rows.values()]}
        try:
            with replacing(path) as temporary:
                temporary.write_text(json.dumps(kept) + "\n", encoding="utf-8")
        except OSError as error:
            raise AmtError(f'"{path}" cannot be written: {error.strerror}.') from error
