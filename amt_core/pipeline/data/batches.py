"""Batches: which pieces are drawn, and what is learned from their examples."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from amt_core.pipeline.data.shards import Shards
from amt_core.tokens.vocabulary import VOCABULARY

IGNORED = -100
"""Target of positions that nothing is learned from."""


class PieceSampler:
    """Draws pieces so that small genres are learned and often-arranged works do not dominate.

    A piece weighs by the square root of its length in windows, divided by the square roots
    of the number of pieces of its genre and of its work.
    """

    def __init__(self, shards: Shards, split: str, *, context: int) -> None:
        self._indices = np.array(
            [i for i, labels in enumerate(shards.labels) if labels.split == split], dtype=np.int64
        )
        labels = [shards.labels[i] for i in self._indices]
        genres = _counts([str(label.controls.genre) for label in labels])
        works = _counts([label.work for label in labels])
        windows = 1.0 + shards.num_tokens[self._indices] / context
        weights = np.sqrt(windows / (genres * works))
        self._cumulative = np.cumsum(weights / weights.sum())

    def draw(self, rng: np.random.Generator) -> int:
        """The index of a piece."""
        return int(self._indices[np.searchsorted(self._cumulative, rng.random())])


def to_batch(
    rows: list[NDArray[np.uint16]], *, length: int | None = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Inputs and targets, each (rows, length) int64; as long as the longest without a length.

    Targets are `IGNORED` where nothing is to be learned: what the sampler writes itself (meter,
    tempo and plan, and bars that only follow from an empty one) or the user gives (controls, and
    everything before `Fill`). A Bar token after a note counts: which one it is follows from the
    countdown, but that the bar ends here, and the other parts rest, is the model's to say.
    """
    longest = max(len(row) for row in rows) - 1 if length is None else length
    ids = np.full((len(rows), longest), VOCABULARY.pad, dtype=np.int64)
    targets = np.full((len(rows), longest), IGNORED, dtype=np.int64)
    for i, row in enumerate(rows):
        ids[i, : len(row) - 1] = row[:-1]
        targets[i, : len(row) - 1] = row[1:]
        fill = np.flatnonzero(row == VOCABULARY.fill)
        bars = np.flatnonzero((row >= VOCABULARY.bar.start) & (row < VOCABULARY.bar.end))
        known = int(fill[0]) if fill.size else int(bars[0]) if bars.size else 0
        targets[i, :known] = IGNORED
    is_bar = (targets >= VOCABULARY.bar.start) & (targets < VOCABULARY.bar.end)
    is_header = VOCABULARY.is_header[np.maximum(targets, VOCABULARY.pad)]
    targets[is_header & ~(is_bar & VOCABULARY.is_note[ids])] = IGNORED
    return torch.from_numpy(ids), torch.from_numpy(targets)


def _counts(names: list[str]) -> NDArray[np.float64]:
    """(n,) how often each name occurs."""
    _, inverse, counts = np.unique(names, return_inverse=True, return_counts=True)
    return counts[inverse].astype(np.float64)
