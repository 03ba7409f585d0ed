"""The log of a training run: one JSON object a line, one line a step."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

logger = logging.getLogger(__name__)

LOG_FILE = "log.jsonl"


def read_training_log(run: Path) -> list[dict[str, Any]]:
    """The rows of a run in the order of their steps; empty without a log.

    Of a step that was done twice, after a run was killed, the last row counts. A line that was cut
    off is passed over.

    Args:
        run: The folder of the training run.
    """
    path = run / LOG_FILE
    if not path.exists():
        return []
    rows: dict[int, dict[str, Any]] = {}
    for line in path.read_bytes().splitlines():
        row = _row(line)
        if row is None:
            logger.warning("%s has a line that cannot be read; it is passed over", path)
        else:
            rows[int(row["step"])] = row
    return [rows[step] for step in sorted(rows)]


def append_row(run: Path, row: Mapping[str, Any]) -> None:
    """Adds the row of a step; one that was cut off before, as by a full disk, takes no part in it.

    Raises:
        OSError: It cannot be written.
    """
    with (run / LOG_FILE).open("a+b") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                file.write(b"\n")
        file.write(json.dumps(row).encode() + b"\n")


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    row = cast("dict[str, Any]", value)
    needed = (row.get(name) for name in ("step", "tokens", "loss", "tokens_per_sec"))
    return row if all(isinstance(number, (int, float)) for number in needed) else None
