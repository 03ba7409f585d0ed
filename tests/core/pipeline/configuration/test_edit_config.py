"""A work folder gets its configuration from the music that is added to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from library_files import write_library

from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import read_config
from amt_core.pipeline.configuration.edit_config import (
    add_music,
    config_path,
    load_config,
    save_config,
)


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    write_library(folder)
    return folder


def test_the_first_music_makes_the_configuration(tmp_path: Path, music: Path) -> None:
    work = tmp_path / "work"
    assert load_config(work) is None
    add_music(work, [music])
    config = read_config(config_path(work))
    assert config.library.folders == (str(music),)
    assert config.work_folder == work


def test_an_archive_is_added_without_what_lies_next_to_it(tmp_path: Path, music: Path) -> None:
    config = add_music(tmp_path / "work", [music / "more.zip"])
    assert config.library.folders == (str(music / "more.zip"),)


def test_nothing_is_added_twice(tmp_path: Path, music: Path) -> None:
    work = tmp_path / "work"
    add_music(work, [music / "more.zip"])
    for _ in range(2):
        config = add_music(work, [music])
        assert config.library.folders == (str(music),)
    assert add_music(work, [music / "more.zip"]) == config


def test_a_few_pieces_in_an_archive_are_a_small_library(tmp_path: Path, music: Path) -> None:
    config = add_music(tmp_path / "work", [music / "more.zip"])
    assert config.train.initial_model, "the program's own model is trained further"


def test_changed_options_survive_the_file(tmp_path: Path, music: Path) -> None:
    work = tmp_path / "work"
    config = add_music(work, [music])
    changed = replace(config, train=replace(config.train, max_steps=77))
    save_config(work, changed)
    assert load_config(work) == changed


def test_a_folder_without_music_is_a_sentence(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(AmtError, match="There is no music"):
        add_music(tmp_path / "work", [empty])
    assert load_config(tmp_path / "work") is None


def test_a_damaged_configuration_is_a_sentence(tmp_path: Path) -> None:
    config_path(tmp_path).write_text("[library", encoding="utf-8")
    with pytest.raises(AmtError, match="no TOML"):
        load_config(tmp_path)


def test_comments_and_order_of_the_file_survive_a_changed_option(tmp_path: Path) -> None:
    text = (
        "# My best settings.\n"
        "[train]\n"
        "max_steps = 400  # enough for waltzes\n"
        "seed = 7\n"
        "\n"
        "[library]  # only mine\n"
        'folders = ["music"]\n'
    )
    config_path(tmp_path).write_text(text, encoding="utf-8")
    config = load_config(tmp_path)
    assert config is not None
    changed = replace(
        config,
        train=replace(config.train, max_steps=500, width=128),
        run=replace(config.run, workers=2),
    )
    save_config(tmp_path, changed)
    assert load_config(tmp_path) == changed
    written = config_path(tmp_path).read_text(encoding="utf-8")
    assert "# My best settings.\n[train]\nmax_steps = 500  # enough for waltzes" in written
    assert "[library]  # only mine" in written
    assert written.index("[train]") < written.index("[library]")


def test_saving_what_is_there_changes_nothing(tmp_path: Path) -> None:
    text = '[library]\nfolders = [ "music", ]  # two spaces\n\n\n[train]\nlearning_rate = 1e-3\n'
    config_path(tmp_path).write_text(text, encoding="utf-8")
    config = load_config(tmp_path)
    assert config is not None
    save_config(tmp_path, config)
    assert config_path(tmp_path).read_text(encoding="utf-8") == text


def test_an_option_goes_back_to_its_default(tmp_path: Path) -> None:
    config_path(tmp_path).write_text("[train]\nseed = 7\n", encoding="utf-8")
    config = load_config(tmp_path)
    assert config is not None
    save_config(tmp_path, replace(config, train=replace(config.train, seed=1)))
    loaded = load_config(tmp_path)
    assert loaded is not None
    assert loaded.train.seed == 1
