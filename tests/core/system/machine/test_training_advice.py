"""A machine gets the right tier and the list of what it lacks."""

from __future__ import annotations

import pytest

from amt_core.system.machine.hardware import Hardware
from amt_core.system.machine.training_advice import advise

GIB = 2**30


@pytest.mark.parametrize(
    ("num_cores", "memory_gib", "cards", "tier"),
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
    num_cores: int, memory_gib: int, cards: tuple[int, ...], tier: str | None
) -> None:
    cards_bytes = tuple(gib * GIB for gib in cards)
    machine = Hardware(
        num_cores=num_cores, memory_bytes=memory_gib * GIB, gpu_memory_bytes=cards_bytes
    )
    advice = advise(machine)
    assert (advice.tier.name if advice.tier else None) == tier


def test_what_is_lacking_is_named() -> None:
    advice = advise(Hardware(num_cores=2, memory_bytes=16 * GIB))
    assert advice.lacking == "minimum: 8 cores, a card like the RTX 3080 (10 GiB)"


def test_a_larger_card_takes_larger_batches() -> None:
    sizes = [
        advise(
            Hardware(num_cores=8, memory_bytes=16 * GIB, gpu_memory_bytes=(gib * GIB,))
        ).batch_size
        for gib in (10, 24, 80)
    ]
    assert sizes == sorted(set(sizes))
