"""The folders of the program, with and without environment variables."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.system import paths


def test_everything_is_written_below_amt_home(tmp_path: Path) -> None:
    home = Path(os.environ["AMT_HOME"])
    folders = [f() for f in (paths.config_dir, paths.state_dir, paths.data_dir, paths.cache_dir)]
    assert all(folder.is_dir() and folder.parent == home for folder in folders)
    assert len(set(folders)) == 4


def test_without_amt_home_the_system_s_folders_are_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("AMT_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert paths.config_dir().is_relative_to(tmp_path)
    assert paths.config_dir().name == "amt-desktop"


def test_a_folder_that_cannot_be_made_is_an_error_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    monkeypatch.setenv("AMT_HOME", str(in_the_way))
    with pytest.raises(AmtError) as caught:
        paths.log_dir()
    assert "AMT_HOME" in caught.value.hint


def test_the_assets_of_a_source_tree_lie_beside_the_packages() -> None:
    assert paths.assets_dir() == Path(paths.__file__).parents[2] / "assets"


def test_another_folder_of_assets_can_be_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AMT_ASSETS", str(tmp_path))
    assert paths.assets_dir() == tmp_path
    monkeypatch.setenv("AMT_ASSETS", str(tmp_path / "nowhere"))
    with pytest.raises(AmtError):
        paths.assets_dir()


def test_an_installed_package_does_not_take_a_stranger_s_assets_for_its_own(tmp_path: Path) -> None:
    """Another package may have put a folder `assets` into site-packages."""
    site = tmp_path / "site-packages"
    (site / "assets").mkdir(parents=True)
    core = Path(paths.__file__).parents[1]
    (site / "amt_core").symlink_to(core)
    copied = site / "amt_core_copy" / "system"
    copied.mkdir(parents=True)
    (copied / "paths.py").write_text((core / "system" / "paths.py").read_text(encoding="utf-8"))
    script = (
        "import runpy\n"
        f"names = runpy.run_path({str(copied / 'paths.py')!r})\n"
        "print(names['_asset_places']())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=site
    )
    assert str(site / "assets") not in answer.stdout
    assert "share/amt-desktop/assets" in answer.stdout
