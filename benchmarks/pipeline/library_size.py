"""Measures whether the memory of collect and prepare is independent of the library's size.

    python -m benchmarks.pipeline.library_size LIBRARY [--files 200000] [--different 2000]

Makes a library of many files out of some real ones, each with a track of its own, so that no
two are the same piece, and runs both stages on it. Prints the memory of all their processes at
each tenth of the way; the last line is the growth from the second tenth to the end.
"""

from __future__ import annotations

import argparse
import json
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from amt_core.pipeline.configuration.config import (
    LibraryOptions,
    PipelineConfig,
    RunOptions,
    write_config,
)
from amt_core.pipeline.library.catalogue import Catalogue, StageRun
from amt_core.pipeline.library.midi_files import is_midi, walk
from amt_core.pipeline.running.child_process import stage_command
from benchmarks.machine import this_machine

_FILES_PER_FOLDER = 1000
_NUM_MARKS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The time and memory of a stage at a part of its work.

    Attributes:
        done: Files done.
        seconds: Since the stage began.
        memory_mb: Of all its processes together; shared pages count in each.
    """

    done: int
    seconds: float
    memory_mb: float


def main() -> None:
    """Makes the library, runs both stages, prints the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("library", metavar="LIBRARY", type=Path, help="a folder of MIDI files")
    parser.add_argument("--files", metavar="N", type=int, default=200_000)
    parser.add_argument("--different", metavar="N", type=int, default=2000)
    parser.add_argument("--workers", metavar="N", type=int, default=2)
    arguments = parser.parse_args()
    print(this_machine(), flush=True)
    scratch = Path(tempfile.mkdtemp(prefix="amt-library-size-"))
    try:
        write_library(arguments.library, scratch / "library", arguments)
        config = PipelineConfig(
            library=LibraryOptions(folders=(str(scratch / "library"),), work=str(scratch / "work")),
            run=RunOptions(workers=arguments.workers),
        )
        write_config(config, scratch / "config.toml")
        for stage in ("collect", "prepare"):
            if stage == "prepare":
                pass_over(config)
            marks = list(run_stage(stage, scratch / "config.toml", arguments.files))
            growth = marks[-1].memory_mb / marks[1].memory_mb - 1
            print(f"{stage}: {growth:+.1%} from the second mark to the last", flush=True)
    finally:
        shutil.rmtree(scratch)


def write_library(source: Path, target: Path, arguments: argparse.Namespace) -> None:
    """The simulated library."""
    places = [found.path for found in walk(source, is_midi)]
    step = max(len(places) // arguments.different, 1)
    originals = [path.read_bytes() for path in places[::step][: arguments.different]]
    for number in range(arguments.files):
        folder = target / f"{number // _FILES_PER_FOLDER:04}"
        if number % _FILES_PER_FOLDER == 0:
            folder.mkdir(parents=True)
        data = with_own_track(originals[number % len(originals)], number)
        (folder / f"{number:06}.mid").write_bytes(data)
    print(f"{arguments.files} files out of {len(originals)}", flush=True)


def with_own_track(data: bytes, number: int) -> bytes:
    """A MIDI file with one more track, whose four notes spell a number."""
    num_tracks = struct.unpack_from(">H", data, 10)[0]
    pitches = [36 + (number >> shift & 0x1F) for shift in (0, 5, 10, 15)]
    notes = b"".join(bytes((0, 0x90, pitch, 70, 96, 0x80, pitch, 0)) for pitch in pitches)
    body = notes + b"\x00\xff\x2f\x00"
    track = b"MTrk" + struct.pack(">I", len(body)) + body
    return data[:10] + struct.pack(">H", num_tracks + 1) + data[12:] + track


def pass_over(config: PipelineConfig) -> None:
    """Records the stages between as done; clusters do not matter for the memory of prepare."""
    catalogue = Catalogue(config.work_folder)
    for stage in ("describe", "embed", "cluster"):
        number = catalogue.begin_run(stage, "", time.time())
        nothing = StageRun(
            stage=stage, key="", started_at=time.time(), seconds=0.0, num_items=0, unit="",
            peak_memory_bytes=0, message="passed over", metrics={},
        )  # fmt: skip
        catalogue.finish_run(number, nothing, "passed over")
    catalogue.close()


def run_stage(stage: str, config: Path, total: int) -> Iterator[Mark]:
    """Runs a stage in a process of its own; a mark at each tenth."""
    began = time.monotonic()
    process = psutil.Popen(
        stage_command(stage, config), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    wanted = 1
    for line in process.stdout:
        event = json.loads(line)
        if event["event"] == "failed":
            sys.exit(event["message"])
        if event["event"] != "advanced" or event["done"] < wanted * total // _NUM_MARKS:
            continue
        while event["done"] >= wanted * total // _NUM_MARKS:
            wanted += 1
        family = [process, *process.children(recursive=True)]
        memory = sum(each.memory_info().rss for each in family if each.is_running())
        mark = Mark(done=event["done"], seconds=time.monotonic() - began, memory_mb=memory / 1e6)
        print(f"{stage:8}{mark.done:9,} files{mark.seconds:8.0f} s{mark.memory_mb:7.0f} MB",
              flush=True)  # fmt: skip
        yield mark
    process.wait()


if __name__ == "__main__":
    main()
