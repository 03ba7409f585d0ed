"""The data loader: batch n depends on the seed and n alone, not on the process or the time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import count
from typing import Any

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

from amt_core.pipeline.data.batches import IGNORED, PieceSampler, parse_shares, to_batch
from amt_core.pipeline.data.examples import make_example
from amt_core.pipeline.data.shards import Piece, Shards
from amt_core.pipeline.training.options import TrainOptions

Batch = tuple[torch.Tensor, torch.Tensor]

_BATCHES_AHEAD = 4
_LENGTH_STEP = 64


class Batches(Dataset[Batch]):
    """Batch number n: that of step n // accumulation, of one process of several.

    Args:
        shards: The training data.
        options: How to train; the batch size is that of one process.
        rank: Which process this is.
        num_processes: How many there are. Together they make the batches that one process
            with this number of times the accumulation would make.
    """

    def __init__(
        self, shards: Shards, options: TrainOptions, *, rank: int = 0, num_processes: int = 1
    ) -> None:
        self._shards = shards
        self._options = options
        self._rank = rank
        self._num_processes = num_processes
        self._context = min(options.examples.context, options.context)
        self._sampler = PieceSampler(
            shards,
            "train",
            context=options.context,
            shares=parse_shares(options.source_shares),
            max_passes=options.max_passes,
        )
        self._piece: Any = None

    def __getitem__(self, number: int) -> Batch:
        if self._piece is None:
            # Made where it is used: each process of the loader has its own.
            self._piece = lru_cache(self._options.cache_size)(self._read)
        options = self._options
        step, micro_step = divmod(number, options.gradient_accumulation)
        place = micro_step * self._num_processes + self._rank
        rng = np.random.default_rng((options.seed, step, place))
        examples = replace(options.examples, context=self.length(step))
        drawn = (make_example(self._piece(self._sampler.draw(rng)), rng, examples) for _ in count())
        return to_batch(drawn, max_tokens=options.batch_size * examples.context)

    def length(self, step: int) -> int:
        """Tokens of the examples of a step, by the curriculum from short to long."""
        growing = self._options.curriculum_share * self._options.max_steps
        if step >= growing:
            return self._context
        share = 0.25 + 0.75 * step / growing
        return min(self._context, max(_LENGTH_STEP, round(share * self._context)))

    def _read(self, index: int) -> Piece:
        piece = self._shards[index]
        if not self._options.cache_size:
            return piece
        # A copy, as the cells would stay on disk otherwise.
        return replace(piece, encoded=replace(piece.encoded, cells=piece.encoded.cells.copy()))


class DeviceBatches:
    """Batches on the device that computes, the next one on its way while it does.

    Args:
        loaded: The batches in their order.
        device: Where they are needed.
    """

    def __init__(self, loaded: Iterator[Batch], device: torch.device) -> None:
        self._loaded = loaded
        self._device = device
        self._next: tuple[Batch, int] | None = None

    def prefetch(self) -> None:
        """Sends the next batch, if there is one; the device goes on meanwhile."""
        batch = next(self._loaded, None)
        self._next = None if batch is None else self._sent(batch)

    def take(self) -> tuple[Batch, int]:
        """The next batch, and how many of its positions count."""
        taken, self._next = self._next, None
        return self._sent(next(self._loaded)) if taken is None else taken

    def _sent(self, batch: Batch) -> tuple[Batch, int]:
        ids, targets = batch
        # Counted here, as the device would have to be waited for.
        num_counted = int((targets != IGNORED).sum())
        sent = (
            ids.to(self._device, non_blocking=True),
            targets.to(self._device, non_blocking=True),
        )
        return sent, num_counted


def load_batches(batches: Batches, options: TrainOptions, *, first_step: int) -> Iterator[Batch]:
    """The batches from a step on, made ahead by `num_workers` processes."""
    numbers = range(
        first_step * options.gradient_accumulation,
        options.max_steps * options.gradient_accumulation,
    )
    loader: DataLoader[Batch] = DataLoader(
        batches,
        sampler=numbers,
        batch_size=None,
        num_workers=options.num_workers,
        pin_memory=options.pin_memory and torch.cuda.is_available(),
        prefetch_factor=_BATCHES_AHEAD if options.num_workers else None,
    )
    return iter(loader)
