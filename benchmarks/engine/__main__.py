"""Benchmark of the engine against other runtimes of the same weights, in one interleaved run.

    python -m benchmarks.engine [--layers 12 --width 512] [--tokens 200] [--rounds 3] [--json]

Ours is the whole loop of composing: prompt, steps, grammar, sampling, takes as batch rows. The
others choose the most likely token and nothing else. Each runs in a process of its own and they
take turns, so that other work on the machine meets all alike; figures are medians over the
rounds. Those whose libraries are missing (`pip install -e .[bench]`) are named and left out.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from amt_core.engine.decoder import Decoder
from amt_core.engine.model_folder import ModelFolder
from benchmarks.engine.contenders import CONTENDERS, CONVERSIONS
from benchmarks.engine.our_step import (
    EARLY,
    LATE,
    LongPiece,
    long_piece,
    read_bandwidth,
    read_bytes_per_token,
    step_shares,
)
from benchmarks.engine.workload import BATCHES, CONTEXT, OURS, make_model, prompt_of
from benchmarks.machine import this_machine

# Targets: (ours, batch), (another, batch), the least ratio of their speeds.
AIMS = (
    (("int8", 1), ("transformers", 1), 5.0),
    (("int8", 1), ("CTranslate2 int8", 1), 3.0),
    (("int8", 1), ("llama.cpp q8_0", 1), 1.1),
    (("int4", 1), ("llama.cpp q4_0", 1), 1.1),
    (("int8", 4), ("int8", 1), 2.0),
)
LATE_AIM = 0.9
PEAK_AIM_MIB = 350e6 / 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one contender at one batch size.

    Attributes:
        num_weights: Weights of the model.
        missing: Contenders that are not installed.
        tokens_per_sec: Contender → batch → median over the rounds, all rows together.
        peak_mib: Contender → batch → the most memory of its process up to then.
        full_peak_mib: The same of int8 once every row of the largest batch has filled the context
            and started again.
        step_shares: Batch → part of the int8 loop → share of its time.
        floor: Precision → tokens per second at batch 1 if weights were read and nothing else done.
        long_piece: Speed early and late in a piece, int8.
    """

    num_weights: int
    missing: list[str]
    tokens_per_sec: dict[str, dict[int, float]]
    peak_mib: dict[str, dict[int, float]]
    full_peak_mib: float
    step_shares: dict[int, dict[str, float]]
    floor: dict[str, float]
    long_piece: LongPiece


class Worker:
    """A contender's process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._answer()

    def write(self, batch: int, num_tokens: int, seed: int) -> dict[str, float]:
        """Lets it write; returns its time and its memory."""
        assert self._process.stdin is not None
        task = {"batch": batch, "num_tokens": num_tokens, "seed": seed}
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args} ended early")
        return json.loads(line)


@contextmanager
def worker(name: str, folder: Path, threads: int) -> Iterator[Worker]:
    """A contender, ready to write, until the block ends."""
    command = [sys.executable, "-m", "benchmarks.engine.worker", name, str(folder), str(threads)]
    # PyTorch's and CTranslate2's threads otherwise count the cores themselves.
    environment = {**os.environ, "OMP_NUM_THREADS": str(threads)}
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as process:
        yield Worker(process)


def convert_all(folder: Path) -> list[str]:
    """Writes the files of each contender; returns the names of contenders not installed."""
    missing: list[str] = []
    for prefix, convert in CONVERSIONS.items():
        try:
            convert(folder)
        except ModuleNotFoundError:
            missing += [name for name in CONTENDERS if name.startswith(prefix)]
    return missing


def measure(
    *, layers: int, width: int, num_tokens: int, rounds: int, seed: int, threads: int
) -> Figures:
    """Runs every contender at every batch size in turn, for a number of rounds."""
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as stack:
        folder = Path(temporary)
        make_model(folder, layers=layers, width=width, seed=seed)
        missing = convert_all(folder)
        workers = {
            name: stack.enter_context(worker(name, folder, threads))
            for name in CONTENDERS
            if name not in missing
        }
        speeds: dict[str, dict[int, list[float]]] = {
            name: {batch: [] for batch in BATCHES} for name in workers
        }
        peaks: dict[str, dict[int, float]] = {name: {} for name in workers}
        # From small to large: a process's peak memory then belongs to its batch. The first
        # time warms up.
        for batch in BATCHES:
            for name, contender in workers.items():
                peaks[name][batch] = contender.write(batch, num_tokens, seed)["peak_mib"]
        for _ in range(rounds):
            for batch in BATCHES:
                for name, contender in workers.items():
                    answer = contender.write(batch, num_tokens, seed)
                    speeds[name][batch].append(batch * num_tokens / answer["seconds"])
        full_peak = workers["int8"].write(max(BATCHES), CONTEXT, seed)["peak_mib"]
        model = ModelFolder.open(folder)
        decoder = Decoder(model, num_rows=max(BATCHES), precision="int8", threads=threads)
        shares = {batch: step_shares(decoder, batch, num_tokens, seed) for batch in BATCHES}
        piece = long_piece(decoder, seed)
        floor = {}
        for precision in OURS:
            num_bytes = read_bytes_per_token(model, precision)
            floor[precision] = read_bandwidth(num_bytes, threads) / num_bytes
        return Figures(
            num_weights=model.num_weights,
            missing=missing,
            tokens_per_sec={
                name: {batch: statistics.median(values) for batch, values in batches.items()}
                for name, batches in speeds.items()
            },
            peak_mib=peaks,
            full_peak_mib=full_peak,
            step_shares=shares,
            floor=floor,
            long_piece=piece,
        )


def main() -> None:
    """Runs the benchmark from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.engine", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--width", type=int, default=512, help="a multiple of 64")
    parser.add_argument("--tokens", type=int, default=200, help="new tokens of each row")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--threads",
        type=int,
        default=psutil.cpu_count(logical=False) or 1,
        help="of every contender (default: the physical cores)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    machine = this_machine()
    figures = measure(
        layers=arguments.layers,
        width=arguments.width,
        num_tokens=arguments.tokens,
        rounds=arguments.rounds,
        seed=arguments.seed,
        threads=arguments.threads,
    )
    if arguments.json:
        options = {key: value for key, value in vars(arguments).items() if key != "json"}
        print(json.dumps({"machine": machine.to_json(), **options, **asdict(figures)}, indent=2))
        return
    print(
        f"{machine}\n{arguments.layers} x {arguments.width}, "
        f"{figures.num_weights / 1e6:.1f} M weights, context {CONTEXT}, "
        f"prompt {len(prompt_of(arguments.seed))} + {arguments.tokens} tokens a row, "
        f"{arguments.threads} threads, {arguments.rounds} rounds, seed {arguments.seed}"
    )
    for name in figures.missing:
        print(f"not installed: {name}")
    print_figures(figures)


def print_figures(figures: Figures) -> None:
    """Prints the tables."""
    speeds = figures.tokens_per_sec
    heads = "".join(f"{f'batch {b}':>10}" for b in BATCHES)
    print(f"\n{'tokens per second':<26}{heads}   {'peak MiB':<10}{heads}")
    for name, by_batch in speeds.items():
        rates = "".join(f"{by_batch[b]:>10.0f}" for b in BATCHES)
        peaks = "".join(f"{figures.peak_mib[name][b]:>10.0f}" for b in BATCHES)
        print(f"{name:<26}{rates}   {'':<10}{peaks}")
    print("\nratios")
    for (ours, our_batch), (theirs, their_batch), wanted in AIMS:
        if theirs in speeds:
            ratio = speeds[ours][our_batch] / speeds[theirs][their_batch]
            than = f"{theirs} at batch {their_batch}"
            print(f"{ours} at batch {our_batch} over {than:<28}{ratio:>6.2f} x   wanted {wanted} x")
    late = figures.long_piece.late / figures.long_piece.early
    print(f"int8 at token {LATE} over token {EARLY:<19}{late:>6.2f} x   wanted {LATE_AIM} x")
    full = f"int8 at batch {max(BATCHES)}, every row full"
    print(f"{full:<49}{figures.full_peak_mib:>6.0f} MiB wanted at most {PEAK_AIM_MIB:.0f} MiB")
    print("\nshares of the int8 loop")
    for batch, shares in figures.step_shares.items():
        parts = ", ".join(f"{part} {share:.1%}" for part, share in shares.items())
        print(f"batch {batch}: {parts}")
    print("\nphysical floor at batch 1: weights read once a token and nothing else done")
    for precision, limit in figures.floor.items():
        reached = speeds[precision][1] / limit
        print(f"{precision}: {limit:.0f} tokens per second; {reached:.0%} of it reached")


if __name__ == "__main__":
    main()
