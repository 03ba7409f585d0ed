"""The pieces of a model are measured, and written once."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from amt_core.engine.model import Model
from amt_core.errors import AmtError
from amt_core.evaluation.descriptions import Description
from amt_core.evaluation.label import baselines_of
from amt_core.midi.read import read_midi
from amt_core.pipeline.model import evaluate
from amt_core.pipeline.model.evaluate import Trial, evaluate_model
from amt_core.progress import Finished, Metric, Progress

SPEED_METRICS = {"first_bar_ms", "tokens_composed_per_sec", "composed_takes"}

TRIAL = Trial(
    descriptions=[
        Description(text="a waltz for piano, 100 bpm, 3 bars"),
        Description(text="drums", part="unseen"),
    ],
    takes=2,
    num_bars=2,
    num_unconstrained=1,
)


@pytest.fixture(autouse=True)
def fresh_baselines() -> Iterator[None]:
    yield
    baselines_of.cache_clear()


def evaluated(model: Path, folder: Path, trial: Trial = TRIAL) -> Any:
    figures: dict[str, Any] = {}
    events = list(evaluate_model(model, trial, folder=folder, figures=figures))
    return figures, [event for event in events if not _is_speed(event)]


def _is_speed(event: Progress) -> bool:
    """True for the figures of composing, which only a run that composes has."""
    return isinstance(event, Metric) and event.name in SPEED_METRICS


def test_every_description_is_composed_once_and_measured_each_time(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = evaluated(tiny_model, tmp_path)
    monkeypatch.setattr(evaluate, "compose", None)  # it would be called no more
    monkeypatch.setattr(evaluate, "compose_unconstrained", None)
    assert evaluated(tiny_model, tmp_path) == first
    names = sorted(path.name for path in tmp_path.glob("*.mid"))
    assert names == ["000-1.mid", "000-2.mid", "001-1.mid", "001-2.mid"]
    assert [read_midi(tmp_path / name).num_bars for name in names] == [3, 3, 2, 2]


def test_the_table_tells_what_holds_in_every_kind_of_answer(
    tiny_model: Path, tmp_path: Path
) -> None:
    figures, events = evaluated(tiny_model, tmp_path)
    assert figures["num_pieces"] == len(figures["pieces"]) == 4
    answers = figures["adherence"]
    # The grammar holds what was asked for, whatever the model knows.
    assert answers["all"]["num_bars"] == {"mean": 1.0, "low": 1.0, "high": 1.0, "n": 4}
    assert answers["all"]["time_signature"]["mean"] == 1.0
    assert answers["all"]["instrument_f1"]["n"] == 4
    assert answers["seen"]["instrument_f1"]["n"] == answers["unseen"]["instrument_f1"]["n"] == 2
    assert answers["constant"]["num_bars"]["mean"] == 0.0
    assert answers["shuffled"]["num_bars"]["mean"] == 0.0
    assert answers["unconstrained"]["instrument_f1"]["n"] == 1
    assert figures["caption_sensitivity"]["mean"] > 30
    assert figures["tempo"]["number"]["tempo_bin"]["n"] == 2
    named = {event.name for event in events if isinstance(event, Metric)}
    assert named == {*answers["all"], *figures["musicality"]}


def test_pieces_of_another_trial_are_not_taken_for_one_s_own(
    tiny_model: Path, tmp_path: Path
) -> None:
    evaluated(tiny_model, tmp_path)
    other = Trial(descriptions=TRIAL.descriptions, takes=2, num_bars=2, seed=5)
    with pytest.raises(AmtError, match="another model, seed or set"):
        evaluated(tiny_model, tmp_path, other)


def test_the_model_is_gone_before_anything_is_measured(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, loaded, gone = Model.load, list[weakref.ref[Model]](), list[bool]()

    def kept(folder: Path) -> Model:
        model = load(folder)
        loaded.append(weakref.ref(model))
        return model

    def look() -> Iterator[Progress]:
        gone.append(loaded[0]() is None)
        yield Finished()

    monkeypatch.setattr(Model, "load", kept)
    list(evaluate_model(tiny_model, TRIAL, folder=tmp_path, figures={}, before_measuring=look()))
    assert gone == [True]
