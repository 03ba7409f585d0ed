"""Follows the log of a training while it is written, as curves over the steps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LOG_PATTERN = "runs/*/log.jsonl"
CURVES = ("loss", "valid_loss", "learning_rate", "tokens_per_sec")
"""The figures that are kept."""


class TrainingCurves:
    """The newest training of a work folder; a later one takes its place.

    Args:
        work_folder: The work folder.
    """

    def __init__(self, work_folder: Path) -> None:
        self._folder = work_folder
        self._path: Path | None = None
        self._offset = 0
        self._points: dict[str, dict[int, float]] = {name: {} for name in CURVES}

    @property
    def num_steps(self) -> int:
        """The last step; 0 before the first one."""
        return max(self._points["loss"], default=0)

    @property
    def run_folder(self) -> Path | None:
        """The folder of the training; None before there is one."""
        return None if self._path is None else self._path.parent

    def update(self) -> bool:
        """Reads what is new; True if there was anything."""
        path = self._newest()
        if path != self._path:
            self._path, self._offset = path, 0
            self._points = {name: {} for name in CURVES}
            if path is None:
                return True
        if path is None:
            return False
        try:
            with path.open("rb") as file:
                file.seek(self._offset)
                data = file.read()
        except OSError:
            return False
        whole, newline, _ = data.rpartition(b"\n")
        self._offset += len(whole) + len(newline)
        for line in whole.splitlines():
            self._take(line)
        return bool(newline)

    def curve(self, name: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(steps, values) of one of `CURVES`; of a step that was done twice the last counts."""
        points = self._points[name]
        steps = np.fromiter(points.keys(), dtype=np.float64, count=len(points))
        values = np.fromiter(points.values(), dtype=np.float64, count=len(points))
        order = np.argsort(steps, kind="stable")
        return steps[order], values[order]

    def _newest(self) -> Path | None:
        found: list[tuple[float, Path]] = []
        for path in self._folder.glob(_LOG_PATTERN):
            try:
                found.append((path.stat().st_mtime, path))
            except OSError:
                continue  # removed meanwhile
        return max(found)[1] if found else None

    def _take(self, line: bytes) -> None:
        try:
            row: Any = json.loads(line)
            step = int(row["step"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return  # cut off when the process was killed
        for name in CURVES:
            value = row.get(name)
            if isinstance(value, (int, float)):
                self._points[name][step] = float(value)
