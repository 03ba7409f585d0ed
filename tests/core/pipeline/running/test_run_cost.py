"""The cost of a run is known before it: from the library, the machine, and earlier runs."""

from __future__ import annotations

import contextlib
import json
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import LibraryOptions, PipelineConfig, RunOptions
from amt_core.pipeline.library.catalogue import Catalogue, StageRun
from amt_core.pipeline.run import run_stage
from amt_core.pipeline.running import run_cost as module
from amt_core.pipeline.running.run_cost import num_parameters, run_cost
from amt_core.pipeline.stages.registry import STAGE_NAMES, stage_named
from amt_core.pipeline.training.options import TrainOptions
from amt_core.pipeline.work_folder import WorkFolder
from amt_core.system.machine.hardware import Hardware

NUM_FILES = 400


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PipelineConfig:
    monkeypatch.setattr(module, "this_hardware", lambda: Hardware(num_cores=2, memory_bytes=2**33))
    monkeypatch.setattr(module, "_matrix_flops", lambda: 1e11)
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
    return {each.stage: each.seconds for each in run_cost(config, **which).stages}


def test_a_first_run_is_estimated_by_what_any_machine_reaches(config: PipelineConfig) -> None:
    cost = run_cost(config)
    seconds = {each.stage: each.seconds for each in cost.stages}
    assert seconds["collect"] == pytest.approx(2.0 + NUM_FILES / 500)
    assert seconds["train"] > seconds["collect"]
    assert cost.seconds == pytest.approx(sum(seconds.values()))
    assert not any(each.is_measured for each in cost.stages)
    assert cost.disk_bytes > 10 * 2**20
    assert cost.has_room
    assert not Path(config.library.work).exists()


def record(
    config: PipelineConfig, stage: str, *, seconds: float, num_items: int, output: str = "out"
) -> None:
    """Keeps a complete run in the catalogue."""
    with contextlib.closing(Catalogue(config.work_folder)) as catalogue:
        run = StageRun(
            stage=stage, key="", started_at=0.0, seconds=seconds, num_items=num_items,
            unit="items", peak_memory_bytes=0, message="", metrics={},
        )  # fmt: skip
        catalogue.finish_run(catalogue.begin_run(stage, "", 0.0), run, output)


def test_every_stage_of_a_first_run_has_a_cost(config: PipelineConfig) -> None:
    stages = run_cost(config).stages
    assert [each.stage for each in stages] == list(STAGE_NAMES)
    assert all(each.seconds for each in stages)


def test_measured_rates_replace_expected_ones_and_only_new_files_count(
    config: PipelineConfig,
) -> None:
    record(config, "collect", seconds=4.0, num_items=200)
    collect, describe = run_cost(config, last="describe").stages
    assert collect.seconds == pytest.approx(2.0 + NUM_FILES / 50)
    assert collect.is_measured
    assert not describe.is_measured


def test_a_run_of_a_few_files_says_nothing_about_many(config: PipelineConfig) -> None:
    record(config, "collect", seconds=4.0, num_items=20)
    (collect,) = run_cost(config, last="collect").stages
    assert collect.seconds == pytest.approx(2.0 + NUM_FILES / 500)
    assert not collect.is_measured


def test_stages_without_a_rate_are_scaled_by_the_items_that_they_count(
    config: PipelineConfig,
) -> None:
    record(config, "cluster", seconds=3.0, num_items=NUM_FILES // 2)
    record(config, "export", seconds=7.0, num_items=0)
    seconds = by_stage(config)
    assert (seconds["cluster"], seconds["export"]) == (6.0, 7.0)


def test_files_in_archives_are_counted_or_estimated_until_they_have_been_read(
    config: PipelineConfig,
) -> None:
    folder = Path(config.library.folders[0])
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("one.mid", b"MThd")
        archive.writestr("notes.txt", b"")
    (folder / "damaged.zip").write_bytes(b"PK")
    assert run_cost(config, last="collect").stages[0].num_items == NUM_FILES + 1
    with tarfile.open(folder / "more.tar.gz", "w:gz"):
        pass
    assert run_cost(config, last="collect").stages[0].num_items == NUM_FILES + 2
    for _ in run_stage(stage_named("collect"), config):
        pass
    assert run_cost(config, last="collect").stages[0].num_items == 0


def test_a_larger_model_and_more_steps_cost_more(config: PipelineConfig) -> None:
    wide = replace(config, train=replace(config.train, width=768))
    long = replace(config, train=replace(config.train, max_steps=1000))
    cost = by_stage(config, first="train", last="train")["train"]
    assert by_stage(wide, first="train", last="train")["train"] > 2 * cost
    assert by_stage(long, first="train", last="train")["train"] > 8 * cost
    assert num_parameters(wide.train) > num_parameters(config.train)


def test_a_faster_processor_trains_faster_and_cards_faster_still(
    config: PipelineConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    cost = by_stage(config, first="train", last="train")["train"]
    monkeypatch.setattr(module, "_matrix_flops", lambda: 2e11)
    faster = by_stage(config, first="train", last="train")["train"]
    assert faster - 2.0 == pytest.approx((cost - 2.0) / 2)
    card = Hardware(num_cores=2, memory_bytes=2**33, gpu_memory_bytes=(2**33,))
    monkeypatch.setattr(module, "this_hardware", lambda: card)
    assert by_stage(config, first="train", last="train")["train"] < faster


def test_a_model_to_begin_with_gives_its_size(config: PipelineConfig, tmp_path: Path) -> None:
    assert 1e6 < num_parameters(TrainOptions(initial_model="default")) < 1e8
    deeper = TrainOptions(initial_model="default", added_layers=1)
    assert num_parameters(deeper) > num_parameters(TrainOptions(initial_model="default"))
    with pytest.raises(AmtError, match="no model to begin with"):
        num_parameters(TrainOptions(initial_model=str(tmp_path)))


def test_a_full_disk_is_told_before_the_run(
    config: PipelineConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_free_bytes", lambda _: 1000)
    assert not run_cost(config).has_room


def test_a_grown_library_costs_the_steps_of_a_training_that_continues(
    config: PipelineConfig,
) -> None:
    folder = Path(config.library.folders[0])
    for _ in run_stage(stage_named("collect"), config):
        pass
    record(config, "prepare", seconds=1.0, num_items=NUM_FILES)
    with contextlib.closing(Catalogue(config.work_folder)) as catalogue:
        with catalogue.transaction():
            query = "INSERT INTO splits SELECT id, '', 'train', '' FROM files"
            catalogue.connection.execute(query)
        work = WorkFolder(config=config, catalogue=catalogue)
        key, options_key, folder_of_run = (
            work.training_key,
            work.training_options_key,
            work.training,
        )
    (folder_of_run / "model").mkdir(parents=True)
    (folder_of_run / "model" / "model.safetensors").touch()
    start = {"options": options_key, "num_pieces": NUM_FILES, "continues": "", "max_steps": 100}
    (folder_of_run / "start.json").write_text(json.dumps(start), encoding="utf-8")
    record(config, "train", seconds=1.0, num_items=0, output=key)
    for number in range(NUM_FILES // 3):
        (folder / f"new {number}.mid").touch()
    (train,) = run_cost(config, first="train", last="train").stages
    assert train.num_items == 25
