"""Files that a person chooses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.system.input_file import read_input


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.mid"
    path.write_bytes(b"1234")
    assert read_input(path, max_bytes=4) == b"1234"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mid"
    path.write_bytes(bytes(2**20 + 1))
    with pytest.raises(AmtError, match="larger than 1 MB"):
        read_input(path, max_bytes=2**20)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "is a folder"), ("missing", "There is no file"), ("x" * 300, "cannot be read")],
)
def test_what_is_no_file_is_told(tmp_path: Path, name: str, sentence: str) -> None:
    with pytest.raises(AmtError, match=sentence) as caught:
        read_input(tmp_path / name, max_bytes=4)
    assert caught.value.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(AmtError, match="not an ordinary file"):
        read_input(tmp_path / "pipe", max_bytes=4)
