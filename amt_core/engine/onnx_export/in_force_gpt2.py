"""GPT-2 with one embedding more: that of the tokens in force."""

from __future__ import annotations

from typing import Any

import torch
from transformers import GPT2Config, GPT2LMHeadModel

from amt_core.tokens.in_force import NONE, TokensInForce


class InForceGPT2(GPT2LMHeadModel):
    """A GPT-2 that adds to each token's embedding those of the tokens in force.

    `transformer.wfe` has a row for every token id, as `transformer.wte` has; it begins at zero, so
    that the weights of a plain GPT-2 give what they gave before. A config without `tokens_in_force`
    makes a plain GPT-2. See `amt_core.tokens.in_force`.

    Args:
        config: The numbers of the model.
    """

    def __init__(self, config: GPT2Config) -> None:
        super().__init__(config)
        self.has_tokens_in_force = bool(getattr(config, "tokens_in_force", False))
        if self.has_tokens_in_force:
            self.add_tokens_in_force()

    def add_tokens_in_force(self) -> None:
        """Adds the embedding of the tokens in force to a model that was trained without."""
        transformer: Any = self.transformer
        transformer.wfe = torch.nn.Embedding(
            self.config.vocab_size, self.config.n_embd, padding_idx=NONE
        )
        torch.nn.init.zeros_(transformer.wfe.weight)
        self.config.tokens_in_force = self.has_tokens_in_force = True

    def embed_in_force(self, ids: torch.Tensor) -> torch.Tensor:
        """(time, width) the sum of the embeddings in force after each of (time,) token ids."""
        rows = torch.from_numpy(TokensInForce().read(ids.tolist())).to(ids.device)
        transformer: Any = self.transformer
        return transformer.wfe(rows).sum(1)

    # Hidden by a decorator of its base, the parameters are those that are used here.
    def forward(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, input_ids: Any = None, **others: Any
    ) -> Any:
        """The logits of whole sequences, as of the base class: no token before may be missing."""
        if input_ids is not None and self.has_tokens_in_force:
            in_force = torch.stack([self.embed_in_force(row) for row in input_ids])
            others["inputs_embeds"] = self.transformer.wte(input_ids) + in_force
            input_ids = None
        return super().forward(input_ids, **others)
