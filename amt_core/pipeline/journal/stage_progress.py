"""The progress of each stage of a run, from the lines of its journal."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from amt_core.pipeline.journal.entries import JournalLine, RunEnd, RunEvent, RunHeader
from amt_core.progress import Advanced, Alerted, Finished, Metric, Started, Warned

_RATE_WINDOW_SEC = 20.0
# Items that are known from before are passed over at once, which is no rate of the work.
_MIN_RATE_SEC = 0.5
# Training yields these at each step.
_STEP_METRICS = ("loss", "learning_rate", "tokens_per_sec", "sequences_per_sec")


class RunState(StrEnum):
    """The state of a stage within a run."""

    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(slots=True, kw_only=True)
class StageProgress:
    """The progress of one stage.

    Attributes:
        stage: Its name.
        state: Its state.
        message: What it does, or what it has done, or the error.
        done: Items that are done.
        total: Items in all; 0 if the number is not known.
        unit: What is counted, in the plural.
        is_remote: True if another machine sets the pace.
        metrics: The last value of each figure.
    """

    stage: str
    state: RunState = RunState.RUNNING
    message: str = ""
    done: int = 0
    total: int = 0
    unit: str = ""
    is_remote: bool = False
    metrics: dict[str, float] = field(default_factory=dict[str, float])
    _steps: deque[tuple[float, int]] = field(default_factory=deque[tuple[float, int]])

    @property
    def share(self) -> float | None:
        """The share that is done, 0..1; None if the total is not known."""
        return min(self.done / self.total, 1.0) if self.total else None

    @property
    def rate(self) -> float | None:
        """Items per second lately; None before there are two steps."""
        if len(self._steps) < 2:
            return None
        (first_at, first), (last_at, last) = self._steps[0], self._steps[-1]
        elapsed_sec = last_at - first_at
        is_known = elapsed_sec >= _MIN_RATE_SEC and last > first
        return (last - first) / elapsed_sec if is_known else None

    @property
    def remaining_sec(self) -> float | None:
        """Seconds until the end at the present rate; None if that is not known."""
        rate = self.rate
        if self.state is not RunState.RUNNING or not rate or not self.total:
            return None
        return max(self.total - self.done, 0) / rate

    def advance(self, at: float, done: int, total: int) -> None:
        """Takes a step of progress."""
        self.done, self.total = done, total or self.total
        self._steps.append((at, done))
        while at - self._steps[0][0] > _RATE_WINDOW_SEC and len(self._steps) > 2:
            self._steps.popleft()

    def begin_part(self, event: Started) -> None:
        """Takes the beginning of a part of the work, which counts from zero."""
        self.done, self.total, self.unit, self.message = 0, event.total, event.unit, event.message
        self.is_remote = event.is_remote
        self._steps.clear()


class RunProgress:
    """The stages of a run in the order in which they began.

    Attributes:
        header: The run; None before its first line.
        end: How it ended; None while it lasts.
        stages: The progress of each stage that has begun, by name.
        log: The lines that a person reads, without the progress of each step.
    """

    def __init__(self) -> None:
        self._reset(None)

    def _reset(self, header: RunHeader | None) -> None:
        self.header = header
        self.end: RunEnd | None = None
        self.stages: dict[str, StageProgress] = {}
        self.log: list[JournalLine] = []

    @property
    def current(self) -> StageProgress | None:
        """The stage that runs; None between stages and after the end."""
        running = [each for each in self.stages.values() if each.state is RunState.RUNNING]
        return running[-1] if running else None

    def take(self, lines: Iterable[JournalLine]) -> None:
        """Takes lines of the journal in their order."""
        for line in lines:
            match line:
                case RunHeader():
                    self._reset(line)
                case RunEnd():
                    self._end(line)
                case RunEvent():
                    self._take_event(line)
            if not _is_step(line):
                self.log.append(line)

    def lose(self, at: float) -> None:
        """Records that the process is gone without a last line."""
        current = self.current
        stage = current.stage if current else ""
        end = RunEnd(at=at, stage=stage, outcome="lost")
        self._end(end)
        self.log.append(end)

    def _end(self, end: RunEnd) -> None:
        self.end = end
        failed = end.outcome in ("failed", "lost")
        if failed and end.stage:  # it may have failed before its first event
            self.stages.setdefault(end.stage, StageProgress(stage=end.stage))
        current = self.current
        if current is not None:
            current.state = RunState.FAILED if failed else RunState.STOPPED
            if end.message:
                current.message = end.message

    def _take_event(self, line: RunEvent) -> None:
        stage = self.stages.setdefault(line.stage, StageProgress(stage=line.stage))
        match line.event:
            case Started():
                stage.begin_part(line.event)
            case Advanced(done=done, total=total):
                stage.advance(line.at, done, total)
            case Metric(name=name, value=value):
                stage.metrics[name] = value
            case Finished(message=message):
                stage.state, stage.message = RunState.FINISHED, message
            case Alerted() | Warned():
                pass  # only the log shows them


def _is_step(line: JournalLine) -> bool:
    """True for the progress of a step, of which there are many."""
    if not isinstance(line, RunEvent):
        return False
    event = line.event
    is_metric = isinstance(event, Metric) and event.name in _STEP_METRICS
    return is_metric or isinstance(event, Advanced)
