"""The shape of a GPT-2 and the precisions of its graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["fp32", "fp16", "int8", "int4"]

PRECISIONS: tuple[Precision, ...] = ("fp32", "fp16", "int8", "int4")


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphShape:
    """The numbers of a GPT-2 that its graph depends on.

    Attributes:
        n_layer: Transformer blocks.
        n_head: Attention heads of a block.
        n_embd: Width of the residual stream.
        n_positions: Longest sequence, in tokens.
        vocab_size: Token ids.
        n_inner: Width of the feed-forward layer.
        layer_norm_epsilon: Added to the variance in every layer norm.
        has_tokens_in_force: Whether each position also gets the embeddings of the tokens in force;
            see `amt_core.tokens.in_force`.
    """

    n_layer: int
    n_head: int
    n_embd: int
    n_positions: int
    vocab_size: int
    n_inner: int
    layer_norm_epsilon: float
    has_tokens_in_force: bool = False
