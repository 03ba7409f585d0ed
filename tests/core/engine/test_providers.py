from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest

from amt_core.engine.graph import Precision
from amt_core.engine.providers import CPU_PROVIDER, choose, default_threads
from amt_core.errors import AmtError


def files(*precisions: Precision) -> dict[Precision, Path]:
    return {precision: Path(f"model/onnx/model_{precision}.onnx") for precision in precisions}


def test_int8_is_preferred_on_a_processor() -> None:
    choice = choose(files("fp32", "int4", "int8"), available=[CPU_PROVIDER], precision=None)
    assert (choice.precision, choice.provider) == ("int8", CPU_PROVIDER)
    assert choice.file == Path("model/onnx/model_int8.onnx")


def test_the_precision_that_is_asked_for_is_taken() -> None:
    choice = choose(files("fp32", "int8"), available=[CPU_PROVIDER], precision="fp32")
    assert choice.precision == "fp32"


def test_a_precision_that_is_not_there_says_how_to_make_it() -> None:
    with pytest.raises(AmtError) as error:
        choose(files("int8"), available=[CPU_PROVIDER], precision="int4")
    assert "--precision int4" in error.value.hint


def test_a_folder_with_graphs_for_graphics_cards_only_says_how_to_make_one() -> None:
    with pytest.raises(AmtError) as error:
        choose(files("fp16"), available=[CPU_PROVIDER], precision=None)
    assert "--precision int8" in error.value.hint


def test_threads_grow_with_the_model_up_to_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "cpu_count", lambda **_: 16)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)), raising=False)
    assert [default_threads(weights) for weights in (10_000, 10_000_000, 10**9)] == [1, 2, 4]
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    assert default_threads(10**9) == 3
    monkeypatch.setattr(psutil, "cpu_count", lambda **_: None)
    assert default_threads(10**9) == 1
