from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from amt_core.engine import tuning as tuning_module
from amt_core.engine.model import Model
from amt_core.engine.model_folder import ExpectedVocabulary, ModelFolder
from amt_core.engine.tuning import Tuning, measure, tuning_for
from amt_core.system.settings import MEASURED_ENGINE, THREADS, Settings

VOCABULARY = ExpectedVocabulary(version="tiny", size=97)
FOUND = Tuning(threads=2, allow_spinning=False, max_rows=4)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """A measurement that always finds the same; gives the threads it was asked to try."""
    asked: list[int | None] = []

    def pretend(_folder: ModelFolder, *, threads: int | None = None) -> Tuning:
        asked.append(threads)
        return replace(FOUND, threads=threads or FOUND.threads)

    monkeypatch.setattr(tuning_module, "measure", pretend)
    return asked


def pretend_step_times(
    monkeypatch: pytest.MonkeyPatch, times: dict[tuple[int, bool, int], float]
) -> None:
    """Steps that take what the table says for (threads, spinning, batch)."""
    tried: dict[int, Tuning] = {}
    make = tuning_module._decoder

    def note(folder: ModelFolder, candidate: Tuning, *, num_rows: int) -> object:
        decoder = make(folder, candidate, num_rows=num_rows)
        tried[id(decoder)] = candidate
        return decoder

    def step_sec(decoder: object, batch: int) -> float:
        candidate = tried[id(decoder)]
        return times.get((candidate.threads, candidate.allow_spinning, batch), 1.0 * batch)

    monkeypatch.setattr(tuning_module, "_decoder", note)
    monkeypatch.setattr(tuning_module, "_step_sec", step_sec)
    monkeypatch.setattr(tuning_module, "most_threads", lambda _: 2)


def test_what_was_measured_is_kept_for_the_next_start(
    model: ModelFolder, settings: Settings, measured: list[int | None]
) -> None:
    assert tuning_for(model, settings) == FOUND
    assert tuning_for(model, Settings(settings.path)) == FOUND
    assert measured == [None]


def test_another_model_is_measured_anew(
    model: ModelFolder, settings: Settings, measured: list[int | None]
) -> None:
    tuning_for(model, settings)
    tuning_for(replace(model, n_layer=7), settings)
    assert len(measured) == 2


def test_threads_that_a_person_chose_are_the_only_ones_tried(
    model: ModelFolder, settings: Settings, measured: list[int | None]
) -> None:
    tuning_for(model, settings)
    settings.set(THREADS, 3)
    assert tuning_for(model, settings).threads == 3
    assert measured == [None, 3]


@pytest.mark.parametrize("kept", ["", "{", "[]", "7", '{"threads": 0}', '{"threads": "two"}'])
def test_what_cannot_be_read_is_measured_anew(
    model: ModelFolder, settings: Settings, measured: list[int | None], kept: str
) -> None:
    settings.set(MEASURED_ENGINE, kept)
    assert tuning_for(model, settings) == FOUND
    assert measured == [None]
    assert json.loads(settings.get(MEASURED_ENGINE))["max_rows"] == 4


def test_a_second_thread_must_be_worth_it(
    model: ModelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, spinning = (1, False, 1), (2, False, 1), (2, True, 1)
    pretend_step_times(monkeypatch, {one: 1.0, two: 0.95, spinning: 0.9})
    assert measure(model).threads == 1
    pretend_step_times(monkeypatch, {one: 1.0, two: 0.7, spinning: 0.65})
    assert (measure(model).threads, measure(model).allow_spinning) == (2, False)
    pretend_step_times(monkeypatch, {one: 1.0, two: 0.7, spinning: 0.5})
    assert (measure(model).threads, measure(model).allow_spinning) == (2, True)


def test_the_smallest_batch_that_writes_nearly_as_fast_is_taken(
    model: ModelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_step_times(
        monkeypatch,
        {(1, False, 1): 1.0, (1, False, 2): 1.1, (1, False, 4): 1.3, (1, False, 8): 2.5},
    )
    assert measure(model).max_rows == 4


def test_a_real_measurement_gives_something_that_runs(model: ModelFolder) -> None:
    found = measure(model)
    assert found.threads >= 1
    assert found.max_rows in (1, 2, 4, 8)


def test_a_model_is_loaded_as_the_settings_say(
    exported: Path, settings: Settings, measured: list[int | None]
) -> None:
    model = Model.load(exported, vocabulary=VOCABULARY, settings=settings)
    assert model.decoder().threads == FOUND.threads
    assert model.max_rows == FOUND.max_rows
    assert measured == [None]
