"""The options, seeds, files and JSON of takes, for every command that writes notes."""

from __future__ import annotations

import argparse
import secrets
from pathlib import Path
from typing import Any

from amt_core.cli.console import whole_number
from amt_core.composing.compose import TakeStats
from amt_core.composing.random_streams import MAX_SEED
from amt_core.music.score import Score
from amt_core.progress import counted

MAX_TAKES = 16


def add_seed_argument(
    parser: argparse.ArgumentParser, meaning: str, *, default: int | None = None
) -> None:
    """Declares `--seed`; without a default, `seed_or_random` draws one."""
    parser.add_argument(
        "--seed",
        metavar="N",
        type=whole_number(0, MAX_SEED),
        default=default,
        help=f"{meaning}; default{': random' if default is None else f' {default}'}",
    )


def add_takes_argument(parser: argparse.ArgumentParser, meaning: str) -> None:
    """Declares `--takes`, by default one."""
    parser.add_argument(
        "--takes",
        metavar="K",
        type=whole_number(1, MAX_TAKES),
        default=1,
        help=f"{meaning}; default 1",
    )


def add_model_argument(parser: argparse.ArgumentParser) -> None:
    """Declares `--model`: None stands for the model that comes with the program."""
    parser.add_argument(
        "--model",
        metavar="DIR",
        type=Path,
        help="folder of the model; default: the one that comes with amt",
    )


def seed_or_random(seed: int | None) -> int:
    """The seed given on the command line, or a random one."""
    return secrets.randbelow(MAX_SEED) if seed is None else seed


def path_of_take(output: Path, take: int, num_takes: int) -> Path:
    """The file of a take: `FILE.mid`, or `FILE-1.mid` … when there are several takes."""
    if num_takes == 1:
        return output
    return output.with_name(f"{output.stem}-{take + 1}{output.suffix}")


def size_in_words(num_bars: int, num_notes: int) -> str:
    """The size of a written piece, as all commands print it: `16 bars, 1,234 notes`."""
    return f"{counted(num_bars, 'bars')}, {counted(num_notes, 'notes')}"


def take_json(path: Path, seed: int, score: Score, stats: TakeStats) -> dict[str, Any]:
    """The JSON about one take, as all commands print it."""
    return {
        "file": str(path),
        "seed": seed,
        "bars": score.num_bars,
        "notes": len(score.notes),
        "tokens": stats.tokens,
        "seconds": round(stats.seconds, 3),
    }
