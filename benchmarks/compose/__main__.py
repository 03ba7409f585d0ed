"""Benchmark of composing: first bar, whole piece, memory, window, conformance.

python -m benchmarks.compose                what a person waits for, on this machine
python -m benchmarks.compose --pieces 1000  random specs and seeds: does every file hold them?
python -m benchmarks.compose --against DIR  how much faster is this tree than another one?
python -m benchmarks.compose --json         the figures as one JSON object
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from amt_core.composing.compose import TakeFinished, compose
from amt_core.engine.model import Model
from amt_core.spec.music_spec import MusicSpec
from amt_core.text import describe
from benchmarks.compose.against import compare_trees
from benchmarks.compose.conformance import Conformance, check_pieces
from benchmarks.machine import this_machine

DESCRIPTIONS = (
    "calm bossa nova for guitar, flute, upright bass and drums",
    "funky soul groove: electric piano, slap bass, clean guitar, drums",
    "string quartet in D minor, slow and sad",
    "rock band: overdriven guitar, organ, bass and drums, 140 bpm",
    "jazz for tenor sax, piano, double bass and drums, swinging",
    "polka with accordion, clarinet, tuba and drums",
    "dark synthwave, lead synth, pad, synth bass and drums, 100 bpm",
    "country with banjo, fiddle, acoustic guitar and bass in G major",
    "cinematic strings, French horn, timpani and choir in C minor",
    "reggae: organ, guitar, bass, drums, 76 bpm",
)
NUM_BARS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeFigures:
    """Waiting times of composing; medians over the descriptions.

    Attributes:
        first_bar_ms: From the call to the first complete bar.
        times_faster: Seconds of music written in a second; `slowest_times_faster` the least.
        slowest_times_faster: The worst of the descriptions.
        tokens_per_sec: Tokens written per second.
        peak_mib: The most memory that the process ever held.
    """

    first_bar_ms: float
    times_faster: float
    slowest_times_faster: float
    tokens_per_sec: float
    peak_mib: float


def measure_composing(model: Model, specs: list[MusicSpec], *, seed: int) -> ComposeFigures:
    """Composes every spec once, after one piece to warm up."""
    list(compose(specs[0], model=model, seed=seed))
    stats = [
        event.stats
        for spec in specs
        for event in compose(spec, model=model, seed=seed)
        if isinstance(event, TakeFinished)
    ]
    return ComposeFigures(
        first_bar_ms=statistics.median(s.first_bar_ms for s in stats),
        times_faster=statistics.median(s.times_faster for s in stats),
        slowest_times_faster=min(s.times_faster for s in stats),
        tokens_per_sec=statistics.median(s.tokens_per_sec for s in stats),
        peak_mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def measure_window() -> dict[str, float]:
    """The figures of `benchmarks.window`, which needs a process of its own."""
    command = [sys.executable, "-m", "benchmarks.window", "--json"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    figures: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return figures


def main() -> None:
    """Runs the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1, help="seed of the pieces (default 1)")
    parser.add_argument("--pieces", type=int, default=0, help="check N random pieces instead")
    parser.add_argument("--against", type=Path, metavar="DIR", help="compare with another tree")
    parser.add_argument("--seeds", type=int, default=3, help="seeds of the comparison (default 3)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    machine = this_machine()
    if arguments.against:
        seeds = range(arguments.seed, arguments.seed + arguments.seeds)
        compared = compare_trees(arguments.against, DESCRIPTIONS, num_bars=NUM_BARS, seeds=seeds)
        print(
            json.dumps(asdict(compared), indent=2) if arguments.json else f"{machine}\n{compared}"
        )
        return
    model = Model.load()
    if arguments.pieces:
        report = check_pieces(model, arguments.pieces, seed=arguments.seed)
        print(json.dumps(asdict(report), indent=2) if arguments.json else _conformance(report))
        return
    specs = [describe(text).setting("num_bars", NUM_BARS) for text in DESCRIPTIONS]
    composing = measure_composing(model, specs, seed=arguments.seed)
    window = measure_window()
    if arguments.json:
        figures = {"machine": machine.to_json(), "model": model.id, "seed": arguments.seed}
        print(json.dumps({**figures, "composing": asdict(composing), "window": window}, indent=2))
        return
    print(
        f"{machine}\nmodel {model.id}, {NUM_BARS} bars, four instruments, seed {arguments.seed}\n"
    )
    rows = (
        ("first bar, median", f"{composing.first_bar_ms:.0f} ms", "≤ 200 ms"),
        ("faster than real time, median", f"{composing.times_faster:.1f} ×", "≥ 20 ×"),
        ("  of the slowest description", f"{composing.slowest_times_faster:.1f} ×", ""),
        ("tokens per second, median", f"{composing.tokens_per_sec:.0f}", ""),
        ("memory of this process", f"{composing.peak_mib:.0f} MiB", "≤ 381 MiB (400 MB)"),
        ("window on screen", f"{window['on_screen_sec']:.2f} s", "≤ 2.5 s"),
        ("ready to compose", f"{window['ready_sec']:.2f} s", "≤ 4 s"),
        ("stalls of the window, p99", f"{window['stall_p99_ms']:.0f} ms", "≤ 50 ms"),
        ("longest stall of the window", f"{window['longest_stall_ms']:.0f} ms", ""),
        ("memory of the window", f"{window['memory_mib']:.0f} MiB", ""),
    )
    for name, value, aim in rows:
        print(f"{name:<32}{value:>12}   {aim}")


def _conformance(report: Conformance) -> str:
    lines = [f"{this_machine()}", f"{report.num_pieces} pieces, seeds from {report.seed} on"]
    lines += [f"{name:<24}{count:>6}" for name, count in report.failures.items()]
    return "\n".join([*lines, f"{'seconds':<24}{report.seconds:>6.0f}"])


if __name__ == "__main__":
    main()
