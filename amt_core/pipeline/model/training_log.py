"""The log of a training run: one JSON object a line, one line a step."""

from __future__ import annotations

import json
import logging
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
