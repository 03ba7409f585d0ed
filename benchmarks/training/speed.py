"""Times training, its loader and its optimizers.

    python -m benchmarks.training.speed DATA [--sizes 6x384,12x512] [--context 512]
        [--steps 60] [--json]

DATA is what `amt pipeline prepare` has written. Every size is trained twice by the real program:
with the real loader, and with one batch that is there already. Their ratio is what the loader
costs. Rates are those of the later half of the steps. On a graphics card it also tells which share
of the bf16 peak is used, counting 6 operations a parameter and token, and 12 × layers × width ×
context for attention (as PaLM does, A. Chowdhery and others, 2022), recomputation not counted.

    python -m benchmarks.training.speed DATA --equal-time 60 [--seeds 2] [--sizes 4x256]

trains each size with AdamW alone and with Muon for an equal number of processor seconds, and prints
the loss of the later half of the steps and of the last five, seed by seed. Processor time is
counted and not time, so that other programs on the machine do not decide.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch

from amt_core.pipeline.data.examples import ExampleOptions
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.training.loader import Batch, Batches, load_batches
from amt_core.pipeline.training.options import TrainOptions
from amt_core.pipeline.training.train import LoadBatches, train
from amt_core.progress import Advanced, Metric, Started
from amt_core.tokens.vocabulary import VOCABULARY
from benchmarks.machine import this_machine

# Dense bf16 operations a second by the makers' data sheets.
_PEAKS = {"H100": 989e12, "H200": 989e12, "A100": 312e12, "4090": 165e12, "3080": 59.5e12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The result of training one size.

    Attributes:
        size: Layers × width.
        batch_size: Sequences a step.
        parameters: Of the model.
        sequences_per_sec: With the real loader.
        synthetic_per_sec: With a batch that is there already.
        loader_ratio: The first by the second.
        peak_share: Share of the card's bf16 peak, with the real loader; 0 if it is not known.
        gpu_memory_gb: The most that was allocated.
    """

    size: str
    batch_size: int
    parameters: int
    sequences_per_sec: float
    synthetic_per_sec: float
    loader_ratio: float
    peak_share: float
    gpu_memory_gb: float


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", metavar="DATA", type=Path, help="a folder of training data")
    parser.add_argument("--sizes", metavar="LxW,…", default="2x128,4x256")
    parser.add_argument("--context", metavar="N", type=int, default=512)
    parser.add_argument("--batch-size", metavar="N", type=int, default=8)
    parser.add_argument("--num-workers", metavar="N", type=int, default=1)
    parser.add_argument("--steps", metavar="N", type=int, default=60)
    parser.add_argument("--rounds", metavar="N", type=int, default=2)
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--equal-time", metavar="SEC", type=float, default=0.0)
    parser.add_argument("--seeds", metavar="N", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    shards = Shards(arguments.data)
    machine = this_machine()
    card = torch.cuda.get_device_name() if torch.cuda.is_available() else "no graphics card"
    if not arguments.json and not arguments.equal_time:
        print(f"{machine}; {card}; torch {torch.__version__}; context {arguments.context}")
        print(f"{'size':>8}{'batch':>7}{'parameters':>12}{'seq/s':>9}{'tokens/s':>12}"
              f"{'synthetic':>11}{'loader':>8}{'of peak':>9}{'GPU GB':>8}")  # fmt: skip
    rows: list[Measured] = []
    for size in arguments.sizes.split(","):
        layers, width = map(int, size.split("x"))
        options = TrainOptions(
            num_layers=layers, width=width, num_heads=max(width // 64, 1),
            context=arguments.context, batch_size=arguments.batch_size, max_steps=arguments.steps,
            num_workers=arguments.num_workers, compile_model=arguments.compile,
            save_every_sec=1e9, eval_every_steps=10**6, num_eval_examples=1, warmup_steps=10,
            examples=ExampleOptions(context=arguments.context),
        )  # fmt: skip
        if arguments.equal_time:
            compare_optimizers(shards, size, options, arguments.equal_time, arguments.seeds)
            continue
        row = measure(shards, size, options, rounds=arguments.rounds, card=card)
        rows.append(row)
        if not arguments.json:
            print(f"{row.size:>8}{row.batch_size:7}{row.parameters:12,}{row.sequences_per_sec:9.1f}"
                  f"{row.sequences_per_sec * arguments.context:12,.0f}{row.synthetic_per_sec:11.1f}"
                  f"{row.loader_ratio:8.1%}{row.peak_share:9.1%}{row.gpu_memory_gb:8.1f}",
                  flush=True)  # fmt: skip
    if arguments.json and rows:
        found = {"machine": machine.to_json(), "card": card, "rows": [asdict(r) for r in rows]}
        print(json.dumps(found, indent=2))


def measure(
    shards: Shards, size: str, options: TrainOptions, *, rounds: int, card: str
) -> Measured:
    """Trains with and without the loader, in turns."""
    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()
    real: list[float] = []
    synthetic: list[float] = []
    for _ in range(rounds):
        real.append(sequences_per_sec(shards, options, load_batches))
        synthetic.append(sequences_per_sec(shards, options, one_batch_again))
    rate = statistics.median(real)
    parameters = num_parameters(options)
    attention = 12 * options.num_layers * options.width * options.context
    operations = (6 * parameters + attention) * options.context
    peak = next((peak for name, peak in _PEAKS.items() if name in card), 0.0)
    memory = torch.cuda.max_memory_allocated() if torch.cuda.is_available() else 0
    return Measured(
        size=size,
        batch_size=options.batch_size,
        parameters=parameters,
        sequences_per_sec=rate,
        synthetic_per_sec=statistics.median(synthetic),
        loader_ratio=rate / statistics.median(synthetic),
        peak_share=rate * operations / peak if peak else 0.0,
        gpu_memory_gb=memory / 1e9,
    )


def compare_optimizers(
    shards: Shards, size: str, options: TrainOptions, seconds: float, num_seeds: int
) -> None:
    """Prints the losses that both optimizers reach in the same processor time."""
    for seed in range(1, num_seeds + 1):
        for optimizer in ("adamw", "muon"):
            chosen = replace(
                options, optimizer=optimizer, seed=seed, schedule="constant", max_steps=10**6
            )
            losses, num_tokens = losses_in(shards, chosen, seconds)
            later = statistics.mean(losses[len(losses) // 2 :])
            print(f"{size} seed {seed} {optimizer:>5}: loss {later:.3f} "
                  f"(last 5: {statistics.mean(losses[-5:]):.3f}), {len(losses)} steps, "
                  f"{num_tokens / seconds:,.0f} learned tokens per processor second",
                  flush=True)  # fmt: skip


def losses_in(shards: Shards, options: TrainOptions, seconds: float) -> tuple[list[float], int]:
    """The loss of each step that a number of processor seconds holds, and the tokens learned."""
    began = time.process_time()
    losses: list[float] = []
    with tempfile.TemporaryDirectory(prefix="amt-benchmark-") as folder:
        for event in train(shards, Path(folder), options):
            if isinstance(event, Started):
                began = time.process_time()
            if isinstance(event, Metric) and event.name == "loss":
                losses.append(event.value)
            if isinstance(event, Advanced) and time.process_time() - began > seconds:
                break
        log = (Path(folder) / "log.jsonl").read_text(encoding="utf-8").splitlines()
    return losses, sum(json.loads(line)["tokens"] for line in log)


def sequences_per_sec(shards: Shards, options: TrainOptions, load: LoadBatches) -> float:
    """Sequences a second in the later half of the steps."""
    half = options.max_steps // 2
    began = 0.0
    with tempfile.TemporaryDirectory(prefix="amt-benchmark-") as folder:
        # A last step more, as the end of a run saves the model.
        longer = replace(options, max_steps=options.max_steps + 1)
        for event in train(shards, Path(folder), longer, load=load):
            if isinstance(event, Advanced) and event.done == half:
                began = time.monotonic()
            if isinstance(event, Advanced) and event.done == options.max_steps:
                break
    seconds = time.monotonic() - began
    return (options.max_steps - half) * options.batch_size / seconds


def one_batch_again(batches: Batches, options: TrainOptions, *, first_step: int) -> Iterator[Batch]:
    """The first real batch for every step, on the device, which costs nothing."""
    del options  # asked for by whoever loads
    ids, targets = batches[first_step]
    device = "cuda" if torch.cuda.is_available() else "cpu"
    return itertools.repeat((ids.to(device), targets.to(device)))


def num_parameters(options: TrainOptions) -> int:
    """Weights that a token passes through: blocks and head; positions are only looked up."""
    return 12 * options.num_layers * options.width**2 + VOCABULARY.size * options.width


if __name__ == "__main__":
    main()
