"""The state of every stage: not run, unfinished, done, or out of date."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.pipeline.configuration.config import PipelineConfig
from amt_core.pipeline.library.catalogue import StageRun
from amt_core.pipeline.stages.registry import STAGES, StageEntry
from amt_core.pipeline.work_folder import WorkFolder, opened

NOT_RUN, UNFINISHED, DONE, OUT_OF_DATE = "not run", "unfinished", "done", "out of date"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStatus:
    """The state of a stage.

    Attributes:
        stage: Its name.
        state: `not run`, `done` or `out of date`; `unfinished` if its last run has begun and is
            not complete, so that the next one continues it.
        run: Its last complete run; None if there is none.
    """

    stage: str
    state: str
    run: StageRun | None


def is_done(entry: StageEntry, work: WorkFolder) -> bool:
    """True if the stage has run with its present inputs, and its output is still there.

    Stages that always run are never done.
    """
    stage = entry.load()
    key = stage.key(work)
    if not key or work.catalogue.output_of(entry.name, key) is None:
        return False
    return stage.has_output(work)


def needs_no_run(entry: StageEntry, config: PipelineConfig) -> bool:
    """True if nothing has changed since the stage ran; starts nothing and writes nothing."""
    with opened(config) as work:
        return work is not None and is_done(entry, work)


def status(config: PipelineConfig) -> list[StageStatus]:
    """The state of every stage, in their order; starts nothing and writes nothing.

    A stage is also out of date if a stage that it needs is.
    """
    with opened(config) as work:
        if work is None:
            return [StageStatus(stage=each.name, state=NOT_RUN, run=None) for each in STAGES]
        last_runs = {run.stage: run for run in work.catalogue.runs()}
        unfinished = work.catalogue.unfinished_stages()
        states: dict[str, str] = {}
        for entry in STAGES:
            if entry.name not in last_runs:
                states[entry.name] = UNFINISHED if entry.name in unfinished else NOT_RUN
                continue
            if entry.load().key(work):
                needs_are_done = all(states[name] == DONE for name in entry.needs)
                is_current = needs_are_done and is_done(entry, work)
            else:
                # It always runs, and is about all stages before it.
                began = last_runs[entry.name].started_at
                is_current = {OUT_OF_DATE, UNFINISHED}.isdisjoint(states.values()) and all(
                    last_runs[name].started_at <= began for name in states if name in last_runs
                )
            stale = UNFINISHED if entry.name in unfinished else OUT_OF_DATE
            states[entry.name] = DONE if is_current else stale
        return [
            StageStatus(stage=name, state=state, run=last_runs.get(name))
            for name, state in states.items()
        ]
