"""Trains for a few minutes on a large graphics card.

python -m amt_core.cli.training.short_lease pack DATA data.tar.xz
python -m amt_core.cli.training.short_lease train data.tar.xz WORK OUTPUT [--seconds 540]
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.progress import Finished, Metric, Started

_STATUS_USER_ERROR = 2


def main(argv: list[str] | None = None) -> int:
    """Carries out one of the two actions; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="short_lease", description="Trains on a machine that is there for a few minutes only."
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    pack = actions.add_parser("pack", help="beforehand: write the training data as one archive")
    pack.add_argument("data", metavar="DATA", type=Path, help="what prepare has written")
    pack.add_argument("archive", metavar="ARCHIVE", type=Path)
    pack.set_defaults(run=_pack)
    train = actions.add_parser("train", help="on the machine: train the largest size that pays")
    train.add_argument("archive", metavar="ARCHIVE", type=Path)
    train.add_argument("work", metavar="WORK", type=Path, help="a folder of the machine")
    train.add_argument("output", metavar="OUTPUT", type=Path, help="the folder that comes back")
    train.add_argument("--seconds", metavar="SEC", type=float, default=540.0)
    train.add_argument("--source-shares", metavar="TEXT", default="")
    train.set_defaults(run=_train)
    arguments = parser.parse_args(argv)
    try:
        arguments.run(arguments)
    except AmtError as error:
        print(f"short_lease: {error}", file=sys.stderr)
        return _STATUS_USER_ERROR
    return 0


def _pack(arguments: argparse.Namespace) -> None:
    from amt_core.pipeline.training.short_lease import pack_data

    size = pack_data(arguments.data, arguments.archive)
    print(f"{arguments.archive}: {size / 1e6:.1f} MB")


def _train(arguments: argparse.Namespace) -> None:
    from amt_core.pipeline.training.short_lease import SIZES, Lease, train_on_lease

    sizes = [replace(size, source_shares=arguments.source_shares) for size in SIZES]
    lease = Lease(seconds=arguments.seconds)
    for event in train_on_lease(arguments.archive, arguments.work, arguments.output, sizes, lease):
        if isinstance(event, Started | Finished):
            print(event.message, flush=True)
        elif isinstance(event, Metric) and event.name == "valid_loss":
            print(f"validation loss {event.value:.4f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
