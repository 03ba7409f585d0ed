"""An n-gram model of tokens: a baseline for the neural network.

Orders are interpolated after Witten and Bell (I. Witten & T. Bell, "The zero-frequency problem",
IEEE Transactions on Information Theory, 1991): a context that was followed by many different
tokens leaves much to the shorter contexts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.system.splitmix import GOLDEN_GAMMA, Hashes
from amt_core.tokens.vocabulary import VOCABULARY

# Odd numbers with well mixed bits, so that sums of products are unlikely to meet.
_CONTEXT_FACTOR = GOLDEN_GAMMA
_TOKEN_FACTOR = np.uint64(0xC2B2AE3D27D4EB4F)


@dataclass(frozen=True, slots=True, eq=False)
class _Counts:
    """The count of each key; keys ascend."""

    keys: Hashes
    counts: NDArray[np.int64]

    def of(self, keys: Hashes) -> NDArray[np.float64]:
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[places] == keys, self.counts[places], 0).astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class _Order:
    """The counts of tokens after contexts of one length."""

    pairs: _Counts
    contexts: _Counts
    types: _Counts


class NGram:
    """Probabilities of tokens by the `order - 1` before them.

    Args:
        rows: Sequences of token ids to learn from.
        order: Tokens looked at together, at least 1.
    """

    def __init__(self, rows: Iterable[NDArray[np.uint16]], *, order: int) -> None:
        self.order = order
        tokens = np.concatenate([self._padded(row) for row in rows])
        self._orders = [self._count(tokens, length) for length in range(order)]

    def nats(self, row: NDArray[np.uint16]) -> NDArray[np.float64]:
        """(n - 1,) the surprise of every token of a row after the first."""
        tokens = self._padded(row)
        probability = np.full(len(tokens), 1.0 / VOCABULARY.size)
        for length, order in enumerate(self._orders):
            contexts, pairs = _hashes(tokens, length)
            types = order.types.of(contexts)
            seen = order.contexts.of(contexts) + types
            mixed = (order.pairs.of(pairs) + types * probability) / np.maximum(seen, 1.0)
            probability = np.where(seen > 0, mixed, probability)
        return -np.log(probability[self.order :])

    def _padded(self, row: NDArray[np.uint16]) -> NDArray[np.uint16]:
        """Pads a row at its start, so that no context reaches into another row."""
        beginning = np.full(self.order - 1, VOCABULARY.pad, dtype=np.uint16)
        return np.concatenate([beginning, row])

    def _count(self, tokens: NDArray[np.uint16], length: int) -> _Order:
        contexts, pairs = _hashes(tokens, length)
        pair_keys, first, pair_counts = np.unique(pairs, return_index=True, return_counts=True)
        return _Order(
            pairs=_Counts(pair_keys, pair_counts),
            contexts=_Counts(*np.unique(contexts, return_counts=True)),
            types=_Counts(*np.unique(contexts[first], return_counts=True)),
        )


def _hashes(tokens: NDArray[np.uint16], length: int) -> tuple[Hashes, Hashes]:
    """(n,), (n,): the `length` tokens before each token, and these with it."""
    values = tokens.astype(np.uint64) + np.uint64(1)
    contexts = np.zeros(len(tokens), dtype=np.uint64)
    for distance in range(length, 0, -1):
        contexts[distance:] = contexts[distance:] * _CONTEXT_FACTOR + values[:-distance]
    contexts ^= contexts >> np.uint64(29)
    return contexts, contexts * _CONTEXT_FACTOR + values * _TOKEN_FACTOR
