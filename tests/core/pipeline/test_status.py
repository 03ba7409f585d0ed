"""The state of the stages, found without workers and without writing anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from amt_core.pipeline import run
from amt_core.pipeline.configuration.config import LibraryOptions, PipelineConfig
from amt_core.pipeline.library.catalogue import Catalogue, StageRun
from amt_core.pipeline.stages.registry import STAGE_NAMES, STAGES, stage_named
from amt_core.pipeline.status import (
    DONE,
    NOT_RUN,
    OUT_OF_DATE,
    UNFINISHED,
    needs_no_run,
    status,
)
from amt_core.pipeline.work_folder import WorkFolder


@pytest.fixture
def config(tmp_path: Path) -> PipelineConfig:
    return PipelineConfig(
        library=LibraryOptions(folders=(str(tmp_path),), work=str(tmp_path / "work"))
    )


def record_run(
    catalogue: Catalogue, stage: str, key: str, output: str, *, started_at: float = 0.0
) -> None:
    number = catalogue.begin_run(stage, key, started_at)
    done = StageRun(
        stage=stage, key=key, started_at=started_at, seconds=1.0, num_items=1, unit="pieces",
        peak_memory_bytes=0, message="", metrics={},
    )  # fmt: skip
    catalogue.finish_run(number, done, output)


def write_outputs(work: WorkFolder) -> None:
    """Runs every stage, as far as the catalogue and `has_output` can tell."""
    for entry in STAGES:
        stage = entry.load()
        record_run(work.catalogue, entry.name, stage.key(work), stage.output(work))
        if entry.name == "embed":
            work.embeddings.mkdir(parents=True)
        elif entry.name == "prepare":
            work.data.mkdir(parents=True)
            (work.data / "pieces.jsonl").touch()
        elif entry.name == "train":
            (work.training / "model").mkdir(parents=True)
            (work.training / "model" / "model.safetensors").touch()
        elif entry.name == "export":
            work.model.mkdir()
            (work.model / "pipeline-key.txt").write_text(stage.key(work), encoding="utf-8")
        elif entry.name == "evaluate":
            work.evaluation_file.write_text('{"num_pieces": 1}', encoding="utf-8")


def test_nothing_is_written_by_a_look_at_a_folder_that_is_not_there(
    config: PipelineConfig,
) -> None:
    assert [each.state for each in status(config)] == [NOT_RUN] * len(STAGES)
    assert not needs_no_run(stage_named("collect"), config)
    assert not config.work_folder.exists()


def test_no_workers_are_started_by_a_look(
    config: PipelineConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a look started workers")

    monkeypatch.setattr("amt_core.pipeline.executors.Workers.__init__", refused)
    monkeypatch.setattr(run, "workers", refused)
    Catalogue(config.work_folder).close()
    assert {each.stage for each in status(config)} == set(STAGE_NAMES)


def test_a_stage_is_out_of_date_if_an_earlier_one_is(config: PipelineConfig) -> None:
    catalogue = Catalogue(config.work_folder)
    write_outputs(WorkFolder(config=config, catalogue=catalogue))
    assert {each.state for each in status(config)} == {DONE}
    record_run(catalogue, "prepare", "another key", "another output")
    catalogue.close()
    states = {each.stage: each.state for each in status(config)}
    assert [name for name, state in states.items() if state == OUT_OF_DATE] == [
        "prepare", "train", "export", "evaluate", "report",
    ]  # fmt: skip


def test_the_report_is_out_of_date_after_a_later_run_of_another_stage(
    config: PipelineConfig,
) -> None:
    catalogue = Catalogue(config.work_folder)
    work = WorkFolder(config=config, catalogue=catalogue)
    write_outputs(work)
    stage = stage_named("evaluate").load()
    record_run(catalogue, "evaluate", stage.key(work), stage.output(work), started_at=5.0)
    catalogue.close()
    states = {each.stage: each.state for each in status(config)}
    assert [name for name, state in states.items() if state != DONE] == ["report"]


def test_a_stage_that_was_stopped_is_unfinished(config: PipelineConfig) -> None:
    catalogue = Catalogue(config.work_folder)
    catalogue.begin_run("train", "a key", 1.0)
    assert {each.stage: each.state for each in status(config)} == {
        **dict.fromkeys(STAGE_NAMES, NOT_RUN), "train": UNFINISHED,
    }  # fmt: skip
    write_outputs(WorkFolder(config=config, catalogue=catalogue))
    assert {each.state for each in status(config)} == {DONE}
    catalogue.begin_run("train", "another key", 2.0)
    catalogue.close()
    assert {each.state for each in status(config)} == {DONE}, "its last result still holds"


def test_figures_that_are_cut_off_put_the_evaluation_out_of_date(config: PipelineConfig) -> None:
    catalogue = Catalogue(config.work_folder)
    work = WorkFolder(config=config, catalogue=catalogue)
    write_outputs(work)
    work.evaluation_file.write_text('{"num_pieces": 1', encoding="utf-8")
    catalogue.close()
    states = {each.stage: each.state for each in status(config)}
    assert (states["export"], states["evaluate"]) == (DONE, OUT_OF_DATE)


def test_the_list_of_stages_imports_none_of_them() -> None:
    code = (
        "import sys, amt_core.pipeline.stages.registry; "
        "print([name for name in ('numpy', 'sklearn', 'torch', 'psutil') if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert said.strip() == "[]"
