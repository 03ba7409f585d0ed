"""Benchmark of the pipeline: time and memory of each stage.

    python -m benchmarks.pipeline LIBRARY [--files 2000] [--workers 1,2] [--json]

Copies a fixed choice of real files into a scratch folder and runs every stage on them in a process
of its own, once for each number of workers. On a machine that others use too, the time of the wall
says little: "per core second" is what the stage's processes got done in a second of processor time,
and times the cores it is what a quiet machine would do.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from amt_core.pipeline.configuration.config import (
    CollectOptions,
    LibraryOptions,
    PipelineConfig,
    RunOptions,
    write_config,
)
from amt_core.pipeline.library.catalogue import Catalogue
from amt_core.pipeline.running.child_process import stage_command
from benchmarks.machine import this_machine
from benchmarks.pipeline.copies import copy_files

_STAGES = ("collect", "describe", "embed", "cluster", "prepare")
_BEFORE = {"collect": "1,000", "embed": "100", "cluster": "1,000", "prepare": "50"}
_TARGETS = {"collect": "1,000 (400 with the key)", "embed": "200", "prepare": "300"}
_TARGETS_MB = {"collect": 200, "embed": 330, "cluster": 700, "prepare": 300}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The time and memory of one run of a stage.

    Attributes:
        stage: Its name, with what was special about it.
        workers: Processes.
        items: What it did.
        seconds: Time of the wall in the stage itself, without starting Python.
        core_seconds: Time of the processor, of all its processes, with starting Python.
        peak_process_mb: The most memory that one of its processes held.
        peak_total_mb: The most that all held together; shared pages count in each.
    """

    stage: str
    workers: int
    items: int
    seconds: float
    core_seconds: float
    peak_process_mb: float
    peak_total_mb: float


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("library", metavar="LIBRARY", type=Path, help="a folder of MIDI files")
    parser.add_argument("--files", metavar="N", type=int, default=2000)
    parser.add_argument("--workers", metavar="A,B", default="1,2")
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    machine = this_machine()
    numbers = [int(number) for number in arguments.workers.split(",")]
    with tempfile.TemporaryDirectory(prefix="amt-benchmark-") as scratch:
        library = Path(scratch) / "library"
        num_files = copy_files(arguments.library, library, arguments.files, arguments.seed)
        rows = [
            row
            for number in numbers
            for row in measure(Path(scratch) / str(number), library, number)
        ]
    if arguments.json:
        result = {"files": num_files, "seed": arguments.seed, "rows": [asdict(r) for r in rows]}
        print(json.dumps({"machine": machine.to_json(), **result}, indent=2))
        return
    print(f"{num_files} files, seed {arguments.seed}; {machine}")
    print_table(rows)


def measure(folder: Path, library: Path, workers: int) -> Iterator[Measured]:
    """Runs the stages one after another, collecting without and with the key."""
    folder.mkdir()
    for measures_key in (False, True):
        config = PipelineConfig(
            library=LibraryOptions(folders=(str(library),), work=str(folder / f"{measures_key}")),
            run=RunOptions(workers=workers),
            collect=CollectOptions(measure_key=measures_key),
        )
        path = folder / f"{measures_key}.toml"
        write_config(config, path)
        for stage in _STAGES if measures_key else ("collect",):
            with_key = f"{stage} with the key" if measures_key else stage
            yield run_stage(stage, with_key if stage == "collect" else stage, path, config)
    yield run_stage("collect", "collect again", path, config)


def run_stage(stage: str, called: str, path: Path, config: PipelineConfig) -> Measured:
    """Runs one stage in a process of its own and watches it."""
    process = psutil.Popen(
        stage_command(stage, path), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    peak_process = peak_total = 0
    core_seconds: dict[int, float] = {}
    while process.poll() is None:
        total = 0
        for each in _family(process):
            try:
                memory, times = each.memory_info().rss, each.cpu_times()
            except psutil.Error:
                continue
            core_seconds[each.pid] = times.user + times.system
            peak_process, total = max(peak_process, memory), total + memory
        peak_total = max(peak_total, total)
        time.sleep(0.05)
    if process.returncode:
        sys.exit(f"the stage {stage} failed")
    catalogue = Catalogue(config.work_folder)
    last = [run for run in catalogue.runs() if run.stage == stage][-1]
    catalogue.close()
    return Measured(
        stage=called,
        workers=config.run.workers,
        items=last.num_items,
        seconds=last.seconds,
        core_seconds=sum(core_seconds.values()),
        peak_process_mb=peak_process / 1e6,
        peak_total_mb=peak_total / 1e6,
    )


def _family(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def print_table(rows: list[Measured]) -> None:
    """Prints one line per stage, with the earlier figures and the targets."""
    print(
        f"{'stage':22}{'workers':>8}{'items':>8}{'per s':>9}{'per core s':>12}"
        f"{'process MB':>12}{'all MB':>8}  {'before, per s':15}{'wanted, per s':26}wanted MB"
    )
    for row in rows:
        name = row.stage.partition(" ")[0]
        print(
            f"{row.stage:22}{row.workers:8}{row.items:8}{row.items / max(row.seconds, 1e-9):9.0f}"
            f"{row.items / max(row.core_seconds, 1e-9):12.0f}{row.peak_process_mb:12.0f}"
            f"{row.peak_total_mb:8.0f}  {_BEFORE.get(name, ''):15}{_TARGETS.get(name, ''):26}"
            f"{_TARGETS_MB.get(name, '')}"
        )


if __name__ == "__main__":
    main()
