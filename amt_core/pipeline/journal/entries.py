"""The lines of a journal: who runs, every event with its time, and how the run ended."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from amt_core.progress import Progress, from_json, to_json
from amt_core.sentence import from_fields, to_fields

Outcome = Literal["finished", "stopped", "failed", "lost"]
"""`lost` is the end of a run whose process disappeared without a last line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunHeader:
    """The first line of a journal: the process that runs, and the stages it was asked for.

    Attributes:
        pid: The process.
        process_started_at: When the process was started, seconds since 1970; a later process may
            have the same number.
        started_at: When the run began, seconds since 1970.
        first: The first stage.
        last: The last stage.
    """

    pid: int
    process_started_at: float
    started_at: float
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEvent:
    """An event of a stage.

    Attributes:
        at: Seconds since 1970.
        stage: The stage's name.
        event: The event.
    """

    at: float
    stage: str
    event: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEnd:
    """The last line of a journal.

    Attributes:
        at: Seconds since 1970.
        stage: The stage that failed, or ran last; empty if none began.
        outcome: How the run ended.
        message: The error, in a sentence; empty without one.
        hint: The remedy.
    """

    at: float
    stage: str
    outcome: Outcome
    message: str = ""
    hint: str = ""


JournalLine = RunHeader | RunEvent | RunEnd


def journal_file(work_folder: Path) -> Path:
    """The journal of the last run in a work folder."""
    return work_folder / "progress.jsonl"


def output_file(work_folder: Path) -> Path:
    """The file with what a detached run wrote to its error output."""
    return work_folder / "run-output.log"


def line_to_json(line: JournalLine) -> dict[str, Any]:
    """The line as a plain object."""
    match line:
        case RunHeader():
            return {"run": asdict(line)}
        case RunEnd():
            return {"end": to_fields(asdict(line))}
        case RunEvent():
            return {"at": line.at, "stage": line.stage, **to_json(line.event)}


def line_from_json(fields: dict[str, Any]) -> JournalLine:
    """The line that `line_to_json` turned into this object.

    Raises:
        ValueError: It is no line of a journal.
    """
    try:
        if "run" in fields:
            return RunHeader(**fields["run"])
        if "end" in fields:
            return RunEnd(**from_fields(fields["end"]))  # type: ignore[arg-type]
        values = dict(fields)
        return RunEvent(
            at=float(values.pop("at")), stage=str(values.pop("stage")), event=from_json(values)
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a line of a journal: {fields}") from error
