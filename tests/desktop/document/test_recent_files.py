"""Recent files keep a picture each as long as they are in the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from amt_desktop.document.recent_files import MAX_FILES, RecentFiles


def test_a_picture_goes_with_its_file(tmp_path: Path) -> None:
    recent = RecentFiles(tmp_path / "state" / "recent.json")
    files = [tmp_path / f"{number}.mid" for number in range(MAX_FILES + 1)]
    for path in files:
        path.touch()
        recent.add(path, b"picture")
    first, *others = files
    assert not recent.picture_of(first).exists()
    assert all(recent.picture_of(path).read_bytes() == b"picture" for path in others)
    assert recent.paths() == others[::-1]


def test_a_picture_stays_where_a_file_comes_again_without_one(tmp_path: Path) -> None:
    recent = RecentFiles(tmp_path / "recent.json")
    path = tmp_path / "song.mid"
    path.touch()
    recent.add(path, b"picture")
    recent.add(path)
    assert recent.picture_of(path).exists()


def test_a_list_that_cannot_be_kept_is_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "recent_pictures").touch()
    path = tmp_path / "song.mid"
    path.touch()
    RecentFiles(tmp_path / "recent.json").add(path, b"picture")
    assert "cannot be kept" in caplog.text
