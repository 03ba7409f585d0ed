"""The progress of a run follows from its journal."""

from __future__ import annotations

import pytest

from amt_core.pipeline.journal.entries import JournalLine, Outcome, RunEnd, RunEvent, RunHeader
from amt_core.pipeline.journal.stage_progress import RunProgress, RunState
from amt_core.progress import Advanced, Alerted, Finished, Metric, Progress, Started

HEADER = RunHeader(pid=1, process_started_at=0.0, started_at=0.0, first="collect", last="train")


def at(seconds: float, event: Progress, stage: str = "train") -> RunEvent:
    return RunEvent(at=seconds, stage=stage, event=event)


def progress_of(*lines: JournalLine) -> RunProgress:
    progress = RunProgress()
    progress.take([HEADER, *lines])
    return progress


def test_rate_and_time_left_follow_from_the_last_seconds() -> None:
    run = progress_of(
        at(0, Started(total=100, unit="steps")),
        at(0, Advanced(done=0)),
        at(5, Advanced(done=10)),
        at(10, Advanced(done=20)),
    )
    assert run.current is not None
    assert run.current.share == 0.2
    assert run.current.rate == 2.0
    assert run.current.remaining_sec == 40.0


def test_another_part_of_a_stage_counts_from_zero() -> None:
    run = progress_of(
        at(0, Started(total=10, unit="files")),
        at(1, Advanced(done=9)),
        at(2, Started(total=4, unit="pieces")),
    )
    assert run.current is not None
    assert (run.current.done, run.current.total, run.current.unit) == (0, 4, "pieces")
    assert run.current.rate is None


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("stopped", RunState.STOPPED), ("failed", RunState.FAILED), ("lost", RunState.FAILED)],
)
def test_the_end_of_a_run_is_the_end_of_its_stage(outcome: Outcome, state: RunState) -> None:
    run = progress_of(
        at(0, Finished(message="7 files"), "collect"),
        at(1, Started(total=3)),
        RunEnd(at=2, stage="train", outcome=outcome, message="The disk is full."),
    )
    assert run.current is None
    assert run.stages["collect"].state is RunState.FINISHED
    assert run.stages["train"].state is state
    assert run.stages["train"].message == "The disk is full."


def test_a_stage_that_failed_before_its_first_event_has_failed_with_the_reason() -> None:
    run = progress_of(
        at(0, Finished(message="7 files"), "collect"),
        RunEnd(at=2, stage="train", outcome="failed", message="It ended unexpectedly."),
    )
    assert run.stages["collect"].state is RunState.FINISHED
    assert run.stages["train"].state is RunState.FAILED
    assert run.stages["train"].message == "It ended unexpectedly."


def test_a_new_run_forgets_the_one_before() -> None:
    run = progress_of(at(0, Started(total=3)))
    run.take([HEADER])
    assert run.stages == {}
    assert run.log == [HEADER]


def test_the_log_leaves_the_steps_out() -> None:
    alert = Alerted(kind="memory", message="Much memory is in use.", remedy="Use less.")
    run = progress_of(
        at(0, Advanced(done=1)),
        at(0, Metric(name="loss", value=1.0)),
        at(0, Metric(name="broken_files", value=1.0)),
        at(0, alert),
    )
    events = [line.event for line in run.log if isinstance(line, RunEvent)]
    assert events == [Metric(name="broken_files", value=1.0), alert]
