"""The cost of a run comes from earlier runs, or from the speed of this machine."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest

from amt_core.pipeline import run_cost as module
from amt_core.pipeline.configuration.config import LibraryOptions, PipelineConfig
from amt_core.pipeline.configuration.suggested_config import Hardware
from amt_core.pipeline.library.catalogue import Catalogue, StageRun
from amt_core.pipeline.run_cost import run_cost, training_seconds
from amt_core.pipeline.stages.registry import STAGE_NAMES
from amt_core.pipeline.training.options import TrainOptions

SMALL = TrainOptions(num_layers=2, width=128, num_heads=2, context=256, batch_size=2, max_steps=10)


@pytest.fixture
def config(tmp_path: Path) -> PipelineConfig:
    """The configuration of a library of 40 files, with a work folder that is still empty."""
    music = tmp_path / "music"
    music.mkdir()
    for number in range(40):
        (music / f"{number}.mid").write_bytes(b"MThd")
    library = LibraryOptions(folders=(str(music),), work=str(tmp_path / "work"))
    return replace(PipelineConfig(), library=library, train=SMALL)


@pytest.fixture(autouse=True)
def without_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "this_hardware", lambda: Hardware(num_cores=2, memory_bytes=2**33))


def test_a_first_run_is_guessed_for_every_stage(config: PipelineConfig) -> None:
    costs = run_cost(config, first="collect", last="report")
    assert [cost.stage for cost in costs] == list(STAGE_NAMES)
    assert all(cost.seconds for cost in costs)
    assert not any(cost.is_measured for cost in costs)


def test_a_stage_that_has_run_is_scaled_by_the_size_of_the_library(config: PipelineConfig) -> None:
    work = Path(config.library.work)
    work.mkdir()
    with contextlib.closing(Catalogue(work)) as catalogue:
        number = catalogue.begin_run("collect", "old key", 0.0)
        run = StageRun(
            stage="collect", key="old key", started_at=0.0, seconds=5.0, num_items=20,
            unit="files", peak_memory_bytes=1, message="", metrics={},
        )  # fmt: skip
        catalogue.finish_run(number, run, "output")
    collect, describe = run_cost(config, first="collect", last="describe")
    assert (collect.seconds, collect.is_measured) == (10.0, True)
    assert not describe.is_measured


def test_twice_as_many_steps_take_twice_as_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_operations_per_sec", lambda: 1e10)
    once = training_seconds(SMALL)
    assert once is not None
    assert once > 0
    assert training_seconds(replace(SMALL, max_steps=20)) == pytest.approx(2 * once)
    assert training_seconds(replace(SMALL, batch_size=4)) == pytest.approx(2 * once)


def test_nothing_is_guessed_about_a_graphics_card(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Hardware(num_cores=2, memory_bytes=2**33, gpu_memory_bytes=(2**33,))
    monkeypatch.setattr(module, "this_hardware", lambda: card)
    assert training_seconds(SMALL) is None
