"""Running the pipeline: one stage in this process, or a range of stages in child processes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.pipeline.clusters.encoders import encoder_folder
from amt_core.pipeline.configuration.config import PipelineConfig, read_config
from amt_core.pipeline.executors import workers
from amt_core.pipeline.library.catalogue import Catalogue
from amt_core.pipeline.library.storage_errors import storage_errors
from amt_core.pipeline.running.child_process import run_in_child
from amt_core.pipeline.running.lock import locked
from amt_core.pipeline.running.run_record import recorded
from amt_core.pipeline.stages.registry import STAGE_NAMES, STAGES, StageEntry
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.status import is_done, needs_no_run
from amt_core.pipeline.texts.wikipedia.api import PACKAGES as WIKIPEDIA_PACKAGES
from amt_core.pipeline.work_folder import WorkFolder
from amt_core.progress import Alerted, Finished, Progress
from amt_core.sentence import Sentence
from amt_core.system.installed import how_to_install

UNCHANGED = Sentence("nothing has changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEvent:
    """An event of a stage.

    Attributes:
        stage: The stage's name.
        event: The event.
    """

    stage: str
    event: Progress


class StageError(AmtError):
    """A stage of a run has failed, or cannot begin.

    Args:
        stage: The stage's name.
        error: What is wrong with it.
    """

    def __init__(self, stage: str, error: AmtError) -> None:
        super().__init__(error.message, error.hint)
        self.stage = stage


def run_stage(
    entry: StageEntry,
    config: PipelineConfig,
    *,
    force: bool = False,
    on_alert: Callable[[Alerted], None] | None = None,
) -> Iterator[Progress]:
    """Runs one stage in this process and records in the catalogue what it did.

    Args:
        entry: The stage.
        config: The configuration.
        force: True runs it even if nothing has changed.
        on_alert: Called with each alert of the monitor at once, in the monitor's thread; without
            it alerts come with the next event.

    Raises:
        AmtError: Another process works in the same folder, an earlier stage has not run, or the
            stage cannot do its work.
    """
    folder = config.work_folder
    with (
        storage_errors(folder),
        contextlib.closing(Catalogue(folder)) as catalogue,
        locked(folder),
    ):
        for needed in entry.needs:
            if catalogue.output_of(needed) is None:
                raise AmtError(
                    Sentence(
                        "The stage {stage} needs the output of the stage {needed}.",
                        stage=entry.name,
                        needed=needed,
                    ),
                    Sentence(
                        "Run `amt pipeline {needed}` first, or `amt pipeline run`.", needed=needed
                    ),
                )
        work = WorkFolder(config=config, catalogue=catalogue)
        if not force and is_done(entry, work):
            yield Finished(message=UNCHANGED)
            return
        _check_packages(entry, config)
        with workers(config.run.workers, scheduler=config.run.scheduler) as pool:
            context = Context(work=work, workers=pool)
            yield from recorded(entry.name, entry.load(), context, on_alert)


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
        AmtError: The configuration or the range is wrong.
        StageError: A stage has failed, or misses something; what can be known before the first
            stage is reported before it.
    """
    config = read_config(config_path)
    start, end = STAGE_NAMES.index(first), STAGE_NAMES.index(last)
    if start > end:
        raise AmtError(
            Sentence("The stage {first} comes after {last}.", first=first, last=last),
            "Exchange --from and --to.",
        )
    entries = STAGES[start : end + 1]
    # What is missing is told before the first stage and not hours later.
    for entry in entries:
        with _naming(entry):
            if not needs_no_run(entry, config):
                _check_packages(entry, config)
            if entry.name == "embed":
                encoder_folder(config.embed.encoder)
    for entry in entries:
        if needs_no_run(entry, config):
            yield StageEvent(stage=entry.name, event=Finished(message=UNCHANGED))
            continue
        with _naming(entry):
            for event in run_in_child(entry.name, config_path, options):
                yield StageEvent(stage=entry.name, event=event)


@contextlib.contextmanager
def _naming(entry: StageEntry) -> Generator[None]:
    """Says of an error to which stage it belongs."""
    try:
        yield
    except AmtError as error:
        raise StageError(entry.name, error) from error


def _check_packages(entry: StageEntry, config: PipelineConfig) -> None:
    """Refuses a stage that needs a package that is not installed.

    Raises:
        AmtError: A package is missing.
    """
    needed = entry.packages
    if entry.name == "describe" and config.describe.wikipedia:
        needed += WIKIPEDIA_PACKAGES
    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        raise AmtError(
            Sentence(
                "The stage {stage} needs packages that are not installed: {packages}.",
                stage=entry.name,
                packages=", ".join(missing),
            ),
            how_to_install("amt-desktop[train]"),
        )
