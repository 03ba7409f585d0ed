"""The forward pass of GPT-2 over packed sequences, on the weights of an `InForceGPT2`.

It computes what the model's own `forward` computes (a test compares them), and differs in cost:
examples stand one after another without padding, each example attends to itself alone, and GELU is
one operation instead of eight.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any, ParamSpec, TypeVar

import torch
from torch.nn.functional import dropout, gelu, layer_norm, scaled_dot_product_attention
from torch.utils.checkpoint import checkpoint

from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.tokens.vocabulary import VOCABULARY

P = ParamSpec("P")
R = TypeVar("R")


def _uncompiled(function: Callable[P, R]) -> Callable[P, R]:
    """The function, left out of `torch.compile`; typed, as torch's own decorator is not."""
    left_out: Any = torch.compiler.disable(function)
    return left_out


class PackedForward:
    """Runs the transformer of a model over rows of packed examples.

    An example begins at each `BOS` and at the beginning of each row; its positions count from 0.

    Args:
        model: The model whose weights are used, and whose `training` turns dropout on.
        recomputes: Whether activations are computed twice instead of kept, for less memory.

    Attributes:
        blocks: The blocks of the model.
        runs: The function that computes each block, of (time, width) hidden states and the starts
            of the examples.
    """

    def __init__(self, model: InForceGPT2, *, recomputes: bool = False) -> None:
        self._model = model
        self._transformer: Any = model.transformer
        self._config = model.config
        self._recomputes = recomputes
        self.blocks: list[Any] = list(self._transformer.h)
        self.runs: list[Callable[[torch.Tensor, list[int]], torch.Tensor]] = [
            partial(self._block, block) for block in self.blocks
        ]

    def __call__(self, ids: torch.Tensor) -> torch.Tensor:
        """(rows, time, width) the last hidden states of (rows, time) token ids."""
        starts, positions = example_starts(ids)
        # The padding of a batch of fixed length extends its last example; nothing learns from it.
        positions = positions.clamp(max=self._config.n_positions - 1)
        transformer = self._transformer
        hidden = transformer.wte(ids.flatten()) + transformer.wpe(positions)  # (time, width)
        if self._model.has_tokens_in_force:
            hidden = hidden + _in_force(self._model, ids)
        hidden = dropout(hidden, self._config.embd_pdrop, transformer.training)
        for run in self.runs:
            if self._recomputes and transformer.training:
                hidden = checkpoint(run, hidden, starts, use_reentrant=False)
            else:
                hidden = run(hidden, starts)
        return _normalized(transformer.ln_f, hidden).view(*ids.shape, -1)

    def _block(self, block: Any, hidden: torch.Tensor, starts: list[int]) -> torch.Tensor:
        config, training = self._config, self._transformer.training
        attention, mlp = block.attn, block.mlp
        heads = (3, config.n_head, config.n_embd // config.n_head)
        queries_keys_values = _projected(attention.c_attn, _normalized(block.ln_1, hidden))
        mixed = _attend(
            queries_keys_values.unflatten(1, heads),
            starts,
            dropout_share=config.attn_pdrop if training else 0.0,
        )
        hidden = hidden + dropout(_projected(attention.c_proj, mixed), config.resid_pdrop, training)
        inner = gelu(_projected(mlp.c_fc, _normalized(block.ln_2, hidden)), approximate="tanh")
        return hidden + dropout(_projected(mlp.c_proj, inner), config.resid_pdrop, training)


@_uncompiled
def example_starts(ids: torch.Tensor) -> tuple[list[int], torch.Tensor]:
    """The starts of the examples in the flattened ids with their total last, and all positions."""
    is_start = ids == VOCABULARY.bos
    is_start[:, 0] = True
    starts = is_start.flatten().nonzero().flatten()
    counted = torch.arange(ids.numel(), device=ids.device)
    own_start = starts[is_start.flatten().cumsum(0) - 1]
    return [*starts.tolist(), ids.numel()], counted - own_start


@_uncompiled
def _in_force(model: InForceGPT2, ids: torch.Tensor) -> torch.Tensor:
    """(time, width) the embeddings of the tokens in force; each row begins again."""
    return torch.cat([model.embed_in_force(row) for row in ids])


@_uncompiled
def _attend(qkv: torch.Tensor, starts: list[int], *, dropout_share: float) -> torch.Tensor:
    """(time, width) causal attention within each example of (time, 3, heads, head width).

    One call for each example is faster than one call with a block-diagonal mask: the parts of
    the matrix that are masked are never computed.
    """
    lengths = [stop - start for start, stop in pairwise(starts)]
    mixed: list[torch.Tensor] = []
    for example in qkv.split(lengths):
        query, key, value = example.permute(1, 2, 0, 3).unsqueeze(1).unbind()
        attended = scaled_dot_product_attention(
            query, key, value, is_causal=True, dropout_p=dropout_share
        )
        mixed.append(attended[0].transpose(0, 1).flatten(1))  # (length, width)
    return torch.cat(mixed)


def _normalized(norm: Any, hidden: torch.Tensor) -> torch.Tensor:
    return layer_norm(hidden, norm.normalized_shape, norm.weight, norm.bias, norm.eps)


def _projected(layer: Any, hidden: torch.Tensor) -> torch.Tensor:
    """The affine map of a `Conv1D`, whose weight is (in, out)."""
    return torch.addmm(layer.bias, hidden, layer.weight)
