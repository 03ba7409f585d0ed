"""Compares the perplexity of models, and of an n-gram model, on music they have not seen.

    python -m benchmarks.training.perplexity DATA MODEL [MODEL …]
        [--order 6] [--pieces 300] [--json]

DATA is the output of `amt pipeline prepare`. Every model reads the same pieces of the test split,
from the first bar to the end of its context, with all the controls it was trained with. The measure
is nats per note, which does not depend on the number of tokens of a note. The tokens that end bars
are left out, as the first model was not trained on them.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.pipeline.data.batches import IGNORED, to_batch
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.training.losses import PieceLoss, piece_losses, split_rows
from amt_core.styles.clusters import STYLE_CLUSTERS_FILE
from amt_core.tokens.vocabulary import VOCABULARY
from benchmarks.machine import this_machine
from benchmarks.training.perplexity.nats_per_note import per_note
from benchmarks.training.perplexity.ngram import NGram

CONTEXT = 1024

Rows = list[tuple[int, NDArray[np.uint16]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one contender.

    Attributes:
        name: The model's folder, or the order of the n-grams.
        pieces: Pieces measured.
        notes: Notes in them.
        nats_per_note: Loss by notes, without the tokens that end bars.
        low: Lower end of the 95 % interval, by bootstrap over works.
        high: Its upper end.
        perplexity_per_token: Perplexity over all counted tokens, with the tokens that end bars.
    """

    name: str
    pieces: int
    notes: int
    nats_per_note: float
    low: float
    high: float
    perplexity_per_token: float


def summarize(name: str, pieces: list[PieceLoss], works: list[str]) -> Figures:
    """The figures of some pieces."""
    nats = per_note(
        [piece.nats - piece.bar_nats for piece in pieces],
        [piece.num_notes for piece in pieces],
        works,
    )
    num_tokens = sum(piece.num_tokens for piece in pieces)
    return Figures(
        name=name,
        pieces=len(pieces),
        notes=sum(piece.num_notes for piece in pieces),
        nats_per_note=nats.value,
        low=nats.low,
        high=nats.high,
        perplexity_per_token=math.exp(sum(piece.nats for piece in pieces) / num_tokens),
    )


def by_model(folder: Path, rows: Rows) -> list[PieceLoss]:
    """The losses of a model; it reads clusters and plans only if it was trained with them."""
    model = InForceGPT2.from_pretrained(folder, dtype=torch.float32)
    if not VOCABULARY.has_plan(int(model.config.vocab_size)):
        rows = [(index, _without_plan(row)) for index, row in rows]
    if not (folder / STYLE_CLUSTERS_FILE.name).exists():
        first, end = VOCABULARY.coarse.start, VOCABULARY.fine.end
        rows = [(index, row[(row < first) | (row >= end)]) for index, row in rows]
    return list(piece_losses(model, rows))


def _without_plan(row: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """The same piece with headers and tracks that say nothing of the plan."""
    v = VOCABULARY
    is_bar = (row >= v.bar.start) & (row < v.bar.end)
    is_header_key = (row >= v.key.start) & (row < v.key.end) & np.maximum.accumulate(is_bar)
    return row[(row < v.section.start) & ~is_header_key]


def by_ngram(ngram: NGram, rows: Rows) -> Iterator[PieceLoss]:
    """The losses of an n-gram model on the tokens that count."""
    bar = VOCABULARY.bar
    for index, row in rows:
        _, targets = to_batch([row])
        counts = targets[0].numpy() != IGNORED
        nats, counted = ngram.nats(row)[counts], row[1:][counts]
        yield PieceLoss(
            index=index,
            nats=float(nats.sum()),
            bar_nats=float(nats[(counted >= bar.start) & (counted < bar.end)].sum()),
            num_tokens=len(counted),
            num_notes=int(VOCABULARY.is_note[counted].sum()),
        )


def main() -> None:
    """Runs the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--order", type=int, default=6, help="tokens that the n-grams look at")
    parser.add_argument("--pieces", type=int, default=0, help="of the test split; 0 for all")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    shards = Shards(arguments.data)
    rows = list(split_rows(shards, "test", context=CONTEXT))
    if arguments.pieces:
        chosen = np.random.default_rng(0).permutation(len(rows))[: arguments.pieces]
        rows = [rows[i] for i in np.sort(chosen)]
    works = [shards.labels[index].work for index, _ in rows]
    found = [summarize(m.name, by_model(m, rows), works) for m in arguments.models]
    learned = (row for _, row in split_rows(shards, "train", context=CONTEXT))
    ngram = NGram(learned, order=arguments.order)
    name = f"{arguments.order}-grams"
    found.append(summarize(name, list(by_ngram(ngram, rows)), works))
    if arguments.json:
        print(json.dumps([asdict(figures) for figures in found]))
        return
    print(this_machine())
    print(f"{found[0].pieces} pieces of the test split, {found[0].notes:,} notes")
    print(f"{'':24}{'nats per note':>14}{'95 %':>16}{'perplexity per token':>22}")
    for f in found:
        interval = f"{f.low:.3f}-{f.high:.3f}"
        print(f"{f.name:24}{f.nats_per_note:14.3f}{interval:>16}{f.perplexity_per_token:22.3f}")


if __name__ == "__main__":
    main()
