"""The packed forward pass computes what the model's own computes, example by example."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from transformers import GPT2Config

from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.pipeline.data.batches import IGNORED, to_batch
from amt_core.pipeline.data.examples import ExampleOptions, make_example
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.training.forward import PackedForward
from amt_core.pipeline.training.losses import TokenLoss
from amt_core.tokens.vocabulary import VOCABULARY


@pytest.fixture(scope="module")
def model() -> InForceGPT2:
    torch.manual_seed(1)
    config = GPT2Config(
        vocab_size=VOCABULARY.size, n_positions=256, n_embd=32, n_layer=2, n_head=2,
        bos_token_id=VOCABULARY.bos, eos_token_id=VOCABULARY.eos,
        tokens_in_force=True,
    )  # fmt: skip
    model = InForceGPT2(config).eval()
    torch.nn.init.normal_(model.transformer.wfe.weight)
    return model


def examples(shards: Shards, fill_share: float) -> list[np.ndarray]:
    rng = np.random.default_rng(1)
    options = ExampleOptions(context=256, fill_share=fill_share)
    return [make_example(shards[number], rng, options) for number in range(4)]


@torch.no_grad()
@pytest.mark.parametrize("fill_share", [0.0, 1.0])
def test_hidden_states_of_packed_examples_are_those_of_each_alone(
    shards: Shards, model: InForceGPT2, fill_share: float
) -> None:
    rows = examples(shards, fill_share)
    ids, _ = to_batch(rows)
    packed = PackedForward(model)(ids)[0]
    alone = [
        model(
            torch.from_numpy(row[:-1].astype(np.int64))[None], output_hidden_states=True
        ).hidden_states[-1][0]
        for row in rows
    ]
    torch.testing.assert_close(packed, torch.cat(alone), rtol=1e-4, atol=1e-5)


def test_packed_loss_and_gradients_are_those_of_the_examples_apart(
    shards: Shards, model: InForceGPT2
) -> None:
    rows = [*examples(shards, 0.0), *examples(shards, 1.0)]
    loss = TokenLoss(model)
    loss(*to_batch(rows)).backward()
    packed = gradients(model)
    batches = [to_batch([row]) for row in rows]
    num_counted = sum(int((targets != IGNORED).sum()) for _, targets in batches)
    for ids, targets in batches:
        (loss(ids, targets) * (targets != IGNORED).sum() / num_counted).backward()
    torch.testing.assert_close(packed, gradients(model), rtol=1e-3, atol=1e-6)


def gradients(model: InForceGPT2) -> torch.Tensor:
    found = torch.cat([p.grad.flatten() for p in model.parameters() if p.grad is not None])
    model.zero_grad()
    return found


def test_a_row_of_fixed_length_is_cut_within_its_last_example(shards: Shards) -> None:
    rows = examples(shards, 0.0)
    ids, targets = to_batch(iter(rows), max_tokens=300)
    whole_ids, whole_targets = to_batch(rows)
    assert torch.equal(ids, whole_ids[:, :300])
    assert torch.equal(targets, whole_targets[:, :300])
