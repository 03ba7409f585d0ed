"""Batches: which pieces are drawn, and what is learned from their examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.pipeline.data.shards import Shards
from amt_core.sentence import Sentence
from amt_core.tokens.vocabulary import VOCABULARY

IGNORED = -100
"""Target of positions that nothing is learned from."""


class PieceSampler:
    """Draws pieces so that small genres are learned and often-arranged works do not dominate.

    A piece weighs by the square root of its length in windows, divided by the square roots
    of the number of pieces of its genre and of its work. Shares of sources, if there are any, then
    scale these weights; see `weights_by_source`.

    Args:
        shards: The training data.
        split: The split to draw from.
        context: Tokens of a window.
        shares: How much is drawn of each source; empty leaves the weights as they are.
        max_passes: The limit of `weights_by_source`.

    Raises:
        AmtError: No piece has one of the sources.
    """

    def __init__(
        self,
        shards: Shards,
        split: str,
        *,
        context: int,
        shares: Mapping[str, float] | None = None,
        max_passes: float = 0.0,
    ) -> None:
        self._indices = np.array(
            [i for i, labels in enumerate(shards.labels) if labels.split == split], dtype=np.int64
        )
        labels = [shards.labels[i] for i in self._indices]
        genres = _counts([str(label.controls.genre) for label in labels])
        works = _counts([label.work for label in labels])
        windows = 1.0 + shards.num_tokens[self._indices] / context
        weights = np.sqrt(windows / (genres * works))
        if shares:
            sources = [label.source for label in labels]
            weights *= weights_by_source(
                sources, weights, windows, shares=shares, max_passes=max_passes
            )
        self._cumulative = np.cumsum(weights / weights.sum())

    def draw(self, rng: np.random.Generator) -> int:
        """The index of a piece."""
        return int(self._indices[np.searchsorted(self._cumulative, rng.random())])


def weights_by_source(
    sources: Sequence[str],
    weights: NDArray[np.float64],
    windows: NDArray[np.float64],
    *,
    shares: Mapping[str, float],
    max_passes: float,
) -> NDArray[np.float64]:
    """(pieces,) factors of the weights after which each source has its share of what is drawn.

    A source that is small for its share is drawn at most `max_passes` times while as many windows
    are drawn as all pieces hold; what is over goes to the other sources by their shares.

    Args:
        sources: The source of each piece.
        weights: (pieces,) weights in the draw.
        windows: (pieces,) windows that each piece holds.
        shares: The share of each source in any unit; a source without one is left out.
        max_passes: The limit; 0 is without.

    Raises:
        AmtError: No piece has one of the sources.
    """
    names, inverse = np.unique(list(sources), return_inverse=True)
    wanted = np.array([shares.get(str(name), 0.0) for name in names])
    if not wanted.any():
        raise AmtError(
            Sentence(
                "The training data has no piece of the sources {sources}.",
                sources=", ".join(shares),
            ),
            Sentence("Its sources are: {sources}.", sources=", ".join(map(str, names))),
        )
    sizes = np.bincount(inverse, windows)
    limits = max_passes * sizes / sizes.sum() if max_passes else np.full(len(names), np.inf)
    given = np.zeros(len(names))
    free = wanted > 0
    while free.any():
        given[free] = wanted[free] / wanted[free].sum() * (1 - given[~free].sum())
        above = free & (given > limits)
        given[above] = limits[above]
        if not above.any():
            break
        free &= ~above
    return (given / np.bincount(inverse, weights))[inverse]


def parse_shares(text: str) -> dict[str, float]:
    """The shares that a text such as "mutopia=11, piano-midi=9" states.

    Raises:
        AmtError: It states none, or one that is negative.
    """
    shares: dict[str, float] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        name, _, value = part.rpartition("=")
        try:
            shares[name.strip()] = float(value)
        except ValueError:
            shares[name.strip()] = -1.0
    if any(not name or not 0 <= share < np.inf for name, share in shares.items()):
        raise AmtError(
            Sentence('"{text}" states no shares of sources.', text=text),
            "Write them as: mutopia=11, piano-midi=9",
        )
    return shares


def to_batch(
    examples: Iterable[NDArray[np.uint16]], *, max_tokens: int | None = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Inputs and targets, each (1, tokens) int64: the examples one after another, no padding.

    Each example begins with `BOS`, by which the model tells them apart. With `max_tokens` examples
    are taken until the row has that many, and the last one is cut there.

    Targets are `IGNORED` where nothing is to be learned: what the sampler writes itself (meter,
    tempo and plan, and bars that only follow from an empty one) or the user gives (controls, and
    everything before `Fill`). A Bar token after a note counts: which one it is follows from the
    countdown, but that the bar ends here, and the other parts rest, is the model's to say.
    """
    inputs: list[NDArray[np.int64]] = []
    learned: list[NDArray[np.int64]] = []
    num_tokens = 0
    for example in examples:
        inputs.append(example[:-1].astype(np.int64))
        learned.append(_targets(example.astype(np.int64)))
        num_tokens += len(example) - 1
        if max_tokens is not None and num_tokens >= max_tokens:
            break
    ids, targets = np.concatenate(inputs)[:max_tokens], np.concatenate(learned)[:max_tokens]
    return torch.from_numpy(ids)[None], torch.from_numpy(targets)[None]


def _targets(example: NDArray[np.int64]) -> NDArray[np.int64]:
    """The token after each, or `IGNORED`."""
    targets = example[1:].copy()
    fill = np.flatnonzero(example == VOCABULARY.fill)
    bars = np.flatnonzero((example >= VOCABULARY.bar.start) & (example < VOCABULARY.bar.end))
    known = int(fill[0]) if fill.size else int(bars[0]) if bars.size else 0
    targets[:known] = IGNORED
    is_bar = (targets >= VOCABULARY.bar.start) & (targets < VOCABULARY.bar.end)
    is_header = VOCABULARY.is_header[np.maximum(targets, VOCABULARY.pad)]
    targets[is_header & ~(is_bar & VOCABULARY.is_note[example[:-1]])] = IGNORED
    return targets


def _counts(names: list[str]) -> NDArray[np.float64]:
    """(n,) how often each name occurs."""
    _, inverse, counts = np.unique(names, return_inverse=True, return_counts=True)
    return counts[inverse].astype(np.float64)
