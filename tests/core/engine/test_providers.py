from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest

from amt_core.engine.graph_shape import Precision
from amt_core.engine.providers import CPU_PROVIDER, CUDA_PROVIDER, choices, default_threads
from amt_core.errors import AmtError

BOTH = [CUDA_PROVIDER, CPU_PROVIDER]


def files(*precisions: Precision) -> dict[Precision, Path]:
    return {precision: Path(f"model/onnx/model_{precision}.onnx") for precision in precisions}


def chosen(
    *precisions: Precision, available: list[str], precision: Precision | None = None
) -> list[tuple[str, str]]:
    found = choices(files(*precisions), available=available, precision=precision)
    assert all(choice.file == files(*precisions)[choice.precision] for choice in found)
    return [(choice.precision, choice.provider) for choice in found]


def test_int8_is_preferred_on_a_processor() -> None:
    assert chosen("fp32", "int4", "int8", available=[CPU_PROVIDER]) == [("int8", CPU_PROVIDER)]
    assert chosen("fp32", "int4", available=[CPU_PROVIDER]) == [("int4", CPU_PROVIDER)]


def test_a_graphics_card_comes_first_and_the_processor_stands_by() -> None:
    expected = [("fp16", CUDA_PROVIDER), ("int8", CPU_PROVIDER)]
    assert chosen("fp16", "int8", "fp32", available=BOTH) == expected


def test_a_graphics_card_without_its_graph_is_left_alone() -> None:
    assert chosen("int8", available=BOTH) == [("int8", CPU_PROVIDER)]


def test_the_precision_that_is_asked_for_is_the_only_one() -> None:
    assert chosen("fp32", "fp16", "int8", available=BOTH, precision="fp32") == [
        ("fp32", CPU_PROVIDER)
    ]
    assert chosen("fp16", "int8", available=BOTH, precision="fp16") == [("fp16", CUDA_PROVIDER)]


def test_a_precision_that_is_not_there_says_how_to_make_it() -> None:
    with pytest.raises(AmtError) as error:
        chosen("int8", available=[CPU_PROVIDER], precision="int4")
    assert "--precision int4" in error.value.hint


@pytest.mark.parametrize("available", [[CPU_PROVIDER], BOTH])
def test_a_model_without_a_graph_for_the_processor_says_how_to_make_one(
    available: list[str],
) -> None:
    with pytest.raises(AmtError) as error:
        chosen("fp16", available=available)
    assert "--precision int8" in error.value.hint


def test_fp16_without_a_graphics_card_says_what_it_needs() -> None:
    with pytest.raises(AmtError, match="CUDA"):
        chosen("fp16", "int8", available=[CPU_PROVIDER], precision="fp16")


def test_a_runtime_without_the_processor_is_to_be_installed_again() -> None:
    with pytest.raises(AmtError, match="processor"):
        chosen("int8", available=[])


def test_threads_grow_with_the_model_up_to_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "cpu_count", lambda **_: 16)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)), raising=False)
    assert [default_threads(weights, 8) for weights in (10_000, 10_000_000, 10**9)] == [1, 2, 4]
    assert default_threads(10**9, 3) == 3
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    assert default_threads(10**9, 8) == 3
    monkeypatch.setattr(psutil, "cpu_count", lambda **_: None)
    assert default_threads(10**9, 8) == 1
