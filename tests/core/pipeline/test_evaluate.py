"""What a model writes is measured, and written once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from amt_core.midi.read import read_midi
from amt_core.pipeline import evaluate
from amt_core.pipeline.config import EvaluateOptions
from amt_core.pipeline.evaluate import evaluate_model
from amt_core.pipeline.executors import Workers
from amt_core.progress import Metric

OPTIONS = EvaluateOptions(
    descriptions=("a waltz for piano, 100 bpm, 3 bars", "drums"), takes=2, num_bars=2
)


def test_every_description_is_composed_once_and_measured_each_time(
    tiny_model: Path, tmp_path: Path, monkeypatch: Any
) -> None:
    figures: dict[str, Any] = {}
    with ThreadPoolExecutor(1) as executor:
        workers = Workers(executor=executor, num_workers=1)

        def run() -> list[Any]:
            return list(
                evaluate_model(
                    tiny_model, OPTIONS, folder=tmp_path, workers=workers, figures=figures
                )
            )

        first = run()
        monkeypatch.setattr(evaluate, "compose", None)  # it would be called no more
        assert run() == first
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["000-1.mid", "000-2.mid", "001-1.mid", "001-2.mid"]
    assert [read_midi(tmp_path / name).num_bars for name in names] == [3, 3, 2, 2]
    assert figures["num_pieces"] == 4
    # The grammar holds what was asked for, whatever the model knows.
    assert figures["means"]["bars"] == 1.0
    assert figures["counts"]["bars"] == 4
    assert {event.name for event in first if isinstance(event, Metric)} == set(figures["means"])
