"""Libraries are walked in order, and archives from anywhere do no harm."""

from __future__ import annotations

import io
import os
import random
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.midi.read import MAX_FILE_BYTES
from amt_core.pipeline.library.midi_files import Content, Found, members, read, walk

Write = Callable[[Path, dict[str, bytes]], Found]


def found(path: Path) -> Found:
    return Found(path=path, member="", size_bytes=path.stat().st_size, mtime_ns=0, place=path.name)


def write_zip(path: Path, contents: dict[str, bytes]) -> Found:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return found(path)


def write_tar(path: Path, contents: dict[str, bytes]) -> Found:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in contents.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return found(path)


def test_a_single_file_is_all_there_is(tmp_path: Path) -> None:
    for name in ("a.mid", "b.zip", "notes.txt"):
        (tmp_path / name).touch()
    assert [each.place for each in walk(tmp_path / "b.zip")] == ["b.zip"]
    assert not list(walk(tmp_path / "notes.txt"))


def test_a_folder_is_walked_in_order_and_only_music_is_found(tmp_path: Path) -> None:
    for name in ("b.mid", "a.MIDI", "c.kar", "d.rmi", "notes.txt", "x/z.mid", "x/._z.mid", "y.zip"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    assert [each.place for each in walk(tmp_path)] == [
        "a.MIDI", "b.mid", "c.kar", "d.rmi", "y.zip", "x/z.mid",
    ]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.mid").write_bytes(b"")
    (tmp_path / "real" / "loop").symlink_to(tmp_path)
    assert [each.place for each in walk(tmp_path)] == ["real/a.mid"]


def test_a_missing_folder_is_told_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="no folder") as caught:
        list(walk(tmp_path / "none"))
    assert caught.value.hint


@pytest.mark.parametrize(("write", "name"), [(write_zip, "a.zip"), (write_tar, "a.tar.gz")])
def test_archives_give_their_midi_files_with_bytes(tmp_path: Path, write: Write, name: str) -> None:
    archive = write(tmp_path / name, {"x/one.mid": b"1", "two.txt": b"2", "three.kar": b"3"})
    inside = list(members(archive))
    assert [(c.found.member, c.data, c.reason) for c in inside] == [
        ("x/one.mid", b"1", ""), ("three.kar", b"3", ""),
    ]  # fmt: skip
    assert [c.found.place for c in inside] == ["x/one.mid", "three.kar"]


@pytest.mark.parametrize(("write", "name"), [(write_zip, "a.zip"), (write_tar, "a.tar.gz")])
@pytest.mark.parametrize("path", ["../up.mid", "/etc/root.mid", "c:/windows.mid", "a/../../b.mid"])
def test_names_that_lead_out_are_refused(
    tmp_path: Path, write: Write, name: str, path: str
) -> None:
    (content,) = members(write(tmp_path / name, {path: b"data"}))
    assert content.data is None
    assert "out of the archive" in content.reason


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", {"bomb.mid": bytes(4 * 2**20), "good.mid": b"MThd"})
    bomb, good = members(archive)
    assert bomb.data is None and "far more" in bomb.reason
    assert good.data == b"MThd"
    (content,) = members(write_tar(tmp_path / "b.tar.gz", {"bomb.mid": bytes(64 * 2**20)}))
    assert content.data is None and content.reason


def test_members_larger_than_any_music_are_refused(tmp_path: Path) -> None:
    noise = os.urandom(MAX_FILE_BYTES + 1)
    for archive in (
        write_zip(tmp_path / "a.zip", {"big.mid": noise}),
        write_tar(tmp_path / "a.tar.gz", {"big.mid": noise}),
    ):
        (content,) = members(archive)
        assert content.data is None and "too large" in content.reason


def test_links_in_archives_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo("link.mid")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    (content,) = members(found(path))
    assert content.data is None and "link" in content.reason


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_a_damaged_archive_is_one_reason_and_no_crash(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    whole = write_zip if name.endswith("zip") else write_tar
    whole(path, {f"{i}.mid": os.urandom(5000) for i in range(20)})
    path.write_bytes(path.read_bytes()[:30_000])
    *_, last = members(found(path))
    assert last.found.member == "" and "damaged" in last.reason


def test_a_name_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("a.mid")
        info.pax_headers = {"comment": "x" * 4_000_000}
        archive.addfile(info)
    (content,) = members(found(path))
    assert content.data is None and "too long" in content.reason


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_a_member_that_is_damaged_in_a_zip_has_its_reason(tmp_path: Path, packing: int) -> None:
    path, data = tmp_path / "a.zip", random.Random(1).randbytes(5000)
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr("a.mid", data)
    whole = bytearray(path.read_bytes())
    whole[40:80] = bytes(40)
    path.write_bytes(whole)
    (content,) = members(found(path))
    assert content.data is None and "damaged" in content.reason


def test_members_are_read_again_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    write_tar(path, {f"{i}.mid": str(i).encode() for i in range(5)})

    def member(name: str) -> Found:
        return Found(path=path, member=name, size_bytes=0, mtime_ns=0, place="")

    plain = Found(path=tmp_path / "x.mid", member="", size_bytes=0, mtime_ns=0, place="")
    wanted = [member("1.mid"), member("4.mid"), member("0.mid"), member("gone.mid"), plain]
    contents = list(read(wanted))
    assert [c.found for c in contents] == wanted
    assert [c.data for c in contents] == [b"1", b"4", b"0", None, None]
    assert [bool(c.reason) for c in contents] == [False, False, False, True, False]
    assert isinstance(contents[0], Content)
