"""A machine gets the right tier and the list of what it lacks."""

from __future__ import annotations

import pytest

from amt_core.system.hardware import Hardware, advise


@pytest.mark.parametrize(
    ("num_cores", "memory_gb", "cards", "tier"),
    [
        (2, 16, (), None),
        (8, 16, (10,), "minimum"),
        (8, 64, (24,), "minimum"),
        (16, 32, (24,), "recommended"),
        (32, 64, (80,), "recommended"),
        (32, 64, (80, 80), "production"),
    ],
)
def test_a_machine_belongs_to_the_best_class_it_meets(
    num_cores: int, memory_gb: float, cards: tuple[float, ...], tier: str | None
) -> None:
    advice = advise(Hardware(num_cores=num_cores, memory_gb=memory_gb, gpu_memory_gb=cards))
    assert (advice.tier.name if advice.tier else None) == tier


def test_what_is_lacking_is_named() -> None:
    advice = advise(Hardware(num_cores=2, memory_gb=16))
    assert advice.lacking == "minimum: 8 cores, a card like the RTX 3080 (10 GB)"


def test_a_larger_card_takes_larger_batches() -> None:
    sizes = [
        advise(Hardware(num_cores=8, memory_gb=16, gpu_memory_gb=(gb,))).batch_size
        for gb in (10, 24, 80)
    ]
    assert sizes == sorted(set(sizes))
