"""The cost of a run is known before it: from the library, the machine, and earlier runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline import estimate as module
from amt_core.pipeline.configuration.config import LibraryOptions, PipelineConfig, RunOptions
from amt_core.pipeline.configuration.suggested_config import Hardware
from amt_core.pipeline.estimate import estimate_run, num_parameters
from amt_core.pipeline.library.catalogue import Catalogue, StageRun
from amt_core.pipeline.training.options import TrainOptions

NUM_FILES = 400


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PipelineConfig:
    monkeypatch.setattr(module, "this_hardware", lambda: Hardware(num_cores=2, memory_bytes=2**33))
    music = tmp_path / "music"
    music.mkdir()
    for number in range(NUM_FILES):
        (music / f"{number}.mid").touch()
    return PipelineConfig(
        library=LibraryOptions(folders=(str(music),), work=str(tmp_path / "work")),
        run=RunOptions(workers=2),
        train=TrainOptions(max_steps=100),
    )


def by_stage(config: PipelineConfig, **which: str) -> dict[str, float]:
    return {each.stage: each.seconds for each in estimate_run(config, **which).stages}


def test_a_first_run_is_estimated_by_what_any_machine_reaches(config: PipelineConfig) -> None:
    cost = estimate_run(config)
    seconds = {each.stage: each.seconds for each in cost.stages}
    assert seconds["collect"] == pytest.approx(2.0 + NUM_FILES / 500)
    assert seconds["train"] > seconds["collect"]
    assert cost.seconds == pytest.approx(sum(seconds.values()))
    assert not any(each.is_measured for each in cost.stages)
    assert cost.disk_bytes > 10 * 2**20
    assert cost.has_room
    assert not Path(config.library.work).exists()


def test_measured_rates_replace_expected_ones_and_only_new_files_count(
    config: PipelineConfig,
) -> None:
    catalogue = Catalogue(config.work_folder)
    run = StageRun(
        stage="collect", key="", started_at=0.0, seconds=4.0, num_items=200, unit="files",
        peak_memory_bytes=0, message="", metrics={},
    )  # fmt: skip
    catalogue.finish_run(catalogue.begin_run("collect", "", 0.0), run, "out")
    catalogue.close()
    (collect,) = estimate_run(config, last="collect").stages
    assert collect.seconds == pytest.approx(2.0 + NUM_FILES / 50)
    assert collect.is_measured


def test_a_larger_model_and_more_steps_cost_more(config: PipelineConfig) -> None:
    wide = replace(config, train=replace(config.train, width=768))
    long = replace(config, train=replace(config.train, max_steps=1000))
    cost = by_stage(config, first="train", last="train")["train"]
    assert by_stage(wide, first="train", last="train")["train"] > 2 * cost
    assert by_stage(long, first="train", last="train")["train"] > 8 * cost
    assert num_parameters(wide.train) > num_parameters(config.train)


def test_a_model_to_begin_with_gives_its_size(config: PipelineConfig, tmp_path: Path) -> None:
    assert 1e6 < num_parameters(TrainOptions(initial_model="default")) < 1e8
    with pytest.raises(AmtError, match="no model to begin with"):
        num_parameters(TrainOptions(initial_model=str(tmp_path)))


def test_a_full_disk_is_told_before_the_run(
    config: PipelineConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_free_bytes", lambda _: 1000)
    assert not estimate_run(config).has_room
