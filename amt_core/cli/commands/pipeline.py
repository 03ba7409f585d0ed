"""`amt pipeline`: from a folder of MIDI files to a model of one's own, stage by stage."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import threading
import time
from collections.abc import Generator
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType
from typing import Self

from amt_core.cli import STATUS_INTERRUPTED
from amt_core.cli.command import Command
from amt_core.cli.commands import pipeline_direct, pipeline_take
from amt_core.cli.console import (
    ProgressBar,
    print_json,
    print_json_line,
    print_table,
    whole_number,
)
from amt_core.errors import AmtError
from amt_core.pipeline.stages.registry import STAGE_NAMES, STAGES, stage_named
from amt_core.progress import Finished, Progress, counted, to_json
from amt_core.sentence import to_fields

_CONFIG = Path("config.toml")
# Within this time a stopped training saves its checkpoint.
_GRACE_SEC = 60.0
_DETAILS = {
    # A test compares the names with the table of companion files: to import the table would slow
    # down the start of every command.
    "export": "The model's folder has weights, vocabulary, an int8 graph, generation_config.json "
    "(sampling options) and the run's figures; the counts over the training pieces: priors.json "
    "(what is usual in a style), progressions.npz (which chord follows which), plans.json (forms, "
    "rests, roles and figures of a style), known_runs.npz "
    "(runs of notes that must not be copied); and, with a configuration, clusters.npz (the "
    "clusters of descriptions). `amt model critic` then adds critic.npz (the critic of phrases).",
}

_FILES = {
    "broken": "files that cannot be used, with the reason",
    "flagged": "files with a fault, with its name",
    "copies": "files with the notes of another file",
    "transposed": "files that are transpositions of another file",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the stages and their arguments."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)

    init = actions.add_parser("init", help="write a configuration for a folder of MIDI files")
    init.add_argument("folder", metavar="FOLDER", type=Path, help="where the MIDI files are")
    init.add_argument("-o", "--output", metavar="CONFIG.toml", type=Path, default=_CONFIG)
    init.add_argument(
        "--model",
        choices=("auto", "tiny", "small", "medium", "fine-tuned"),
        default="auto",
        help="the model to train: one that suits library and machine (the default), a tiny one to "
        "try everything out, a small or medium one, or the program's own trained further",
    )
    init.set_defaults(run_action=_init)

    run_all = actions.add_parser("run", help="run all stages; finished work is not done again")
    _add_config(run_all)
    run_all.add_argument("--from", dest="first", choices=STAGE_NAMES, default="collect")
    run_all.add_argument("--to", dest="last", choices=STAGE_NAMES, default="report")
    _add_workers(run_all)
    run_all.set_defaults(run_action=_run)

    status = actions.add_parser("status", help="the state of every stage")
    _add_config(status)
    status.add_argument("--json", action="store_true", help="print one JSON object")
    status.set_defaults(run_action=_status)

    files = actions.add_parser("files", help="list the files of the library")
    _add_config(files)
    which = files.add_mutually_exclusive_group()
    for name, summary in _FILES.items():
        which.add_argument(
            f"--{name}", dest="which", action="store_const", const=name, help=summary
        )
    files.add_argument("--json", action="store_true", help="print a line of JSON for each")
    files.set_defaults(run_action=_files)

    take = actions.add_parser("take", help="compose with the best weights of a training so far")
    pipeline_take.add_arguments(take)
    take.set_defaults(run_action=pipeline_take.run)

    for entry in STAGES:
        sentence = f"{entry.summary[0].upper()}{entry.summary[1:]}."
        details = _DETAILS.get(entry.name, "")
        stage = actions.add_parser(
            entry.name, help=entry.summary, description=f"{sentence} {details}"
        )
        _add_config(stage)
        _add_workers(stage)
        stage.add_argument("--force", action="store_true", help="also if nothing has changed")
        # For `run`: end when the input is closed, and print errors as JSON.
        stage.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
        pipeline_direct.add_arguments(entry.name, stage)
        stage.set_defaults(run_action=_stage, stage=entry.name)


def run(arguments: argparse.Namespace) -> int:
    """Carries one action out."""
    with _ending_on_sigterm():
        status: int = arguments.run_action(arguments)
    return status


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "config",
        metavar="CONFIG.toml",
        type=Path,
        nargs="?",
        default=_CONFIG,
        help=f"the configuration, {_CONFIG} by default",
    )


def _add_workers(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "--workers",
        metavar="N",
        type=whole_number(0, 1024),
        help="processes on this machine; 0 takes as many as there are cores",
    )
    add("--scheduler", metavar="tcp://HOST:PORT", help="a Dask cluster instead of this machine")
    add("--json", action="store_true", help="print every event as a line of JSON")


def _init(arguments: argparse.Namespace) -> int:
    from amt_core.pipeline.configuration.config import write_config
    from amt_core.pipeline.configuration.suggested_config import (
        SMALL_LIBRARY,
        about_training,
        count_music,
        suggested_config,
    )
    from amt_core.system.machine.hardware import this_hardware

    folder: Path = arguments.folder
    if not folder.exists():
        raise AmtError(f'There is no folder "{folder}".', "Give the folder with your MIDI files.")
    count = count_music(folder)
    if not count.num_files + count.num_archives:
        raise AmtError(
            f'There is no music in "{folder}".',
            "It reads .mid, .midi, .kar and .rmi, also in .zip and .tar.gz archives.",
        )
    is_small = count.num_files < SMALL_LIBRARY
    config = suggested_config(folder, this_hardware(), size=arguments.model, is_small=is_small)
    write_config(config, arguments.output)
    about = "about " if count.num_estimated else ""
    archives = f", {counted(count.num_archives, 'archives')} included" if count.num_archives else ""
    files = counted(count.num_files, "MIDI files")
    print(f"{about}{files} in {folder}{archives}; {about_training(config)}")
    print(f"{arguments.output}: check it, then: amt pipeline run {arguments.output}")
    return 0


def _run(arguments: argparse.Namespace) -> int:
    from amt_core.pipeline.journal.journaled_run import run_with_journal

    options: list[str] = []
    if arguments.workers is not None:
        options += ["--workers", str(arguments.workers)]
    if arguments.scheduler is not None:
        options += ["--scheduler", arguments.scheduler]
    if not arguments.json:
        _print_estimate(arguments.config, first=arguments.first, last=arguments.last)
    with _Reporter(as_json=arguments.json) as reporter:
        for each in run_with_journal(
            arguments.config, first=arguments.first, last=arguments.last, options=options
        ):
            reporter.report(each.stage, each.event)
    return 0


def _print_estimate(path: Path, *, first: str, last: str) -> None:
    """The cost of a run from `first` to `last`, on one line."""
    from amt_core.pipeline.configuration.config import read_config
    from amt_core.pipeline.report.amounts import duration, size
    from amt_core.pipeline.running.run_cost import run_cost

    cost = run_cost(read_config(path), first=first, last=last)
    longest = max(cost.stages, key=lambda each: each.seconds)
    print(
        f"A run from {first} to {last} takes about {duration(cost.seconds)}, most of it in "
        f"{longest.stage}, and {size(cost.disk_bytes)} of the disk ({size(cost.free_bytes)} free).",
        flush=True,
    )
    if not cost.has_room:
        print("The disk has no room for that: make room, or choose another work folder.")


def _stage(arguments: argparse.Namespace) -> int:
    if pipeline_direct.is_meant(arguments):
        return pipeline_direct.run(arguments)
    if arguments.child:
        _end_with_input()
    try:
        return _run_stage(arguments)
    except AmtError as error:
        if not arguments.child:
            raise
        print_json_line(to_fields({"event": "failed", **error.fields}))
        return 0
    except KeyboardInterrupt:
        if not arguments.child:
            raise
        return STATUS_INTERRUPTED  # the parent says so


def _run_stage(arguments: argparse.Namespace) -> int:
    from amt_core.pipeline.configuration.config import read_config
    from amt_core.pipeline.run import run_stage

    config = read_config(arguments.config)
    chosen = config.run
    if arguments.workers is not None:
        chosen = replace(chosen, workers=arguments.workers)
    if arguments.scheduler is not None:
        chosen = replace(chosen, scheduler=arguments.scheduler)
    config = replace(config, run=chosen)
    with _Reporter(as_json=arguments.json) as reporter:

        def report(event: Progress) -> None:
            reporter.report(arguments.stage, event)

        stage = stage_named(arguments.stage)
        for event in run_stage(stage, config, force=arguments.force, on_alert=report):
            report(event)
    return 0


def _status(arguments: argparse.Namespace) -> int:
    from amt_core.pipeline.configuration.config import read_config
    from amt_core.pipeline.report.amounts import size
    from amt_core.pipeline.status import status

    stages = status(read_config(arguments.config))
    if arguments.json:
        print_json([asdict(stage) for stage in stages])
        return 0
    rows = [("stage", "state", "seconds", "items", "memory", "")]
    for stage in stages:
        last = stage.run
        if last is None:
            rows.append((stage.stage, stage.state, "", "", "", ""))
            continue
        rows.append(
            (
                stage.stage,
                stage.state,
                f"{last.seconds:.1f}",
                counted(last.num_items, last.unit) if last.unit else "",
                size(last.peak_memory_bytes),
                last.message,
            )
        )
    print_table(rows)
    try:
        _print_estimate(arguments.config, first=STAGE_NAMES[0], last=STAGE_NAMES[-1])
    except AmtError as error:  # the states hold, even if the library is not there now
        print(f"What a run costs is not known: {error.message}")
    return 0


def _files(arguments: argparse.Namespace) -> int:
    from amt_core.pipeline.configuration.config import read_config
    from amt_core.pipeline.library.listing import list_files

    for file in list_files(read_config(arguments.config).work_folder, arguments.which):
        if arguments.json:
            print_json_line(asdict(file))
        else:
            print(f"{file.name}{f': {file.remark}' if file.remark else ''}")
    return 0


class _Reporter:
    """Prints events: a bar and a line per stage for a person, JSON lines for a program."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._bar = ProgressBar()
        # Alerts come from another thread.
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.__exit__()

    def report(self, stage: str, event: Progress) -> None:
        with self._lock:
            self._report(stage, event)

    def _report(self, stage: str, event: Progress) -> None:
        if self._as_json:
            print_json_line({"stage": stage, **to_json(event)})
            return
        self._bar.show(event)
        if isinstance(event, Finished):
            self._bar.__exit__()
            print(f"{stage}: {event.message}", flush=True)


@contextlib.contextmanager
def _ending_on_sigterm() -> Generator[None]:
    """Ends this process on SIGTERM as on Ctrl+C: stages and workers are stopped first."""

    def end(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)


def _end_with_input() -> None:
    """Ends this process when its input is closed: its parent stops it, or is gone."""

    def wait() -> None:
        # Not through sys.stdin: its lock would be held when the interpreter ends.
        while os.read(0, 1024):
            pass
        # On Windows this ends the process at once.
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_GRACE_SEC)
        os._exit(1)

    threading.Thread(target=wait, daemon=True, name="waits for the parent").start()


COMMAND = Command(
    name="pipeline",
    summary="train a model of your own",
    description="Makes a model from a folder of MIDI files: collect, describe, embed, cluster, "
    "prepare, train, export, evaluate, report. Every stage can be run alone, and goes on where "
    "it was stopped. Needs the training extra of the package.",
    examples="""\
  amt pipeline init ~/Music/MIDI          writes config.toml
  amt pipeline run config.toml
  amt pipeline run --from train --workers 8
  amt pipeline status
  amt pipeline files --broken
  amt compose "a polka" -o polka.mid --model work/model

Without a configuration:
  amt pipeline prepare library/manifest.csv -o data
  amt pipeline train data -o run --max-steps 5000
  amt pipeline export run --data data -o my-model
""",
    add_arguments=add_arguments,
    run=run,
)
