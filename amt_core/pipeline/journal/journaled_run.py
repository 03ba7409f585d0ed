"""A run that writes a journal and obeys requests to stop, in this process or in one of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import read_config
from amt_core.pipeline.journal.entries import output_file
from amt_core.pipeline.journal.reader import alive_run
from amt_core.pipeline.journal.stop import StopWatcher
from amt_core.pipeline.journal.writer import JournalWriter
from amt_core.pipeline.run import StageError, StageEvent, run_pipeline
from amt_core.progress import Finished
from amt_core.sentence import Sentence
from amt_core.system.machine.priority import lower_process
from amt_core.system.own_command import own_command

# A quarter of the cores is left to a run next to a window that composes, and all without one.
_NICENESS = 5


def run_with_journal(
    config_path: Path, *, first: str, last: str, options: Sequence[str] = ()
) -> Generator[StageEvent]:
    """Runs the stages from `first` to `last` as `run_pipeline` does, and writes the journal.

    Raises:
        AmtError: Another run is at work in the folder, or what `run_pipeline` raises.
    """
    folder = read_config(config_path).work_folder
    _refuse_second_run(folder)
    try:
        journal = JournalWriter(folder, first=first, last=last)
    except OSError as error:
        raise AmtError(
            Sentence(
                '"{folder}" cannot be written: {reason}.', folder=folder, reason=error.strerror
            ),
            "Choose another work folder.",
        ) from error
    try:
        with StopWatcher(folder) as watcher:
            for each in run_pipeline(config_path, first=first, last=last, options=options):
                journal.write(each.stage, each.event)
                yield each
                is_end_of_stage = isinstance(each.event, Finished)
                if is_end_of_stage and each.stage != last and watcher.stops_after_stage:
                    journal.end("stopped")
                    return
    except AmtError as error:
        stage = error.stage if isinstance(error, StageError) else ""
        journal.end("failed", message=error.message, hint=error.hint, stage=stage)
        raise
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        journal.end("stopped")
        raise
    except BaseException as error:
        journal.end(
            "failed", message=Sentence("An unexpected error occurred: {error}.", error=error)
        )
        raise
    journal.end("finished")


def start_detached(
    config_path: Path, *, first: str, last: str, python: str = ""
) -> subprocess.Popen[Any]:
    """Starts a run in a process of its own, which outlives this one and gives way to it.

    Args:
        config_path: The configuration.
        first: The first stage.
        last: The last stage.
        python: The Python that runs it; empty takes the one that runs this program.

    Raises:
        AmtError: Another run is at work in the folder, or the configuration is wrong.
    """
    folder = read_config(config_path).work_folder
    _refuse_second_run(folder)
    # Its own session: closing a terminal or the window ends this process and not the run.
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with output_file(folder).open("wb") as output:
            run = subprocess.Popen(
                [*own_command(python), "pipeline", "run", str(config_path), "--from", first,
                 "--to", last, "--json"],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=output,
                start_new_session=True, creationflags=flags,
            )  # fmt: skip
            lower_process(run.pid, _NICENESS)
            return run
    except OSError as error:
        raise AmtError(
            Sentence("The run cannot be started: {reason}.", reason=error.strerror),
            "Choose another work folder, or another Python for training in the preferences.",
        ) from error


def _refuse_second_run(folder: Path) -> None:
    if alive_run(folder) is not None:
        raise AmtError(
            Sentence("Another run is at work in {folder}.", folder=folder),
            "Wait until it has ended, or stop it.",
        )
