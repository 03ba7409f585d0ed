"""Trains the largest model that pays on a machine that can be had for a few minutes only.

Everything is made ready beforehand: `pack_data` writes the training data as one small archive. On
the machine, `train_on_lease` checks the environment, measures how fast each size trains, takes the
largest that sees enough tokens in the time, and trains it with a decay that ends in time. Each
minute the checkpoint and the best model go to the output folder in pieces of at most 16 MiB; a
second call that finds them there goes on with the same size.
"""

from __future__ import annotations

import itertools
import json
import shutil
import tarfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch

from amt_core.errors import AmtError
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.training.options import TrainOptions
from amt_core.pipeline.training.train import train
from amt_core.progress import Metric, Progress, Started
from amt_core.sentence import Sentence

MAX_DATA_BYTES = 60 * 10**6
PIECE_BYTES = 16 * 2**20

_TOKENS_PER_PARAMETER = 10
"""Fewer learned tokens than this for each weight, and a smaller model is better after the run."""

_PROBE_STEPS = 6
_DECAY_SHARE = 0.25
_CHOICE_FILE = "lease.json"
_WORK_FILES = ("checkpoint.safetensors", "log.jsonl", "model/model.safetensors",
               "model/config.json", "model/vocabulary.json", "batch_size.txt")  # fmt: skip


_SIZE = TrainOptions(
    batch_size=0, num_workers=8, schedule="constant", max_steps=10**7, warmup_steps=100,
    eval_every_steps=200, mixed_precision="bf16",
)  # fmt: skip
SIZES = (
    replace(_SIZE, num_layers=16, width=768, num_heads=12, learning_rate=4e-4),
    replace(_SIZE, num_layers=12, width=512, num_heads=8, learning_rate=6e-4),
    replace(_SIZE, num_layers=8, width=512, num_heads=8, learning_rate=6e-4),
    replace(_SIZE, num_layers=6, width=384, num_heads=6, learning_rate=8e-4),
)
"""The sizes that are tried on a large card, the largest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """The limits of a call.

    Attributes:
        seconds: Time for training.
        save_every_sec: Seconds between copies to the output folder.
        needs_card: Whether a machine without a graphics card is refused.
    """

    seconds: float = 540.0
    save_every_sec: float = 60.0
    needs_card: bool = True


def pack_data(data: Path, archive: Path) -> int:
    """Writes a folder of training data as one archive, and returns its size in bytes.

    Raises:
        AmtError: It is larger than what can be sent.
    """
    with tarfile.open(archive, "w:xz", preset=6) as tar:
        for path in sorted(data.iterdir()):
            tar.add(path, path.name)
    size = archive.stat().st_size
    if size > MAX_DATA_BYTES:
        archive.unlink()
        raise AmtError(
            Sentence(
                "The packed data has {size:.0f} MB; at most {most:.0f} can be sent.",
                size=size / 1e6,
                most=MAX_DATA_BYTES / 1e6,
            ),
            "Prepare fewer pieces.",
        )
    return size


def train_on_lease(
    archive: Path, work: Path, output: Path, candidates: Sequence[TrainOptions], lease: Lease
) -> Iterator[Progress]:
    """Trains for the time of a lease.

    Args:
        archive: What `pack_data` has written.
        work: A folder of this machine, for the data and the run.
        output: The folder that comes back; pieces of an earlier call in it are gone on from.
        candidates: How to train each size, the largest first.
        lease: The limits.

    Raises:
        AmtError: The machine lacks what is needed.
    """
    ends = time.monotonic() + lease.seconds
    yield from _check(lease, work)
    run = work / "run"
    with tarfile.open(archive) as tar:
        tar.extractall(work / "data", filter="data")
    shards = Shards(work / "data")
    restore(output, run)
    options, rate = _choice(shards, work, output, candidates, ends - time.monotonic())
    num_steps = max(round(rate * (ends - time.monotonic())), 1)
    options = replace(options, save_every_sec=lease.save_every_sec, max_steps=10**7)
    trunk_seconds = (ends - time.monotonic()) * (1 - _DECAY_SHARE)
    yield from _train_until(shards, run, output, options, ends=time.monotonic() + trunk_seconds)
    ended = replace(
        options, decay_from=str(run), decay_steps=max(round(num_steps * _DECAY_SHARE), 1)
    )
    yield from _train_until(shards, work / "ended", output / "ended", ended, ends=ends)


def _check(lease: Lease, work: Path) -> Iterator[Progress]:
    work.mkdir(parents=True, exist_ok=True)
    if torch.cuda.is_available():
        yield Started(message=f"{torch.cuda.get_device_name()}, torch {torch.__version__}")
    elif lease.needs_card:
        raise AmtError("There is no graphics card that torch can use.", "Use a machine with one.")
    if shutil.disk_usage(work).free < 2 * 10**9:
        raise AmtError(
            Sentence("Less than 2 GB are free in {work}.", work=work), "Choose another folder."
        )


def _choice(
    shards: Shards, work: Path, output: Path, candidates: Sequence[TrainOptions], seconds: float
) -> tuple[TrainOptions, float]:
    """The options of the largest size that pays, and its steps per second."""
    path = output / _CHOICE_FILE
    if path.exists():
        found = json.loads(path.read_text(encoding="utf-8"))
        return candidates[found["number"]], found["steps_per_sec"]
    for number, options in enumerate(candidates):
        steps, tokens = _probe(shards, work / f"probe-{number}", options)
        num_parameters = 12 * options.num_layers * options.width**2
        pays = tokens * seconds >= _TOKENS_PER_PARAMETER * num_parameters
        if pays or number == len(candidates) - 1:
            output.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"number": number, "steps_per_sec": steps, **asdict(options)})
            path.write_text(text, encoding="utf-8")
            return options, steps
    raise AmtError("There is no size to train.", "Give candidates.")


def _probe(shards: Shards, folder: Path, options: TrainOptions) -> tuple[float, float]:
    """Steps and learned tokens per second, without the first half of a few steps."""
    probe = replace(options, max_steps=_PROBE_STEPS, eval_every_steps=10**9, save_every_sec=1e9)
    for _ in train(shards, folder, probe):
        pass
    lines = (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines][_PROBE_STEPS // 2 :]
    shutil.rmtree(folder)
    seconds = sum(row["tokens"] / row["tokens_per_sec"] for row in rows)
    return len(rows) / seconds, sum(row["tokens"] for row in rows) / seconds


def _train_until(
    shards: Shards, run: Path, output: Path, options: TrainOptions, *, ends: float
) -> Iterator[Progress]:
    """Trains until a time at the latest, copying to the output on the way and at the end."""
    copied = time.monotonic()
    for event in train(shards, run, options, ends_at_sec=ends):
        yield event
        is_step_over = isinstance(event, Metric) and event.name == "loss"
        if is_step_over and time.monotonic() - copied > options.save_every_sec:
            copy_in_pieces(run, output)
            copied = time.monotonic()
    copy_in_pieces(run, output)


def copy_in_pieces(run: Path, output: Path) -> None:
    """Copies the files of a run as pieces of at most 16 MiB; the pieces of before stay if it fails.

    `pieces.json` names the pieces in use and is replaced last.
    """
    output.mkdir(parents=True, exist_ok=True)
    listing = output / "pieces.json"
    before = json.loads(listing.read_text(encoding="utf-8")) if listing.exists() else {}
    turn = 1 - int(before.get("turn", 1))
    pieces: dict[str, list[str]] = {}
    for name in _WORK_FILES:
        if not (run / name).exists():
            continue
        pieces[name] = []
        with (run / name).open("rb") as file:
            for number in itertools.count():
                block = file.read(PIECE_BYTES)
                if not block and number:
                    break
                piece = f"{name.replace('/', '-')}.{turn}.{number:03}"
                (output / piece).write_bytes(block)
                pieces[name].append(piece)
    temporary = output / "pieces.json.part"
    temporary.write_text(json.dumps({"turn": turn, "pieces": pieces}), encoding="utf-8")
    temporary.replace(listing)
    for old in itertools.chain(*before.get("pieces", {}).values()):
        (output / old).unlink(missing_ok=True)


def restore(output: Path, run: Path) -> None:
    """Puts the pieces of an earlier call together again; nothing where there are none."""
    listing = output / "pieces.json"
    if not listing.exists():
        return
    for name, pieces in json.loads(listing.read_text(encoding="utf-8"))["pieces"].items():
        path = run / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            for piece in pieces:
                file.write((output / piece).read_bytes())
