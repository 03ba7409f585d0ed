"""Benchmark of measuring pieces: `python -m benchmarks.evaluate FOLDER [--model DIR]`.

Prints pieces a second for adherence and musicality together, in one process and in one for each
core, with the memory of all, and milliseconds for packing a piece with COSIATEC, and for its
novelty where the training pieces of the model are indexed. Reading the MIDI files is not counted.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from amt_core.errors import AmtError
from amt_core.evaluation.adherence import measure_adherence
from amt_core.evaluation.label import baselines_of
from amt_core.evaluation.measures.cosiatec import measure_packing
from amt_core.evaluation.measures.musicality import measure_musicality
from amt_core.evaluation.novelty.novelty import measure_novelty
from amt_core.midi.read import read_midi
from amt_core.music.meter import TimeSignature
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.pipeline.running.process_tree import ProcessTree
from amt_core.spec.music_spec import Instrument, MusicSpec
from amt_core.system.machine.hardware import num_cores
from benchmarks.machine import this_machine

SPEC = (
    MusicSpec()
    .setting("tempo_bpm", 100.0)
    .setting("key", Key.parse("A minor"))
    .setting("time_signature", TimeSignature(4, 4))
    .setting("instruments", (Instrument(program=0), Instrument(is_drum=True)))
    .setting("num_bars", 16)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The work of one process.

    Attributes:
        num_pieces: How many it measured.
        seconds: How long that took.
        cpu_seconds: How long of it this process had a core, which other programs do not change.
    """

    num_pieces: int
    seconds: float
    cpu_seconds: float


def measure_share(paths: Sequence[Path]) -> Share:
    """Reads and measures some pieces one after another, as the stage does; times the measuring."""
    measure_musicality(read_midi(paths[0]))  # what is made once for all is made
    seconds = cpu_seconds = 0.0
    for path in paths:
        score = read_midi(path)
        start, cpu_start = time.perf_counter(), time.process_time()
        measure_adherence(SPEC, score)
        measure_musicality(score)
        seconds += time.perf_counter() - start
        cpu_seconds += time.process_time() - cpu_start
    return Share(num_pieces=len(paths), seconds=seconds, cpu_seconds=cpu_seconds)


def pieces_per_sec(paths: Sequence[Path], num_processes: int) -> tuple[float, float, int]:
    """The rate of some processes by the clock and by their own time, and the memory of all."""
    spawn = get_context("spawn")
    with ProcessTree() as tree, ProcessPoolExecutor(num_processes, mp_context=spawn) as pool:
        shares = list(
            pool.map(measure_share, [paths[i::num_processes] for i in range(num_processes)])
        )
    total = sum(share.num_pieces for share in shares)
    rates = [
        total / max(each)
        for each in zip(*((s.seconds, s.cpu_seconds) for s in shares), strict=True)
    ]
    return rates[0], rates[1], tree.peak_bytes


def times_ms(measure: Callable[[Score], object], paths: Sequence[Path]) -> dict[str, float]:
    """Milliseconds for a piece, the median, the 95th percentile and the longest."""
    times: list[float] = []
    for path in paths:
        score = read_midi(path)
        start = time.perf_counter()
        measure(score)
        times.append(1000 * (time.perf_counter() - start))
    quantiles = np.quantile(times, (0.5, 0.95, 1.0)).tolist()
    return dict(zip(("median", "p95", "max"), quantiles, strict=True))


def readable(paths: Sequence[Path]) -> list[Path]:
    """The files that can be read; says of each other one why it is left out."""
    found: list[Path] = []
    for path in paths:
        try:
            read_midi(path)
        except AmtError as error:
            print(f"# {path} is left out: {error}")
        else:
            found.append(path)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark from the command line."""
    parser = argparse.ArgumentParser(description="How fast pieces are measured.")
    parser.add_argument("folder", type=Path, help="MIDI files")
    parser.add_argument("--model", type=Path, help="a model whose training pieces are indexed")
    parser.add_argument("--limit", type=int, default=400, help="the number of files, at most")
    parser.add_argument("--json", type=Path, help="also write the figures into this file")
    chosen = parser.parse_args(arguments)
    paths = sorted(chosen.folder.rglob("*.mid"))
    if not paths:
        parser.error(f"{chosen.folder} holds no MIDI files")
    limit = min(chosen.limit, len(paths))
    paths = readable([paths[i * len(paths) // limit] for i in range(limit)])
    if not paths:
        parser.error(f"no file in {chosen.folder} can be read")
    machine = this_machine()
    print(machine)
    figures: dict[str, object] = {"machine": machine.to_json(), "pieces": len(paths)}
    for num_processes in sorted({1, num_cores()}):
        rate, cpu_rate, peak_bytes = pieces_per_sec(paths, num_processes)
        print(
            f"{num_processes} processes: {rate:.0f} pieces a second by the clock, "
            f"{cpu_rate:.0f} without other work on the machine,  "
            f"{peak_bytes / 2**20:.0f} MiB together, {len(paths)} pieces"
        )
        figures[f"processes_{num_processes}"] = {
            "pieces_per_sec": rate,
            "pieces_per_cpu_sec": cpu_rate,
            "peak_bytes": peak_bytes,
        }
    measures: dict[str, Callable[[Score], object]] = {"cosiatec": measure_packing}
    index = None if chosen.model is None else baselines_of(chosen.model)[0]
    if index is not None:
        measures["novelty"] = partial(measure_novelty, index=index)
    for name, measure in measures.items():
        times = times_ms(measure, paths)
        print(
            f"{name}: median {times['median']:.1f} ms, 95 % {times['p95']:.1f} ms, "
            f"longest {times['max']:.1f} ms"
        )
        figures[f"{name}_ms"] = times
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
