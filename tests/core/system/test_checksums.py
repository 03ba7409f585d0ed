"""Damage of a listed file is a sentence; what is written keeps its checksum right."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.system.checksums import (
    CHECKSUM_FILE,
    changing_files,
    check_file,
    check_folder,
    forget_checksums,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files with checksums, one of them in a folder, and a page for people without."""
    (tmp_path / "inner").mkdir()
    for name in ("a.json", "b.npz", "inner/c.onnx", "CARD.md"):
        (tmp_path / name).write_bytes(name.encode() * 100)
    with changing_files(tmp_path):
        pass
    return tmp_path


def listed(folder: Path) -> list[str]:
    lines = (folder / CHECKSUM_FILE).read_text(encoding="utf-8").splitlines()
    return [line.split("  ", 1)[1] for line in lines]


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x10
    path.write_bytes(content)


def test_every_file_that_is_read_is_listed(folder: Path) -> None:
    assert listed(folder) == ["a.json", "b.npz", "inner/c.onnx"]
    check_folder(folder)


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="a tool of GNU")
def test_the_list_is_one_that_sha256sum_checks(folder: Path) -> None:
    command = ["sha256sum", "--check", "--strict", CHECKSUM_FILE]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("name", ["a.json", "b.npz", "inner/c.onnx"])
@pytest.mark.parametrize("place", [0, 57, -1])
def test_one_changed_bit_is_named_with_a_remedy(folder: Path, name: str, place: int) -> None:
    flip(folder / name, place)
    with pytest.raises(AmtError, match="damaged") as caught:
        check_file(folder, name)
    assert str(folder / name) in caught.value.message
    assert CHECKSUM_FILE in caught.value.hint
    with pytest.raises(AmtError, match="damaged"):
        check_folder(folder)


def test_a_folder_stands_for_its_files(folder: Path) -> None:
    flip(folder / "inner" / "c.onnx", 3)
    check_file(folder, "a.json")
    with pytest.raises(AmtError, match=r"c\.onnx"):
        check_file(folder, "inner")


def test_a_listed_file_that_is_gone_is_missing(folder: Path) -> None:
    (folder / "b.npz").unlink()
    with pytest.raises(AmtError, match=r"b\.npz is missing"):
        check_file(folder, "b.npz")


def test_a_folder_without_a_list_is_not_checked(folder: Path) -> None:
    forget_checksums(folder)
    flip(folder / "a.json", 0)
    check_folder(folder)


def test_a_line_that_the_user_deletes_is_not_checked(folder: Path) -> None:
    flip(folder / "a.json", 0)
    file = folder / CHECKSUM_FILE
    lines = [line for line in file.read_text().splitlines(True) if "a.json" not in line]
    file.write_text("".join(lines))
    check_folder(folder)


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\0", b"no checksum\n", b"ab" * 31 + b"  a.json\n", b"", b"\n"]
)
def test_a_damaged_list_is_named_with_a_remedy(folder: Path, content: bytes) -> None:
    (folder / CHECKSUM_FILE).write_bytes(content)
    with pytest.raises(AmtError, match=CHECKSUM_FILE) as caught:
        check_file(folder, "a.json")
    assert "delete" in caught.value.hint


def test_a_file_that_is_written_gets_a_new_checksum(folder: Path) -> None:
    with changing_files(folder, "a.json", "new.json"):
        (folder / "a.json").write_text("changed")
        (folder / "new.json").write_text("new")
    assert listed(folder) == ["a.json", "b.npz", "inner/c.onnx", "new.json"]
    check_folder(folder)


def test_a_file_that_is_removed_is_no_longer_listed(folder: Path) -> None:
    with changing_files(folder, "inner"):
        (folder / "inner" / "c.onnx").unlink()
    assert listed(folder) == ["a.json", "b.npz"]
    check_folder(folder)


def test_writing_one_file_does_not_hide_the_damage_of_another(folder: Path) -> None:
    flip(folder / "b.npz", 5)
    with changing_files(folder, "a.json"):
        (folder / "a.json").write_text("changed")
    with pytest.raises(AmtError, match=r"b\.npz is damaged"):
        check_folder(folder)


def test_a_process_that_is_killed_while_it_writes_leaves_no_wrong_checksum(folder: Path) -> None:
    change = changing_files(folder, "a.json")
    change.__enter__()
    (folder / "a.json").write_text("half")
    check_folder(folder)
    assert listed(folder) == ["b.npz", "inner/c.onnx"]
    change.__exit__(None, None, None)


def test_a_process_that_is_killed_while_it_writes_all_leaves_a_folder_that_is_used(
    folder: Path,
) -> None:
    with changing_files(folder, "a.json", "b.npz", "inner"):
        check_folder(folder)
    assert listed(folder) == ["a.json", "b.npz", "inner/c.onnx"]


def test_hidden_files_are_not_listed(folder: Path) -> None:
    (folder / "inner" / ".making").mkdir()
    (folder / "inner" / ".making" / "d.onnx").write_text("half")
    with changing_files(folder):
        pass
    assert listed(folder) == ["a.json", "b.npz", "inner/c.onnx"]
