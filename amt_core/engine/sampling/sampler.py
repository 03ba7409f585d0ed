"""Choosing the next token among those the grammar allows."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.vocabulary import VOCABULARY

# Dividing by less than this overflows single precision long before it changes a choice.
_COLDEST: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingOptions:
    """The options of sampling: how freely tokens are chosen.

    Attributes:
        temperature: Divides the logits; below 0.01 the most likely token is always taken.
        rhythm_temperature_ratio: Multiplies the temperature where the place or the length of a note
            is chosen.
        top_k: Only the k most likely of the allowed tokens; 0 for all.
        top_p: Only the smallest set of tokens that has this share of the probability (nucleus
            sampling, Holtzman et al. 2020); 1 for all.
        repetition_penalty: Taken from a token's logit for each time it was chosen among the last
            ``repetition_window`` choices (a frequency penalty); 0 for none. Music repeats, so
            small values go a long way.
        repetition_window: Choices that the penalty looks back on.
    """

    temperature: float = 1.0
    rhythm_temperature_ratio: float = 1.0
    top_k: int = 0
    top_p: float = 0.95
    repetition_penalty: float = 0.0
    repetition_window: int = 64

    def __post_init__(self) -> None:
        assert self.temperature >= 0.0
        assert self.rhythm_temperature_ratio > 0.0
        assert self.top_k >= 0
        assert 0.0 < self.top_p <= 1.0
        assert self.repetition_window > 0


class Sampler:
    """Draws tokens; the same generator state and logits give the same token.

    Args:
        options: How freely.
        rng: A seeded generator, such as ``np.random.Generator(np.random.PCG64(seed))``; one for
            each take, so that takes do not depend on each other.
    """

    def __init__(self, options: SamplingOptions, rng: np.random.Generator) -> None:
        self._options = options
        self._rng = rng
        self._recent: deque[int] = deque()
        self._counts = np.zeros(0, np.float32)

    def sample(
        self,
        logits: NDArray[np.float32],
        allowed: NDArray[np.int64],
        bias: NDArray[np.float32] | None = None,
        *,
        accepts: Callable[[int], bool] | None = None,
    ) -> int:
        """One of the allowed tokens.

        A single allowed token is given back without a look at the logits or the generator.

        Args:
            logits: (vocab_size,).
            allowed: (n,) token ids, at least one, none twice.
            bias: (n,) added to the logits of the allowed tokens.
            accepts: Asked about a token that was drawn; where it says no, another one is drawn
                as if the refused one were not allowed. If it refuses all, the first one stands.
        """
        assert len(allowed) > 0
        if len(allowed) == 1:
            return int(allowed[0])
        options = self._options
        scores = logits.take(allowed)
        if bias is not None:
            scores += bias
        if options.repetition_penalty and self._recent:
            scores -= options.repetition_penalty * self._counts.take(allowed)
        temperature = options.temperature
        # Tokens of several kinds may be allowed; the grammar lists those first that are due.
        if VOCABULARY.is_rhythm[allowed[0]]:
            temperature *= options.rhythm_temperature_ratio
        index = first = self._choose(scores, temperature)
        while accepts is not None and not accepts(int(allowed[index])):
            scores[index] = -np.inf
            if scores.max() == -np.inf:
                index = first
                break
            index = self._choose(scores, temperature)
        token = int(allowed[index])
        if options.repetition_penalty:
            self._remember(token, len(logits))
        return token

    def _choose(self, scores: NDArray[np.float32], temperature: float) -> int:
        """An index by temperature, top-k and top-p."""
        index = int(scores.argmax())
        if temperature < _COLDEST:
            return index
        weights = scores - scores[index]
        if temperature != 1.0:
            weights /= temperature
        return self._draw(np.exp(weights, out=weights))

    def _draw(self, weights: NDArray[np.float32]) -> int:
        """An index with probability in proportion to its weight, within top-k and top-p.

        Args:
            weights: (n,) 1 for the likeliest, less for others.
        """
        options = self._options
        if 0 < options.top_k < len(weights):
            smallest = np.partition(weights, -options.top_k)[-options.top_k]
            weights[weights < smallest] = 0.0
        running = weights.astype(np.float64).cumsum()
        total = float(running[-1])
        while True:
            index = int(running.searchsorted(self._rng.random() * total, side="right"))
            # Instead of sorting to find the nucleus, draw until the drawn token is in it: it is
            # if the tokens more likely than it have less than top_p. Rarely takes a second try.
            # The likeliest token weighs 1.
            weight = weights[index]
            if options.top_p >= 1.0 or weight == 1.0:
                return index
            above = float(weights[weights > weight].sum())
            if above < options.top_p * total:
                return index

    def _remember(self, token: int, vocab_size: int) -> None:
        if not self._recent:
            self._counts = np.zeros(vocab_size, np.float32)
        self._recent.append(token)
        self._counts[token] += 1
        if len(self._recent) > self._options.repetition_window:
            self._counts[self._recent.popleft()] -= 1
