"""Compares shapes, trainings and token formats that get the same time.

    OMP_NUM_THREADS=2 python -m benchmarks.training.ablations DATA [--seconds 150 | --steps N]
        [--only NAME …] [--pieces N] [--json FILE]

DATA is what `amt pipeline prepare` has written. Each variant is trained from random weights by the
program's own training, in bf16, 4,096 tokens a step, for as many steps as it makes in the same
time (rehearsed beforehand) or for the same number of steps. The examples of a step depend on the
seed and the step alone: shapes learn from the same ones in the same order; another format or
context changes what a window holds. Then each foretells the same bars of the same held-out pieces.

Nats per note do not depend on how many tokens a note takes, and hold all that the model says, where
bars end too; without loudness they are fair to a format without velocities as well. Intervals are
95 % by bootstrap over works; the difference from the baseline is resampled in pairs, so that it is
known better than either. One seed each: what other first weights would change is in no interval.
With --json, rows that the file holds are not made again.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch

from amt_core.errors import AmtError
from amt_core.pipeline.data.shards import Shards
from benchmarks.machine import this_machine
from benchmarks.training.ablations.kept_rows import KeptRows, Settings
from benchmarks.training.ablations.passages import choose_passages
from benchmarks.training.ablations.row import Row, make_row, steps_in
from benchmarks.training.ablations.variants import BASELINE, Variant, variants_named
from benchmarks.training.perplexity.nats_per_note import Interval

_COLUMNS = (
    f"{'variant':14}{'parameters':>12}{'steps':>7}{'seconds':>9}{'targets':>11}{'tokens':>8}"
    f"{'nats per note':>21}{'against base':>23}"
    f"{'without loudness':>21}{'against base':>23}{'measured in':>13}"
)


def main(argv: list[str] | None = None) -> int:
    """Trains, measures and prints; the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.training.ablations",
        description=(__doc__ or "").partition("\n")[0],
    )
    parser.add_argument("data", metavar="DATA", type=Path, help="a folder of training data")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--seconds", metavar="N", type=_count, default=150, help="of each training")
    length.add_argument("--steps", metavar="N", type=_count, help="of each, whatever they take")
    parser.add_argument("--only", metavar="NAME", nargs="+", default=[], help="these variants")
    parser.add_argument("--pieces", metavar="N", type=_count, default=32, help="to foretell")
    parser.add_argument("--json", metavar="FILE", type=Path, help="keep the rows there")
    arguments = parser.parse_args(argv)
    try:
        run(
            arguments.data,
            variants_named(arguments.only),
            seconds=arguments.seconds,
            steps=arguments.steps,
            num_pieces=arguments.pieces,
            kept=arguments.json,
        )
    except AmtError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def run(
    data: Path,
    variants: list[Variant],
    *,
    seconds: int,
    steps: int | None,
    num_pieces: int,
    kept: Path | None,
) -> dict[str, Row]:
    """Makes the rows that are missing and prints the table; all rows by name.

    Raises:
        AmtError: The data holds nothing to learn from or to measure on, or the file with rows is
            of another run.
    """
    shards = Shards(data)
    settings: Settings = {
        "data_pieces": len(shards),
        "data_tokens": int(shards.num_tokens.sum()),
        "pieces": num_pieces,
        **({"steps": steps} if steps else {"seconds": seconds}),
    }
    machine = f"{this_machine()}, torch {torch.__version__} in {torch.get_num_threads()} threads"
    passages = choose_passages(shards, num_pieces)
    table = KeptRows(path=kept, settings=settings)
    missing = [variant for variant in variants if variant.name not in table.rows]
    if steps:
        num_steps = dict.fromkeys([variant.name for variant in missing], steps)
    else:
        print(f"Rehearsing how many steps {seconds} seconds hold", flush=True)
        num_steps = steps_in(data, missing, seconds)
    print(f"The first bars of {len(passages)} pieces of the validation split.")
    print(_COLUMNS, flush=True)
    for variant in variants:
        if variant.name not in table.rows:
            row = make_row(data, variant, num_steps[variant.name], passages, machine=machine)
            table.keep(row)
        print(_line(table.rows[variant.name], table.rows.get(BASELINE.name)), flush=True)
    for line in dict.fromkeys(table.rows[variant.name].machine for variant in variants):
        print(line)
    return table.rows


def _line(row: Row, base: Row | None) -> str:
    if base is None or base.name == row.name:
        differences = ("", "")
    else:
        differences = (
            _interval(row.nats_per_note(base=base), sign="+"),
            _interval(row.pitch_and_time_nats_per_note(base=base), sign="+"),
        )
    return (
        f"{row.name:14}{row.parameters:12,}{row.steps:7,}{row.training_sec:9.0f}"
        f"{row.target_tokens:11,}{row.tokens_per_note:8.2f}"
        f"{_interval(row.nats_per_note()):>21}{differences[0]:>23}"
        f"{_interval(row.pitch_and_time_nats_per_note()):>21}{differences[1]:>23}"
        f"{row.measuring_sec:11.0f} s"
    )


def _interval(found: Interval, *, sign: str = "") -> str:
    return f"{found.value:{sign}.3f} {found.low:{sign}.2f}…{found.high:{sign}.2f}"


def _count(text: str) -> int:
    """A whole number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is no whole number from 1 on')
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
