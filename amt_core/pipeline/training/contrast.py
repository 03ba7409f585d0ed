"""The loss by which a model learns to tell music by people from what it wrote itself.

A model in training is to a reference, which wrote the pieces, as the density of music is to that of
the pieces: the logarithm of the ratio of their likelihoods is the logit of a classifier, and the
cross entropy of that classifier is the loss (M. Gutmann & A. Hyvärinen, "Noise-contrastive
estimation", AISTATS 2010; with a language model's own samples as the noise: Z. Chen and others,
"Self-play fine-tuning converts weak language models to strong language models", ICML 2024). Where
no piece can be told from the other kind any more, the weights stay.

The ratio is taken over a few bars at a time: that of a whole piece is so certain after a few steps
that nothing more would be learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from amt_core.pipeline.data.batches import IGNORED, to_batch
from amt_core.pipeline.training.losses import TokenLoss
from amt_core.tokens.vocabulary import VOCABULARY

Example = NDArray[np.uint16]
"""(tokens,) ids from `BOS` on, that begin at the first bar of a piece."""

WINDOW_BARS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrastPair:
    """A piece by people, and what the reference wrote for the same description.

    Attributes:
        human: The example of the piece by people.
        composed: That of the other one.
    """

    human: Example
    composed: Example


class ContrastLoss:
    """Compares the likelihoods of a model with those of a reference.

    Args:
        token_loss: The model in training.
        reference: The model that composed.
        autocast: The precision in which both compute.
    """

    def __init__(self, token_loss: TokenLoss, reference: TokenLoss, autocast: Any) -> None:
        self._token_loss = token_loss
        self._reference = reference
        self._autocast = autocast

    def logits(self, pairs: Sequence[ContrastPair]) -> tuple[torch.Tensor, torch.Tensor]:
        """(windows,) how much likelier each window is to the model, in nats: of both sides."""
        examples = [pair.human for pair in pairs] + [pair.composed for pair in pairs]
        with torch.no_grad():
            of_reference = self._window_sums(self._reference, examples)
        found = self._window_sums(self._token_loss, examples)
        ratios = [own - other for own, other in zip(found, of_reference, strict=True)]
        return torch.cat(ratios[: len(pairs)]), torch.cat(ratios[len(pairs) :])

    def __call__(self, pairs: Sequence[ContrastPair]) -> torch.Tensor:
        """The mean loss of a window, a scalar; ln 2 where the model is the reference."""
        human, composed = self.logits(pairs)
        return torch.nn.functional.softplus(torch.cat([-human, composed])).mean()

    def _window_sums(
        self, token_loss: TokenLoss, examples: Sequence[Example]
    ) -> list[torch.Tensor]:
        """Of each example: (windows,) the log-likelihood of the tokens in each window."""
        ids, targets = to_batch(examples)
        counted = targets != IGNORED
        with self._autocast:
            logits = token_loss.logits(ids, counted)
        losses = torch.nn.functional.cross_entropy(logits, targets[counted], reduction="none")
        windows = [_windows(example[:-1]) for example in examples]
        sizes = [int(each.max()) + 1 for each in windows]
        first = np.cumsum([0, *sizes[:-1]])
        index = np.concatenate([w + f for w, f in zip(windows, first, strict=True)])
        sums = torch.zeros(sum(sizes)).index_add(0, torch.from_numpy(index)[counted[0]], -losses)
        return list(sums.split(sizes))


def _windows(inputs: Example) -> NDArray[np.int64]:
    """(tokens,) the window that each token is in; what precedes the first bar is in the first."""
    is_bar = (inputs >= VOCABULARY.bar.start) & (inputs < VOCABULARY.bar.end)
    return np.maximum(np.cumsum(is_bar) - 1, 0) // WINDOW_BARS
