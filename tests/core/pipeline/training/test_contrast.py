"""A model learns to tell music by people from what a reference wrote."""

from __future__ import annotations

import copy
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from amt_core.pipeline.data.examples import PLAIN, make_example
from amt_core.pipeline.data.shards import Piece
from amt_core.pipeline.training.contrast import WINDOW_BARS, ContrastLoss, ContrastPair
from amt_core.pipeline.training.devices.precision import autocast
from amt_core.pipeline.training.losses import TokenLoss, piece_losses
from amt_core.pipeline.training.weights import load_model

CPU_FLOAT32 = autocast(torch.device("cpu"), "no")


@pytest.fixture
def pairs(pieces: list[Piece]) -> list[ContrastPair]:
    """Two pairs of different pieces, of which each side holds several windows."""
    examples = [make_example(each, np.random.default_rng(0), PLAIN) for each in pieces[:4]]
    return [ContrastPair(human=a, composed=b) for a, b in (examples[:2], examples[2:])]


@pytest.fixture
def compared(tiny_model: Path) -> tuple[TokenLoss, ContrastLoss]:
    model = load_model(tiny_model)
    reference = TokenLoss(copy.deepcopy(model))
    token_loss = TokenLoss(model)
    return token_loss, ContrastLoss(token_loss, reference, CPU_FLOAT32)


def test_a_model_that_is_the_reference_cannot_tell(
    compared: tuple[TokenLoss, ContrastLoss], pairs: list[ContrastPair]
) -> None:
    _, contrast = compared
    human, composed = contrast.logits(pairs)
    assert not human.any() and not composed.any()
    assert contrast(pairs).item() == pytest.approx(math.log(2))


def test_the_logits_of_all_windows_are_the_ratio_of_the_likelihoods(
    compared: tuple[TokenLoss, ContrastLoss], pairs: list[ContrastPair]
) -> None:
    token_loss, contrast = compared
    before = sum(-loss.nats for loss in piece_losses(token_loss.model, [(0, pairs[0].human)]))
    contrast.logits(pairs)
    with torch.no_grad():
        for parameter in token_loss.parameters():
            parameter.mul_(3)
    after = sum(-loss.nats for loss in piece_losses(token_loss.model, [(0, pairs[0].human)]))
    human, _ = contrast.logits(pairs[:1])
    assert human.sum().item() == pytest.approx(after - before, rel=1e-3)


def test_each_window_is_of_a_few_bars(
    compared: tuple[TokenLoss, ContrastLoss], pieces: list[Piece]
) -> None:
    _, contrast = compared
    bars = pieces[0].encoded.num_bars
    example = make_example(pieces[0], np.random.default_rng(0), PLAIN)
    human, _ = contrast.logits([ContrastPair(human=example, composed=example)])
    assert len(human) == math.ceil(bars / WINDOW_BARS)


def test_learning_makes_music_by_people_likelier_and_the_other_less_likely(
    compared: tuple[TokenLoss, ContrastLoss], pairs: list[ContrastPair]
) -> None:
    token_loss, contrast = compared
    optimizer = torch.optim.AdamW(token_loss.parameters(), lr=1e-3)
    for _ in range(20):
        optimizer.zero_grad()
        contrast(pairs).backward()
        optimizer.step()
    human, composed = contrast.logits(pairs)
    assert human.mean().item() > 0 > composed.mean().item()
    assert contrast(pairs).item() < 0.5


def test_pairs_in_a_batch_do_not_touch_each_other(
    compared: tuple[TokenLoss, ContrastLoss], pairs: list[ContrastPair]
) -> None:
    token_loss, contrast = compared
    swapped = [replace(pair, human=pair.composed, composed=pair.human) for pair in pairs]
    contrast.logits(pairs)
    with torch.no_grad():
        for parameter in token_loss.parameters():
            parameter.mul_(3)
    human, composed = contrast.logits(pairs)
    other_human, other_composed = contrast.logits(swapped[:1])
    assert torch.allclose(other_composed, human[: len(other_composed)], atol=1e-3)
    assert torch.allclose(other_human, composed[: len(other_human)], atol=1e-3)
