"""Reads a journal while it is being written, and finds out whether its run is still alive."""

from __future__ import annotations

import json
from pathlib import Path

import psutil

from amt_core.pipeline.journal.entries import (
    JournalLine,
    RunEnd,
    RunHeader,
    journal_file,
    line_from_json,
)

# Clocks of processes are exact to a tick of the kernel.
_SAME_START_SEC = 1.0


class JournalReader:
    """Follows the journal of a work folder; a new run in the folder is noticed.

    Args:
        work_folder: The folder of the run.

    Attributes:
        header: The run that is followed; None before there is one.
        end: How the run ended; None while there is no last line.
    """

    def __init__(self, work_folder: Path) -> None:
        self.header: RunHeader | None = None
        self.end: RunEnd | None = None
        self._path = journal_file(work_folder)
        self._first_line = b""
        self._offset = 0

    def read(self) -> list[JournalLine]:
        """The lines since the last call; a header begins a new run."""
        try:
            with self._path.open("rb") as file:
                first = file.readline()
                if not first.endswith(b"\n"):
                    return []
                if first != self._first_line:
                    self._first_line, self._offset = first, 0
                    self.header, self.end = None, None
                file.seek(self._offset)
                data = file.read()
        except OSError:
            return []
        whole, newline, _ = data.rpartition(b"\n")
        self._offset += len(whole) + len(newline)
        lines = [line for each in whole.splitlines() if (line := _line(each)) is not None]
        for line in lines:
            match line:
                case RunHeader():
                    self.header = line
                case RunEnd():
                    self.end = line
                case _:
                    pass
        return lines

    def is_alive(self) -> bool:
        """True while the process of the run exists and has not written its last line."""
        return self.header is not None and self.end is None and _exists(self.header)


def alive_run(work_folder: Path) -> RunHeader | None:
    """The run at work in a folder; None if none is."""
    try:
        with journal_file(work_folder).open("rb") as file:
            line = _line(file.readline())
    except OSError:
        return None
    return line if isinstance(line, RunHeader) and _exists(line) else None


def _line(data: bytes) -> JournalLine | None:
    """One line; None if it is damaged."""
    try:
        return line_from_json(json.loads(data))
    except (ValueError, AttributeError, TypeError, RecursionError):
        return None


def _exists(header: RunHeader) -> bool:
    try:
        process = psutil.Process(header.pid)
        is_same = abs(process.create_time() - header.process_started_at) < _SAME_START_SEC
        return is_same and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
