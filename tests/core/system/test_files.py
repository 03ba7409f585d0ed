"""A file is either complete or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from amt_core.system.files import replacing


def test_the_file_appears_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "song.mid"
    with replacing(path) as temporary:
        temporary.write_bytes(b"complete")
        assert not path.exists()
        assert temporary.suffix == ".mid"
    assert path.read_bytes() == b"complete"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_after_an_error_the_old_file_is_there_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    path = tmp_path / "song.mid"
    path.write_bytes(b"old")

    def write_half() -> None:
        with replacing(path) as temporary:
            temporary.write_bytes(b"half")
            raise error

    with pytest.raises(error):
        write_half()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_stay_and_new_files_get_the_usual_ones(tmp_path: Path) -> None:
    usual, private = tmp_path / "usual", tmp_path / "private"
    usual.touch()
    private.touch(mode=0o600)
    with replacing(private) as temporary:
        temporary.touch()
    new = tmp_path / "new"
    with replacing(new) as temporary:
        temporary.touch()
    assert private.stat().st_mode & 0o777 == 0o600
    assert new.stat().st_mode == usual.stat().st_mode
