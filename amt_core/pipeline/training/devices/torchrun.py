"""Training on several graphics cards of this machine: `torchrun` around the train command."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.pipeline.training.options import TrainOptions
from amt_core.progress import Progress, from_json
from amt_core.sentence import Sentence


def train_on_devices(data: Path, run: Path, options: TrainOptions) -> Iterator[Progress]:
    """Trains with one process for each of `num_devices`, telling what the first one says.

    Raises:
        AmtError: One of the processes failed.
    """
    child = subprocess.Popen(
        torchrun_command(data, run, options),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert child.stdout is not None
    try:
        for line in child.stdout:
            said = json.loads(line)
            said.pop("stage", None)
            yield from_json(said)
        status = child.wait()
    finally:
        child.terminate()
        child.stdout.close()
        child.wait()
    if status != 0:
        raise AmtError(
            Sentence(
                "Training on {num_devices} devices ended unexpectedly (status {status}).",
                num_devices=options.num_devices,
                status=status,
            ),
            "Run it again: it goes on where it was. What went wrong stands above.",
        )


def torchrun_command(data: Path, run: Path, options: TrainOptions) -> list[str]:
    """The command line that starts the processes."""
    given: list[str] = []
    for option in fields(options):
        value = getattr(options, option.name)
        flag = option.name.replace("_", "-")
        if option.name in ("examples", "num_devices"):
            continue
        if isinstance(value, bool):
            given.append(f"--{flag}" if value else f"--no-{flag}")
        else:
            given.append(f"--{flag}={value}")
    return [
        sys.executable, "-m", "torch.distributed.run", "--standalone",
        f"--nproc-per-node={options.num_devices}", "-m", "amt_core.cli", "pipeline", "train",
        str(data), "--output", str(run), "--json", *given,
        f"--examples={json.dumps(asdict(options.examples))}",
    ]  # fmt: skip
