"""Running the pipeline: which stages are to be run, each in a process of its own.

A child process per stage keeps whoever watches light, gives the memory back, and makes a crash
cost one stage. It speaks JSON lines and ends when its input is closed, so that it does not outlive
a parent that was killed.
"""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from amt_core.errors import AmtError
from amt_core.pipeline.config import PipelineConfig, read_config
from amt_core.pipeline.executors import Workers, workers
from amt_core.pipeline.expected_rate import expected_rate
from amt_core.pipeline.library.catalogue import Catalogue, StageRun
from amt_core.pipeline.process_tree import ProcessTree
from amt_core.pipeline.stages.cluster import Cluster, Embed
from amt_core.pipeline.stages.collect import Collect
from amt_core.pipeline.stages.describe import Describe
from amt_core.pipeline.stages.prepare import Evaluate, Export, Prepare, Train
from amt_core.pipeline.stages.report import Report
from amt_core.pipeline.stages.stage import Context, Stage
from amt_core.progress import (
    Advanced,
    Alerted,
    Finished,
    Metric,
    Progress,
    Started,
    from_json,
)
from amt_core.system.monitor.alerts import Alert
from amt_core.system.monitor.monitor import Monitor

logger = logging.getLogger(__name__)

STAGES: tuple[Stage, ...] = (
    Collect(), Describe(), Embed(), Cluster(), Prepare(), Train(), Export(), Evaluate(), Report(),
)  # fmt: skip
"""All stages in their order."""

STAGE_NAMES = tuple(stage.name for stage in STAGES)

UNCHANGED = "nothing has changed"

_STORAGE_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM})
_LOCK_FILE = "lock.sqlite"
_LOCK_TIMEOUT_SEC = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEvent:
    """What a stage says.

    Attributes:
        stage: Its name.
        event: What it says.
    """

    stage: str
    event: Progress


def stage_named(name: str) -> Stage:
    """One of `STAGES`."""
    return STAGES[STAGE_NAMES.index(name)]


def run_stage(
    stage: Stage,
    config: PipelineConfig,
    *,
    force: bool = False,
    on_alert: Callable[[Alerted], None] | None = None,
) -> Iterator[Progress]:
    """Runs one stage in this process and notes in the catalogue what it did.

    Args:
        stage: Which.
        config: The configuration.
        force: Whether to run it even if nothing has changed.
        on_alert: Gets the monitor's alerts at once, in the monitor's thread; without it they come
            with the next event.

    Raises:
        AmtError: Another process works in the same folder, an earlier stage has not run, or the
            stage cannot do its work.
    """
    folder = config.work_folder
    with _storage_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with (
        _storage_errors(folder),
        _alone(folder),
        contextlib.closing(Catalogue(folder)) as catalogue,
    ):
        for needed in stage.needs:
            if catalogue.output_of(needed) is None:
                raise AmtError(
                    f"The stage {stage.name} needs what the stage {needed} makes.",
                    f"Run `amt pipeline {needed}` first, or `amt pipeline run`.",
                )
        with workers(config.run.workers, scheduler=config.run.scheduler) as pool:
            context = Context(config=config, catalogue=catalogue, workers=pool)
            if not force and is_done(stage, context):
                yield Finished(message=UNCHANGED)
                return
            yield from _noted(stage, context, on_alert)


def is_done(stage: Stage, context: Context) -> bool:
    """Whether the output of a stage is that of its present key."""
    key = stage.key(context)
    if not key or context.catalogue.output_of(stage.name, key) is None:
        return False
    return stage.has_output(context)


def _noted(
    stage: Stage, context: Context, on_alert: Callable[[Alerted], None] | None
) -> Iterator[Progress]:
    """Runs a stage; its figures, and what went wrong with the machine, go into the catalogue."""
    catalogue, key = context.catalogue, stage.key(context)
    started_at, began = time.time(), time.monotonic()
    number = catalogue.begin_run(stage.name, key, started_at)
    logger.info("stage %s begins", stage.name)
    metrics: dict[str, float] = {}
    message, num_items, unit = "", 0, ""
    alerts: SimpleQueue[tuple[float, Alerted]] = SimpleQueue()

    def hear(alert: Alert) -> None:
        heard = Alerted(kind=alert.kind, message=alert.message, remedy=alert.remedy)
        alerts.put((time.monotonic() - began, heard))
        if on_alert is not None:
            on_alert(heard)

    monitor = Monitor(on_alert=hear)
    monitor.begin(
        stage.name,
        expected_rate=expected_rate(
            stage.name, key, catalogue, num_workers=context.workers.num_workers
        ),
    )

    def told() -> Iterator[Alerted]:
        # The catalogue belongs to this thread, and alerts come from the monitor's.
        while not alerts.empty():
            at_sec, alert = alerts.get()
            catalogue.note_alert(number, alert, at_sec=at_sec)
            if on_alert is None:
                yield alert

    with ProcessTree() as tree, monitor:
        for event in stage.run(context):
            monitor.note(event)
            yield from told()
            match event:
                case Started():
                    unit, num_items = event.unit, 0
                case Advanced():
                    num_items = event.done
                case Metric():
                    metrics[event.name] = event.value
                case Finished():
                    message = event.message
                    continue  # told once all is noted
                case _:
                    pass
            yield event
    yield from told()
    run = StageRun(
        stage=stage.name,
        key=key,
        started_at=started_at,
        seconds=time.monotonic() - began,
        num_items=num_items,
        unit=unit,
        peak_memory_bytes=tree.peak_bytes,
        message=message,
        metrics=metrics
        | monitor.usage[stage.name].metrics()
        | {"core_seconds": round(tree.core_seconds, 2)},
    )
    catalogue.finish_run(number, run, stage.output(context))
    logger.info("stage %s: %s in %.1f s", stage.name, message, run.seconds)
    yield Finished(message=message)


def run_pipeline(
    config_path: Path, *, first: str, last: str, options: Sequence[str] = ()
) -> Iterator[StageEvent]:
    """Runs the stages from `first` to `last`, each in a child process.

    Args:
        config_path: The configuration.
        first: The first stage.
        last: The last stage.
        options: More arguments of the command line for every stage.

    Raises:
        AmtError: What a stage could not do.
    """
    config = read_config(config_path)  # what is wrong with it is told before anything begins
    start, end = STAGE_NAMES.index(first), STAGE_NAMES.index(last)
    if start > end:
        raise AmtError(f"The stage {first} comes after {last}.", "Exchange --from and --to.")
    for stage in STAGES[start : end + 1]:
        if _needs_no_run(stage, config):
            yield StageEvent(stage=stage.name, event=Finished(message=UNCHANGED))
            continue
        for event in _in_child(stage.name, config_path, options):
            yield StageEvent(stage=stage.name, event=event)


def _needs_no_run(stage: Stage, config: PipelineConfig) -> bool:
    with contextlib.closing(Catalogue(config.work_folder)) as catalogue:
        return is_done(stage, _only_looking(config, catalogue))


def _only_looking(config: PipelineConfig, catalogue: Catalogue) -> Context:
    """A context for questions; its executor starts nothing."""
    nobody = Workers(executor=ThreadPoolExecutor(1), num_workers=1)
    return Context(config=config, catalogue=catalogue, workers=nobody)


def stage_command(name: str, config_path: Path, options: Sequence[str] = ()) -> list[str]:
    """The command line of one stage as a child process."""
    if getattr(sys, "frozen", False):
        program = [str(Path(sys.executable).with_name("amt"))]
    else:
        program = [sys.executable, "-m", "amt_core.cli"]
    return [*program, "pipeline", name, str(config_path), "--json", "--child", *options]


def _in_child(name: str, config_path: Path, options: Sequence[str]) -> Iterator[Progress]:
    child = subprocess.Popen(
        stage_command(name, config_path, options),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert child.stdin is not None and child.stdout is not None
    failed: AmtError | None = None
    try:
        for line in child.stdout:
            fields = json.loads(line)
            if fields.get("event") == "failed":
                failed = AmtError(fields["message"], fields["hint"])
            else:
                fields.pop("stage", None)
                yield from_json(fields)
        status = child.wait()
    finally:
        # Whoever stops listening stops the stage.
        child.stdin.close()
        child.stdout.close()
        child.wait()
    if failed is not None:
        raise failed
    if status != 0:
        raise AmtError(
            f"The stage {name} ended unexpectedly (status {status}).",
            "Run it again: it goes on where it was. The log tells more.",
        )


@contextlib.contextmanager
def _storage_errors(folder: Path) -> Generator[None]:
    """Says in a sentence that a disk is full or may not be written."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        if isinstance(error, OSError) and error.errno not in _STORAGE_ERRORS:
            raise
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise AmtError(
            f'"{folder}" cannot be written: {reason}.',
            "Make room, or choose another work folder; what is done is kept.",
        ) from error


@contextlib.contextmanager
def _alone(folder: Path) -> Generator[None]:
    """Keeps other processes out of a folder; ends with the process, however that ends."""
    lock = sqlite3.connect(folder / _LOCK_FILE, timeout=_LOCK_TIMEOUT_SEC, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise AmtError(
            f"Another run is at work in {folder}.", "Wait until it has ended, or stop it."
        ) from error
    try:
        yield
    finally:
        lock.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStatus:
    """How a stage stands.

    Attributes:
        stage: Its name.
        state: `not run`, `done` or `out of date`.
        run: Its last complete run.
    """

    stage: str
    state: str
    run: StageRun | None


def status(config: PipelineConfig) -> list[StageStatus]:
    """How every stage stands; nothing is changed."""
    with contextlib.closing(Catalogue(config.work_folder)) as catalogue:
        context = _only_looking(config, catalogue)
        last_runs = {run.stage: run for run in catalogue.runs()}
        found: list[StageStatus] = []
        for stage in STAGES:
            run = last_runs.get(stage.name)
            if run is None:
                state = "not run"
            elif not stage.key(context) or is_done(stage, context):
                state = "done"
            else:
                state = "out of date"
            found.append(StageStatus(stage=stage.name, state=state, run=run))
        return found
