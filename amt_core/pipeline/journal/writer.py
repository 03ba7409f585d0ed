"""Writes the journal of a run; frequent events are thinned, so that the file stays small."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import psutil

from amt_core.pipeline.journal.entries import (
    JournalLine,
    Outcome,
    RunEnd,
    RunEvent,
    RunHeader,
    journal_file,
    line_to_json,
)
from amt_core.progress import Advanced, Metric, Progress

# Training yields five events a step. Its own log has every step.
_INTERVAL_SEC = 1.0


class JournalWriter:
    """Writes one run; of progress and of each metric the last value in a second is written.

    Args:
        work_folder: The folder of the run; made when it is missing.
        first: The first stage of the run.
        last: The last stage of the run.
        clock: The present time, seconds since 1970.
    """

    def __init__(
        self,
        work_folder: Path,
        *,
        first: str,
        last: str,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._clock = clock
        self._stage = ""
        self._pending: dict[str, RunEvent] = {}
        self._written_at = 0.0
        self._has_ended = False
        work_folder.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] = journal_file(work_folder).open("w", encoding="utf-8")
        header = RunHeader(
            pid=os.getpid(),
            process_started_at=psutil.Process().create_time(),
            started_at=clock(),
            first=first,
            last=last,
        )
        self._append(header)

    def write(self, stage: str, event: Progress) -> None:
        """Adds an event of a stage."""
        now = self._clock()
        self._stage = stage
        entry = RunEvent(at=now, stage=stage, event=event)
        match event:
            case Advanced():
                self._pending["advanced"] = entry
            case Metric():
                self._pending[event.name] = entry
            case _:
                self._flush(now)
                self._append(entry)
        if now - self._written_at >= _INTERVAL_SEC:
            self._flush(now)

    def end(self, outcome: Outcome, *, message: str = "", hint: str = "", stage: str = "") -> None:
        """Adds the last line and closes the file; does nothing the second time.

        Args:
            outcome: How the run ended.
            message: The error, in a sentence; empty without one.
            hint: The remedy.
            stage: The stage that failed; empty takes the last one that said something.
        """
        if self._has_ended:
            return
        self._has_ended = True
        now = self._clock()
        self._flush(now)
        stage = stage or self._stage
        self._append(RunEnd(at=now, stage=stage, outcome=outcome, message=message, hint=hint))
        self._file.close()

    def _flush(self, now: float) -> None:
        for entry in self._pending.values():
            self._append(entry)
        self._pending.clear()
        self._written_at = now

    def _append(self, line: JournalLine) -> None:
        self._file.write(json.dumps(line_to_json(line), ensure_ascii=False) + "\n")
        self._file.flush()
