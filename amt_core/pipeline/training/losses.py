"""The loss of a model: for training, and measured over a split, also by the kind of token."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.pipeline.data.batches import IGNORED, to_batch
from amt_core.pipeline.data.examples import PLAIN, make_example
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.training.forward import PackedForward
from amt_core.tokens.vocabulary import VOCABULARY

Batch = tuple[torch.Tensor, torch.Tensor]

_KIND_OF_BLOCK = {
    "Track": "track", "Part": "track", "Pos": "position", "Vel": "velocity", "Dur": "duration",
    "LongDur": "duration", "Pitch": "pitch", "Drum": "drum",
}  # fmt: skip
TOKEN_KINDS = (*dict.fromkeys(_KIND_OF_BLOCK.values()), "other")
"""Kinds of tokens whose perplexity is told apart."""


class TokenLoss(torch.nn.Module):
    """The mean cross entropy of a batch, over the positions that count.

    Args:
        model: The model.
        compiles: Whether to run `torch.compile`; batches must then have one shape.
        recomputes: Whether activations are computed twice instead of kept, for less memory.

    Attributes:
        model: The model.
        packed: Its forward pass.
    """

    def __init__(
        self, model: InForceGPT2, *, compiles: bool = False, recomputes: bool = False
    ) -> None:
        super().__init__()
        self.model = model
        self.packed = PackedForward(model, recomputes=recomputes)
        self._loss: Any = torch.compile(self._whole_loss) if compiles else self._counted_loss

    def forward(self, ids: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """The loss, a scalar, of (rows, time) inputs and targets, in which examples are packed."""
        return self._loss(ids, targets)

    def logits(self, ids: torch.Tensor, counted: torch.Tensor) -> torch.Tensor:
        """(counted, vocabulary) float32: the head runs on the positions that count alone."""
        return self._logits(ids, counted)

    def _logits(self, ids: torch.Tensor, counted: torch.Tensor) -> torch.Tensor:
        return self.model.lm_head(self.packed(ids)[counted]).float()

    def _counted_loss(self, ids: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        counted = targets != IGNORED
        return torch.nn.functional.cross_entropy(self._logits(ids, counted), targets[counted])

    def _whole_loss(self, ids: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """The same as one graph.

        How many positions count differs from batch to batch, so that the head runs on all of them;
        its fusion with the loss wins that back.
        """
        logits = self.model.lm_head(self.packed(ids)).float()  # (rows, time, vocabulary)
        return torch.nn.functional.cross_entropy(
            logits.flatten(0, 1), targets.flatten(), ignore_index=IGNORED
        )


def validation_batches(
    shards: Shards, *, num_examples: int, context: int, batch_size: int
) -> list[Batch]:
    """Fixed batches of plain beginnings of pieces of the validation split."""
    indices = [i for i, labels in enumerate(shards.labels) if labels.split == "valid"]
    rng = np.random.default_rng(0)
    chosen = rng.permutation(indices)[:num_examples]
    plain = replace(PLAIN, context=context)
    rows = [make_example(shards[int(i)], rng, plain) for i in chosen]
    return [to_batch(rows[i : i + batch_size]) for i in range(0, len(rows), batch_size)]


@torch.no_grad()
def measure_loss(
    token_loss: TokenLoss, batches: list[Batch], device: torch.device, autocast: Any
) -> dict[str, float]:
    """`valid_loss`, the mean per token in nats, and `perplexity_…` of every kind of token.

    Empty without batches.
    """
    token_loss.eval()
    kinds = torch.tensor(_kind_of_tokens(), device=device)
    sums = torch.zeros(len(TOKEN_KINDS), dtype=torch.float64, device=device)
    counts = torch.zeros_like(sums)
    for ids, targets in batches:
        on_device = targets.to(device)
        counted = on_device != IGNORED
        with autocast:
            logits = token_loss.logits(ids.to(device), counted)
        wanted = on_device[counted]
        losses = torch.nn.functional.cross_entropy(logits, wanted, reduction="none")
        sums.index_add_(0, kinds[wanted], losses.double())
        counts.index_add_(0, kinds[wanted], torch.ones_like(losses, dtype=torch.float64))
    token_loss.train()
    if not batches:
        return {}
    found = {"valid_loss": float(sums.sum() / counts.sum())}
    for kind, total, count in zip(TOKEN_KINDS, sums.tolist(), counts.tolist(), strict=True):
        if count:
            found[f"perplexity_{kind}"] = math.exp(min(total / count, 50.0))
    return found


def _kind_of_tokens() -> list[int]:
    return [
        TOKEN_KINDS.index(_KIND_OF_BLOCK.get(block.name, "other"))
        for block in VOCABULARY.blocks
        for _ in range(block.size)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitLoss:
    """The loss of a model on the pieces of a split.

    Attributes:
        num_pieces: Pieces measured, each from its first bar to the end of the context.
        num_tokens: Tokens that counted.
        num_notes: Notes among them.
        per_token: Mean loss in nats per token.
        per_note: Total loss in nats divided by the number of notes.
    """

    num_pieces: int
    num_tokens: int
    num_notes: int
    per_token: float
    per_note: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceLoss:
    """The loss of a model on one piece, from its first bar to the end of the context.

    Attributes:
        index: Which piece of the data.
        nats: Its total loss.
        bar_nats: What of it are the tokens that end bars.
        num_tokens: Tokens that counted.
        num_notes: Notes among them.
    """

    index: int
    nats: float
    bar_nats: float
    num_tokens: int
    num_notes: int


def split_loss(model: InForceGPT2, shards: Shards, split: str) -> SplitLoss:
    """The loss over all pieces of a split, with all their controls given, in full precision."""
    rows = split_rows(shards, split, context=int(model.config.n_positions))
    pieces = list(piece_losses(model, rows))
    nats = sum(piece.nats for piece in pieces)
    num_tokens = sum(piece.num_tokens for piece in pieces)
    num_notes = sum(piece.num_notes for piece in pieces)
    return SplitLoss(
        num_pieces=len(pieces),
        num_tokens=num_tokens,
        num_notes=num_notes,
        per_token=nats / max(num_tokens, 1),
        per_note=nats / max(num_notes, 1),
    )


def split_rows(
    shards: Shards, split: str, *, context: int
) -> Iterator[tuple[int, NDArray[np.uint16]]]:
    """Index and plain example of every piece of a split, from its first bar on."""
    plain = replace(PLAIN, context=context)
    rng = np.random.default_rng(0)
    for index, labels in enumerate(shards.labels):
        if labels.split == split:
            yield index, make_example(shards[index], rng, plain)


@torch.no_grad()
def piece_losses(
    model: InForceGPT2, rows: Iterable[tuple[int, NDArray[np.uint16]]]
) -> Iterator[PieceLoss]:
    """The loss of every piece, in full precision."""
    model.eval()
    token_loss, bar = TokenLoss(model), VOCABULARY.bar
    for index, row in rows:
        ids, targets = to_batch([row])
        counts = targets != IGNORED
        counted = targets[counts]
        nats = torch.nn.functional.cross_entropy(
            token_loss.logits(ids, counts), counted, reduction="none"
        )
        yield PieceLoss(
            index=index,
            nats=float(nats.sum()),
            bar_nats=float(nats[(counted >= bar.start) & (counted < bar.end)].sum()),
            num_tokens=len(counted),
            num_notes=int((counted >= VOCABULARY.pitch.start).sum()),  # the last blocks are notes
        )
