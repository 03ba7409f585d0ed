"""The whole pipeline as a person runs it, killed as a person's machine kills it."""

from __future__ import annotations

import contextlib
import errno
import json
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from library_files import write_library

from amt_core.cli.program import main
from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import read_config
from amt_core.pipeline.library.catalogue import CATALOGUE_FILE, Catalogue
from amt_core.pipeline.report.facts import alerts_of
from amt_core.pipeline.run import UNCHANGED, run_pipeline, run_stage
from amt_core.pipeline.stages.registry import STAGE_NAMES, stage_named
from amt_core.pipeline.status import status
from amt_core.progress import Alerted, Finished
from amt_core.system.monitor import alerts

CONFIG = """\
[library]
folders = ["music"]
work = "work"
[run]
workers = 1
[cluster]
num_coarse = 2
num_fine = 3
"""


@pytest.fixture
def config_path(tmp_path: Path) -> Path:
    write_library(tmp_path / "music")
    path = tmp_path / "config.toml"
    path.write_text(CONFIG, encoding="utf-8")
    return path


def contents(config_path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The content of the catalogue, except times and speeds."""
    connection = sqlite3.connect(config_path.parent / "work" / CATALOGUE_FILE)
    tables = ("files", "labels", "texts", "clusters", "splits", "stages")
    try:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in tables
        }
    finally:
        connection.close()


def test_a_run_goes_through_the_stages_and_a_second_one_does_nothing(config_path: Path) -> None:
    said = list(run_pipeline(config_path, first="collect", last="prepare"))
    stages = [each.stage for each in said if isinstance(each.event, Finished)]
    assert stages == ["collect", "describe", "embed", "cluster", "prepare"]
    before = contents(config_path)
    assert before["texts"] and before["clusters"] and before["splits"]
    states = {each.stage: each.state for each in status(read_config(config_path))}
    assert states == {
        **dict.fromkeys(STAGE_NAMES, "not run"), **dict.fromkeys(stages, "done"),
    }  # fmt: skip
    again = list(run_pipeline(config_path, first="describe", last="prepare"))
    assert [each.event for each in again] == [Finished(message=UNCHANGED)] * 4
    assert contents(config_path) == before


def test_another_configuration_makes_only_what_depends_on_it_out_of_date(
    config_path: Path,
) -> None:
    for name in ("collect", "describe"):
        list(run_stage(stage_named(name), read_config(config_path)))
    config_path.write_text(CONFIG + "[describe]\nseed = 9\n", encoding="utf-8")
    states = {each.stage: each.state for each in status(read_config(config_path))}
    assert (states["collect"], states["describe"]) == ("done", "out of date")


def test_damaged_clusters_are_fitted_again(config_path: Path) -> None:
    list(run_pipeline(config_path, first="collect", last="cluster"))
    before = contents(config_path)["clusters"]
    (centers,) = (config_path.parent / "work" / "clusters").glob("*.npz")
    centers.write_bytes(b"no centers")
    said = list(run_stage(stage_named("cluster"), read_config(config_path), force=True))
    assert any(isinstance(e, Finished) and "clusters (new)" in e.message for e in said)
    assert contents(config_path)["clusters"] == before


def test_a_stage_says_which_one_must_come_before(config_path: Path) -> None:
    with pytest.raises(AmtError, match="needs the output of the stage collect") as caught:
        list(run_stage(stage_named("prepare"), read_config(config_path)))
    assert "amt pipeline" in caught.value.hint
    with pytest.raises(AmtError, match="comes after"):
        list(run_pipeline(config_path, first="train", last="collect"))


def test_what_a_child_could_not_do_is_told_by_its_parent(config_path: Path) -> None:
    (config_path.parent / "music").rename(config_path.parent / "elsewhere")
    with pytest.raises(AmtError, match="no folder"):
        list(run_pipeline(config_path, first="collect", last="collect"))


def test_collecting_that_is_killed_at_random_moments_ends_with_the_same_catalogue(
    config_path: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "amt_core.cli", "pipeline", "collect", str(config_path),
               "--json"]  # fmt: skip
    for num_lines in (1, 3):
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        # Killed after some lines and not after some seconds, as machines differ.
        for _ in range(num_lines):
            child.stdout.readline()
        child.kill()
        child.wait()
        child.stdout.close()
    assert main(["pipeline", "collect", str(config_path)]) == 0
    killed = contents(config_path)
    assert len(killed["files"]) == 33
    (tmp_path / "work").rename(tmp_path / "killed")
    assert main(["pipeline", "collect", str(config_path)]) == 0
    assert contents(config_path) == killed


def test_a_stage_does_not_outlive_whoever_started_it(config_path: Path) -> None:
    command = [sys.executable, "-m", "amt_core.cli", "pipeline", "collect", str(config_path),
               "--json", "--child"]  # fmt: skip
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdin is not None and child.stdout is not None
    assert json.loads(child.stdout.readline())["event"] == "started"
    child.stdin.close()
    child.wait(timeout=60)
    # It may have been through already.
    assert child.returncode in (0, 128 + signal.SIGTERM)
    child.stdout.close()


def test_init_writes_a_configuration_that_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_library(tmp_path / "music")
    path = tmp_path / "config.toml"
    assert main(["pipeline", "init", str(tmp_path / "music"), "-o", str(path)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("33 MIDI files in ")
    assert ", 1 archive included; " in said
    assert main(["pipeline", "collect", str(path), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["stage"] for line in lines} == {"collect"}
    assert lines[-1]["event"] == "finished"
    assert main(["pipeline", "status", str(path), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["stage"] for row in rows] == list(STAGE_NAMES)
    assert rows[0]["run"]["num_items"] == 33


def test_init_refuses_a_folder_without_music(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pipeline", "init", str(tmp_path), "-o", str(tmp_path / "config.toml")]) == 2
    assert "no music" in capsys.readouterr().err
    assert not (tmp_path / "config.toml").exists()


@pytest.mark.parametrize(
    ("which", "names"),
    [
        ("broken", ["broken.mid", "empty.kar", "more.zip!../evil.mid"]),
        ("copies", ["song 0.mid"]),
        ("transposed", ["more.zip!higher.mid"]),
        ("flagged", []),
    ],
)
def test_files_lists_what_is_wrong_with_the_reason(
    config_path: Path, capsys: pytest.CaptureFixture[str], which: str, names: list[str]
) -> None:
    main(["pipeline", "collect", str(config_path), "--json"])
    capsys.readouterr()
    assert main(["pipeline", "files", str(config_path), f"--{which}", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["name"].removeprefix(str(config_path.parent)).split("/", 2)[-1].split("/")[-1]
            if "!" not in row["name"] else row["name"].rpartition("music/")[2]
            for row in rows] == names  # fmt: skip
    assert all(row["remark"] for row in rows)


def test_a_work_folder_inside_the_library_is_no_part_of_it(
    config_path: Path, tmp_path: Path
) -> None:
    text = CONFIG.replace('work = "work"', 'work = "music/../music/work"')
    config_path.write_text(text, encoding="utf-8")
    composed = tmp_path / "music" / "work" / "evaluation" / "000-1.mid"
    composed.parent.mkdir(parents=True)
    composed.write_bytes((tmp_path / "music" / "artist 0" / "song 0.mid").read_bytes())
    (*_, finished) = run_stage(stage_named("collect"), read_config(config_path))
    assert isinstance(finished, Finished)
    assert finished.message.startswith("33 files")


def test_what_the_monitor_finds_is_told_at_once_and_kept(
    config_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerts, "MEMORY_PERCENT", 0.0)
    told: list[Alerted] = []
    config = read_config(config_path)
    said = list(run_stage(stage_named("collect"), config, on_alert=told.append))
    assert [alert.kind for alert in told] == ["memory"]
    assert not any(isinstance(event, Alerted) for event in said)
    with contextlib.closing(Catalogue(config.work_folder)) as catalogue:
        (kept,) = alerts_of(catalogue)
    assert (kept.stage, kept.message, kept.remedy) == (
        "collect", told[0].message, told[0].remedy,
    )  # fmt: skip


def test_a_full_disk_is_told_in_a_sentence(
    config_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("amt_core.pipeline.stages.collect.Collect.run", full)
    with pytest.raises(AmtError, match="is full") as caught:
        list(run_stage(stage_named("collect"), read_config(config_path)))
    assert "Make room" in caught.value.hint
