"""Muon moves weights as the optimizer of torch does."""

from __future__ import annotations

import torch

from amt_core.pipeline.training.optimizing.muon import Muon, orthogonalized


def test_the_steps_are_those_of_torch_within_its_precision() -> None:
    torch.manual_seed(1)
    start = torch.randn(48, 16) * 0.1
    ours, theirs = (torch.nn.Parameter(start.clone()) for _ in range(2))
    own = Muon([ours], weight_decay=0.1)
    reference = torch.optim.Muon([theirs], lr=0.02, weight_decay=0.1)
    for _ in range(5):
        gradient = torch.randn(48, 16)
        ours.grad, theirs.grad = gradient.clone(), gradient.clone()
        own.step()
        reference.step()
    moved = (theirs - start).norm()
    assert (ours - theirs).norm() < 0.03 * moved


def test_singular_values_of_an_orthogonalized_matrix_are_near_one() -> None:
    torch.manual_seed(1)
    values = torch.linalg.svdvals(orthogonalized(torch.randn(24, 40)))
    assert 0.6 < float(values.min()) <= float(values.max()) < 1.3
