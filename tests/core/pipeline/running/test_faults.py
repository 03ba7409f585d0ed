"""Faults of disks, files and addresses, each of them caused: a sentence with cause and remedy."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from library_files import tune

from amt_core.cli.program import main, make_parser
from amt_core.errors import AmtError
from amt_core.midi.write import write_midi
from amt_core.pipeline.clusters.encoders import encoder_folder
from amt_core.pipeline.configuration.config import (
    LibraryOptions,
    PipelineConfig,
    RunOptions,
    read_config,
)
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.executors import workers
from amt_core.pipeline.library.catalogue import CATALOGUE_FILE, Catalogue
from amt_core.pipeline.library.labels import is_label_file, read_labels
from amt_core.pipeline.library.midi_files import walk
from amt_core.pipeline.library.storage_errors import storage_errors
from amt_core.pipeline.run import StageError, run_pipeline, run_stage
from amt_core.pipeline.stages.registry import stage_named
from amt_core.pipeline.work_folder import read_object

AMT = [sys.executable, "-m", "amt_core.cli", "pipeline"]


@pytest.fixture
def config_path(tmp_path: Path) -> Path:
    (tmp_path / "music").mkdir()
    write_midi(tune(1), tmp_path / "music" / "one.mid")
    path = tmp_path / "config.toml"
    path.write_text(
        '[library]\nfolders = ["music"]\nwork = "work"\n[run]\nworkers = 1\n', encoding="utf-8"
    )
    return path


def collect(config: PipelineConfig) -> None:
    for _ in run_stage(stage_named("collect"), config):
        pass


def test_a_catalogue_that_is_damaged_in_the_middle_is_named(config_path: Path) -> None:
    config = read_config(config_path)
    Catalogue(config.work_folder).close()
    path = config.work_folder / CATALOGUE_FILE
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(AmtError, match="is damaged") as caught:
        collect(config)
    assert CATALOGUE_FILE in caught.value.message
    assert "Remove it" in caught.value.hint


@pytest.mark.parametrize(("command", "status"), [("status", 0), ("run", 2)])
def test_a_catalogue_that_was_damaged_later_is_named_by_every_command(
    config_path: Path, command: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    config = read_config(config_path)
    collect(config)
    path = config.work_folder / CATALOGUE_FILE
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page_bytes = connection.execute("PRAGMA page_size").fetchone()[0]
        roots = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'described'"
        ).fetchall()
    whole = bytearray(path.read_bytes())
    for (root,) in roots:
        whole[(root - 1) * page_bytes : root * page_bytes] = b"\xff" * page_bytes
    path.write_bytes(whole)
    assert main(["pipeline", command, str(config_path)]) == status
    told = "".join(capsys.readouterr())
    assert CATALOGUE_FILE in told
    assert "is damaged" in told


def test_a_disk_that_is_full_for_the_catalogue_is_told(config_path: Path) -> None:
    config = read_config(config_path)
    catalogue = Catalogue(config.work_folder)
    pages = catalogue.value("PRAGMA page_count")
    catalogue.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(AmtError, match="is full") as caught, storage_errors(config.work_folder):
        catalogue.begin_run("x" * 10_000_000, "", 0.0)
    catalogue.close()
    assert "Make room" in caught.value.hint


@pytest.mark.parametrize(
    "reason", ["No space left on device (os error 28)", "Os { code: 28, kind: StorageFull }"]
)
def test_a_disk_that_is_full_for_weights_is_told(tmp_path: Path, reason: str) -> None:
    # As the libraries that write weights put it.
    with pytest.raises(AmtError, match="is full"), storage_errors(tmp_path):
        raise RuntimeError(reason)


def test_a_lock_that_cannot_be_written_is_no_other_run(config_path: Path) -> None:
    config = read_config(config_path)
    (config.work_folder / "lock.sqlite").mkdir(parents=True)
    with pytest.raises(AmtError, match="cannot be written") as caught:
        collect(config)
    assert "Make room" in caught.value.hint


@pytest.mark.parametrize("name", ["a file", "n" * 5000, "a file/inside"])
def test_a_work_folder_that_cannot_be_one_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "a file").touch()
    config = PipelineConfig(
        library=LibraryOptions(folders=(str(tmp_path),), work=str(tmp_path / name)),
        run=RunOptions(workers=1),
    )
    with pytest.raises(AmtError, match="cannot be the work folder") as caught:
        collect(config)
    assert len(caught.value.message) < 400


def test_a_catalogue_that_may_only_be_read_is_told(config_path: Path) -> None:
    config = read_config(config_path)
    catalogue = Catalogue(config.work_folder)
    catalogue.connection.execute("PRAGMA query_only = ON")
    with (
        pytest.raises(AmtError, match="cannot be written") as caught,
        storage_errors(config.work_folder),
    ):
        catalogue.begin_run("collect", "", 0.0)
    catalogue.close()
    assert "another work folder" in caught.value.hint


def test_a_second_run_in_the_same_folder_is_refused(
    config_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amt_core.pipeline.running.lock._TIMEOUT_SEC", 0.0)
    config = read_config(config_path)
    config.work_folder.mkdir()
    other = sqlite3.connect(config.work_folder / "lock.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(AmtError, match="Another run is at work"):
        collect(config)
    other.close()


def test_as_many_workers_as_cores_may_be_asked_for() -> None:
    assert make_parser().parse_args(["pipeline", "run", "--workers", "0"]).workers == 0


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("tcp://127.0.0.1:1", "No Dask scheduler answers"),
        ("127.0.0.1:1", "No Dask scheduler answers"),
        ("tcp://127.0.0.1:99999", "not the address"),
        ("scheduler", "not the address"),
        ("tcp://[1:8786", "not the address"),
    ],
)
def test_a_wrong_scheduler_is_told_without_a_wait(address: str, message: str) -> None:
    with pytest.raises(AmtError, match=message), workers(1, scheduler=address):
        pass


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ('{"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2"}', "GPT2LMHeadModel"),
        ('{"architectures": ["InForceGPT2"], "model_type": "gpt2"}', "gpt2"),
        ("[" * 100_000, "cannot be read"),
        ("[1]", "cannot be read"),
    ],
)
def test_a_model_that_is_no_encoder_is_refused_before_the_first_stage(
    config_path: Path, config: str, message: str
) -> None:
    folder = config_path.parent / "encoder"
    folder.mkdir()
    (folder / "config.json").write_text(config, encoding="utf-8")
    (folder / "model.safetensors").touch()
    with pytest.raises(AmtError, match=message):
        encoder_folder(str(folder))
    with config_path.open("a", encoding="utf-8") as file:
        file.write('[embed]\nencoder = "encoder"\n')
    with pytest.raises(AmtError, match=message):
        list(run_pipeline(config_path, first="collect", last="report"))
    assert not (config_path.parent / "work").exists()


def test_missing_packages_are_told_before_the_first_stage(
    config_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)  # as Python marks what cannot be imported
    with pytest.raises(StageError, match=r"train needs packages .*torch") as caught:
        list(run_pipeline(config_path, first="collect", last="report"))
    assert caught.value.stage == "train"
    assert "[train]" in caught.value.hint
    assert not (config_path.parent / "work").exists()


def test_a_table_with_a_huge_field_is_no_reason_to_stop(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("x" * 500_000 + ",y\n1,2\n", encoding="utf-8")
    assert not is_label_file(path)
    path.write_text("path,title\na.mid," + "x" * 500_000 + "\n", encoding="utf-8")
    with pytest.raises(AmtError, match="field larger") as caught:
        list(read_labels(path, place=""))
    assert caught.value.hint


def test_deeply_nested_json_holds_no_labels(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text("[" * 100_000, encoding="utf-8")
    assert not is_label_file(path)


def test_labels_of_wrong_types_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    row = {"location": "a.mid", "caption": "half \ud83d", "genre": 5, "key": ["C"]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (labels,) = read_labels(path, place="")
    assert (labels.place, labels.genre, labels.key) == ("a.mid", "", "")
    assert json.loads(labels.captions) == ["half ?"]


def test_folders_may_be_nested_more_deeply_than_functions(tmp_path: Path) -> None:
    made = [tmp_path / "d"]
    made[0].mkdir()
    for _ in range(1200):
        made.append(made[-1] / "d")
        made[-1].mkdir()
    (made[-1] / "deep.mid").touch()
    (found,) = walk(tmp_path)
    assert found.place.count("/") == 1201
    found.path.unlink()
    for folder in reversed(made):  # deeper than what clears temporary folders can go
        folder.rmdir()


@pytest.mark.parametrize("text", ['{"a": 1', "", "[1]", "[" * 100_000, "\xff"])
def test_a_file_of_a_stage_that_was_cut_off_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "evaluation.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(AmtError, match=r"evaluation.json.* is damaged") as caught:
        read_object(path)
    assert "Remove it" in caught.value.hint


def test_training_data_that_was_cut_off_is_told(shards: Shards, tmp_path: Path) -> None:
    (whole,) = shards.__reduce__()[1]
    shutil.copytree(whole, tmp_path / "data")
    cells = tmp_path / "data" / "cells.u16"
    cells.write_bytes(cells.read_bytes()[:-200])
    with pytest.raises(AmtError, match="is damaged") as caught:
        Shards(tmp_path / "data")
    assert "prepare --force" in caught.value.hint


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_ends_without_noise_when_it_is_interrupted(
    config_path: Path, number: signal.Signals
) -> None:
    child = subprocess.Popen(
        [*AMT, "run", str(config_path), "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert child.stdout is not None
    child.stdout.readline()
    os.killpg(child.pid, number)  # as a terminal does
    _, errors = child.communicate(timeout=100)
    assert child.returncode == 128 + number
    assert errors in ("", "amt: stopped\n")


def test_nested_json_on_the_command_line_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["pipeline", "train", "data", "-o", "run", "--examples", "[" * 100_000])
    assert ended.value.code == 2
    assert "no JSON" in capsys.readouterr().err
