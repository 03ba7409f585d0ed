"""One line of the table: a variant is trained from random weights, then foretells."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from amt_core.pipeline.training.train import train
from amt_core.pipeline.training.weights import load_model
from benchmarks.training.ablations.formats import FormattedData
from benchmarks.training.ablations.passages import Passage, foretell
from benchmarks.training.ablations.variants import Variant
from benchmarks.training.perplexity.nats_per_note import Interval, per_note
from benchmarks.training.speed import sequences_per_sec

_REHEARSED_STEPS = 8
_REHEARSALS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The result of a variant.

    Attributes:
        name: The variant.
        parameters: Weights of the model, embeddings among them.
        steps: Steps of the optimizer.
        target_tokens: Tokens that something was learned from.
        training_sec: Time of the steps.
        measuring_sec: Time of the measuring after them.
        tokens_per_note: In the variant's format, over the passages.
        works: The work of each passage.
        notes: Notes of each passage.
        nats: Loss of each passage.
        loudness_nats: What of it are velocities.
        machine: What it ran on.
    """

    name: str
    parameters: int
    steps: int
    target_tokens: int
    training_sec: float
    measuring_sec: float
    tokens_per_note: float
    works: Sequence[str]
    notes: Sequence[int]
    nats: Sequence[float]
    loudness_nats: Sequence[float]
    machine: str

    def nats_per_note(self, *, base: Row | None = None) -> Interval:
        """The loss by notes; how much more than another row's on the same passages, if given."""
        others = base.nats if base else [0.0] * len(self.nats)
        nats = [own - other for own, other in zip(self.nats, others, strict=True)]
        return per_note(nats, self.notes, self.works)

    def pitch_and_time_nats_per_note(self, *, base: Row | None = None) -> Interval:
        """The same without what velocities cost: fair to a format that leaves them out."""
        others = _without(base.nats, base.loudness_nats) if base else [0.0] * len(self.nats)
        own = _without(self.nats, self.loudness_nats)
        nats = [mine - other for mine, other in zip(own, others, strict=True)]
        return per_note(nats, self.notes, self.works)


def _without(nats: Sequence[float], part: Sequence[float]) -> list[float]:
    return [whole - taken for whole, taken in zip(nats, part, strict=True)]


def steps_in(data: Path, variants: Iterable[Variant], seconds: float) -> dict[str, int]:
    """The number of steps of each variant in the same time, by rehearsals in turns.

    Steps are counted beforehand, as the learning rate must know where it ends, and what else the
    machine does meanwhile must not decide how much a variant learns. The fastest rehearsal
    counts, as other work can only slow one down.
    """
    variants = list(variants)
    rates = dict.fromkeys([variant.name for variant in variants], 0.0)
    for _ in range(_REHEARSALS):
        for variant in variants:
            options = variant.options(_REHEARSED_STEPS)[-1]
            form = variant.token_format
            rate = sequences_per_sec(FormattedData(data, form), options, form.load)
            rates[variant.name] = max(rates[variant.name], rate / options.batch_size)
    return {name: max(round(seconds * rate), 1) for name, rate in rates.items()}


def make_row(
    data: Path, variant: Variant, steps: int, passages: list[Passage], *, machine: str
) -> Row:
    """Trains a variant for a number of steps and lets it predict the passages.

    Raises:
        AmtError: The data holds nothing to learn from.
    """
    form = variant.token_format
    with tempfile.TemporaryDirectory(prefix="amt-benchmark-") as name:
        folder = Path(name)
        for options in variant.options(steps):
            for _ in train(FormattedData(data, form), folder, options, load=form.load):
                pass
        lines = (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()
        model = load_model(folder / "model")
    log = [json.loads(line) for line in lines]
    began = time.monotonic()
    if torch.cuda.is_available():
        model.cuda()  # pyright: ignore[reportCallIssue]  # hidden by a decorator of its base
    losses = list(foretell(model, passages, form))
    notes = [loss.num_notes for loss in losses]
    return Row(
        name=variant.name,
        parameters=model.num_parameters(),
        steps=len(log),
        target_tokens=sum(line["tokens"] for line in log),
        training_sec=sum(line["tokens"] / line["tokens_per_sec"] for line in log),
        measuring_sec=time.monotonic() - began,
        tokens_per_note=sum(loss.num_tokens for loss in losses) / sum(notes),
        works=[passage.piece.labels.work for passage in passages],
        notes=notes,
        nats=[loss.nats for loss in losses],
        loudness_nats=[loss.loudness_nats for loss in losses],
        machine=machine,
    )
