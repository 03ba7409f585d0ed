"""The command behind `make train`: `python -m amt_core.cli.training.background_training`."""

from __future__ import annotations

import argparse
import sys

from amt_core.cli import STATUS_INTERRUPTED
from amt_core.errors import AmtError
from amt_core.progress import Finished, Metric, Progress, Started

_STATUS_USER_ERROR = 2


def main(argv: list[str] | None = None) -> int:
    """Trains until it is stopped; returns the exit status."""
    from amt_core.pipeline.training.background import (
        lower_priority,
        train_in_background,
        training_folder,
    )

    parser = argparse.ArgumentParser(
        prog="make train", description="Goes on with the training of the program's own model."
    )
    parser.add_argument(
        "--decay-steps",
        metavar="N",
        type=int,
        default=0,
        help="end a copy of the training with a decay of the learning rate over N steps",
    )
    arguments = parser.parse_args(argv)
    lower_priority()
    try:
        folder = training_folder()
        print(f"Training in {folder}", flush=True)
        for event in train_in_background(folder, decay_steps=arguments.decay_steps):
            _report(event)
    except AmtError as error:
        print(f"make train: {error}", file=sys.stderr)
        return _STATUS_USER_ERROR
    except KeyboardInterrupt:
        return STATUS_INTERRUPTED
    return 0


def _report(event: Progress) -> None:
    if isinstance(event, Started | Finished):
        print(event.message, flush=True)
    elif isinstance(event, Metric) and event.name == "valid_loss":
        print(f"validation loss {event.value:.4f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
