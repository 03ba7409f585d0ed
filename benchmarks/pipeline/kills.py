"""Checks that a pipeline killed repeatedly gives the same result as one that is not.

    python -m benchmarks.pipeline.kills LIBRARY [--files 60] [--kills 10] [--seed 1]

Runs all stages with a tiny model, undisturbed; then once more in another folder, with SIGKILL at
random moments, until it is through. Compares the catalogues (except times and memory), the training
data byte by byte, the loss of every step, and the pieces that the model composes when it is
evaluated. The exit status is 1 if they differ, or if there is no report.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from amt_core.pipeline.configuration.config import (
    EvaluateOptions,
    LibraryOptions,
    PipelineConfig,
    RunOptions,
    write_config,
)
from amt_core.pipeline.data.examples import ExampleOptions
from amt_core.pipeline.library.catalogue import CATALOGUE_FILE
from amt_core.pipeline.training.options import TrainOptions
from benchmarks.machine import this_machine
from benchmarks.pipeline.copies import copy_files

_TRAIN = TrainOptions(
    num_layers=1, width=64, num_heads=2, context=256, dropout=0.1, batch_size=2, max_steps=40,
    eval_every_steps=10, num_eval_examples=4, save_every_sec=0.5, mixed_precision="no",
    examples=ExampleOptions(context=256),
)  # fmt: skip
_EVALUATE = EvaluateOptions(
    descriptions=("a waltz for piano", "a march for trumpet and drums"), takes=2, num_bars=4
)
_TABLES = ("files", "labels", "texts", "clusters", "splits", "stages")


def main() -> None:
    """Runs both and compares."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("library", metavar="LIBRARY", type=Path, help="a folder of MIDI files")
    parser.add_argument("--files", metavar="N", type=int, default=60)
    parser.add_argument("--kills", metavar="N", type=int, default=10)
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    print(f"seed {arguments.seed}; {this_machine()}")
    with tempfile.TemporaryDirectory(prefix="amt-kills-") as scratch:
        folder = Path(scratch)
        copy_files(arguments.library, folder / "library", arguments.files, arguments.seed)
        began = time.monotonic()
        subprocess.run(command(folder, "undisturbed"), check=True, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - began
        print(f"undisturbed: {seconds:.0f} s")
        for number in range(arguments.kills):
            child = subprocess.Popen(command(folder, "killed"), stdout=subprocess.DEVNULL)
            # Several kills happen within the time of one run.
            moment = rng.uniform(0.2, seconds / 3)
            time.sleep(moment)
            child.send_signal(signal.SIGKILL)
            status = child.wait()
            print(f"kill {number + 1} after {moment:.1f} s (status {status})")
        subprocess.run(command(folder, "killed"), check=True, stdout=subprocess.DEVNULL)
        differences = compare(folder / "undisturbed", folder / "killed")
    print("\n".join(differences) or "no difference: catalogue, data, losses, composed pieces")
    sys.exit(1 if differences else 0)


def command(folder: Path, name: str) -> list[str]:
    """The run of all stages, with its configuration."""
    path = folder / f"{name}.toml"
    if not path.exists():
        library = LibraryOptions(folders=(str(folder / "library"),), work=str(folder / name))
        config = PipelineConfig(library=library, run=RunOptions(workers=1), train=_TRAIN)
        cluster = replace(config.cluster, num_coarse=3, num_fine=6)
        write_config(replace(config, cluster=cluster, evaluate=_EVALUATE), path)
    return [sys.executable, "-m", "amt_core.cli", "pipeline", "run", str(path), "--to", "report"]


def compare(one: Path, other: Path) -> list[str]:
    """The differences between two work folders."""
    differences = [
        f"the table {table} differs" for table in _TABLES if rows(one, table) != rows(other, table)
    ]
    if digests(one, "data") != digests(other, "data"):
        differences.append("the training data differs")
    if not (pieces := digests(one, "evaluation")) or pieces != digests(other, "evaluation"):
        differences.append("the composed pieces differ")
    if not (other / "report.html").exists():
        differences.append("there is no report")
    if losses(one) != losses(other):
        differences.append("the losses differ")
    return differences


def rows(folder: Path, table: str) -> list[tuple[object, ...]]:
    """The rows of a table of the catalogue."""
    connection = sqlite3.connect(folder / CATALOGUE_FILE)
    try:
        return connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608
    finally:
        connection.close()


def digests(folder: Path, part: str) -> dict[str, str]:
    """Fingerprints of the files in a folder of the work folder."""
    paths = sorted(path for path in (folder / part).rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): blake2b(path.read_bytes()).hexdigest() for path in paths}


def losses(folder: Path) -> dict[int, float]:
    """The loss of every step; steps done twice must have equal losses."""
    (log,) = (folder / "runs").glob("*/log.jsonl")
    found: dict[int, float] = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if found.setdefault(int(row["step"]), row["loss"]) != row["loss"]:
            found[-int(row["step"])] = row["loss"]
    return found


if __name__ == "__main__":
    main()
