"""The action `take` of `amt pipeline`: hears how a training comes along."""

from __future__ import annotations

import argparse
from pathlib import Path

from amt_core.cli.arguments.takes import add_seed_argument

_TEXT = "a slow waltz for piano and cello in D minor"
_NUM_BARS = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    add = parser.add_argument
    add("training", metavar="DIR", type=Path, help="folder of the training run, WORK/runs/…")
    add("--description", metavar="TEXT", default=_TEXT, help=f'what to compose; default "{_TEXT}"')
    add_seed_argument(parser, "number that decides the notes", default=1)


def run(arguments: argparse.Namespace) -> int:
    """Composes a take and prints where it is."""
    from amt_core.pipeline.model.training_takes import compose_training_take

    take = compose_training_take(
        arguments.training, text=arguments.description, seed=arguments.seed, num_bars=_NUM_BARS
    )
    print(f"step {take.step}: {take.midi}")
    return 0
