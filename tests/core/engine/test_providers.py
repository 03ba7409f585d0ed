from __future__ import annotations

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


def test_threads_are_at_most_the_cores_and_four(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1 <= default_threads() <= 4
    monkeypatch.setattr(psutil, "cpu_count", lambda **_: None)
    assert default_threads() == 1
