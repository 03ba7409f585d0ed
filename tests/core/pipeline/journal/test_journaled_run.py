"""A run in its own process is found and stopped by another one."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import psutil
import pytest
from library_files import write_library

from amt_core.errors import AmtError
from amt_core.pipeline.journal.entries import RunEvent
from amt_core.pipeline.journal.journaled_run import run_with_journal, start_detached
from amt_core.pipeline.journal.reader import JournalReader, alive_run
from amt_core.pipeline.journal.stage_progress import RunProgress, RunState
from amt_core.pipeline.journal.stop import StopAfter, request_stop, requested_stop
from amt_core.pipeline.journal.writer import JournalWriter
from amt_core.progress import Finished, Started

CONFIG = '[library]\nfolders = ["music"]\nwork = "work"\n[run]\nworkers = 1\n'


@pytest.fixture
def config_path(tmp_path: Path) -> Path:
    write_library(tmp_path / "music")
    path = tmp_path / "config.toml"
    path.write_text(CONFIG, encoding="utf-8")
    return path


def test_a_detached_run_tells_its_progress_in_the_work_folder(config_path: Path) -> None:
    start_detached(config_path, first="collect", last="describe").wait(timeout=120)
    reader = JournalReader(config_path.parent / "work")
    finished = [
        line.stage
        for line in reader.read()
        if isinstance(line, RunEvent) and isinstance(line.event, Finished)
    ]
    assert finished == ["collect", "describe"]
    assert reader.end is not None
    assert reader.end.outcome == "finished"


def test_a_run_stops_after_the_stage_when_asked(config_path: Path) -> None:
    work = config_path.parent / "work"
    stages: list[str] = []
    for each in run_with_journal(config_path, first="collect", last="describe"):
        stages.append(each.stage)
        if isinstance(each.event, Started):
            request_stop(work, StopAfter.STAGE)
    reader = JournalReader(work)
    reader.read()
    assert set(stages) == {"collect"}
    assert reader.end is not None
    assert reader.end.outcome == "stopped"
    assert requested_stop(work) is None


def test_a_request_to_stop_at_once_interrupts_the_run(config_path: Path) -> None:
    work = config_path.parent / "work"
    run = run_with_journal(config_path, first="collect", last="describe")
    next(run)
    request_stop(work, StopAfter.STEP)
    with pytest.raises(KeyboardInterrupt):
        threading.Event().wait(30)
    run.close()
    reader = JournalReader(work)
    reader.read()
    assert reader.end is not None
    assert reader.end.outcome == "stopped"


def test_a_stage_that_dies_before_its_first_event_is_named_with_the_reason(
    config_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies = [sys.executable, "-c", "raise SystemExit(3)"]
    monkeypatch.setattr("amt_core.pipeline.running.child_process.stage_command", lambda *_: dies)
    with pytest.raises(AmtError, match="ended unexpectedly"):
        list(run_with_journal(config_path, first="collect", last="describe"))
    progress = RunProgress()
    progress.take(JournalReader(config_path.parent / "work").read())
    assert progress.stages["collect"].state is RunState.FAILED
    assert "status 3" in progress.stages["collect"].message


def test_two_runs_in_one_folder_are_refused(config_path: Path) -> None:
    other = JournalWriter(config_path.parent / "work", first="collect", last="report")
    assert alive_run(config_path.parent / "work") is not None
    with pytest.raises(AmtError, match="Another run is at work"):
        start_detached(config_path, first="collect", last="collect")
    other.end("finished")


def test_a_detached_run_gives_way_to_the_window(config_path: Path) -> None:
    child = start_detached(config_path, first="collect", last="collect")
    assert psutil.Process(child.pid).nice() > psutil.Process().nice()
    child.wait(timeout=120)


def test_another_python_is_asked_for(config_path: Path) -> None:
    with pytest.raises(AmtError, match="cannot be started"):
        start_detached(config_path, first="collect", last="collect", python="/no/such/python")
