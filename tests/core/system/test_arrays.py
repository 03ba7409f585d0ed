"""A file of arrays gives what was asked for, or says that it is none; nothing else gets out."""

from __future__ import annotations

import io
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.lib.format import write_array_header_1_0

from amt_core.system.arrays import Kind, read_arrays

KINDS: dict[str, Kind] = {
    "names": ("U", ("rows",)),
    "counts": ("u4", ("rows", 2)),
    "version": ("i", ()),
}
GOOD = {
    "names": np.array(["a", "b", "c"]),
    "counts": np.arange(6, dtype=np.uint32).reshape(3, 2),
    "version": np.array(1),
}


def write_archive(path: Path) -> None:
    # Incompressible, so that a cut or changed byte hits an array and no header.
    padding = np.random.default_rng(0).bytes(20_000)
    with path.open("wb") as file:
        np.savez_compressed(file, **GOOD, padding=np.frombuffer(padding, dtype=np.uint8))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(60, 160):
        content[at] ^= 0x5A
    path.write_bytes(content)


def claim_more_than_any_memory(path: Path) -> None:
    header = io.BytesIO()
    shape = {"descr": "<u4", "fortran_order": False, "shape": (2**40, 2)}
    write_array_header_1_0(header, shape)
    with zipfile.ZipFile(path, "w") as archive:
        for name in GOOD:
            archive.writestr(f"{name}.npy", header.getvalue())


def write_one_array(path: Path) -> None:
    with path.open("wb") as file:
        np.save(file, np.zeros(3))


def rewrite(**changed: object) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with path.open("wb") as file:
            np.savez(file, **{**GOOD, **changed})  # type: ignore[arg-type]

    return write


def test_the_arrays_are_read_and_others_are_left_alone(tmp_path: Path) -> None:
    write_archive(tmp_path / "some.npz")
    arrays = read_arrays(tmp_path / "some.npz", KINDS)
    assert arrays.keys() == KINDS.keys()
    assert all(np.array_equal(arrays[name], GOOD[name]) for name in GOOD)


@pytest.mark.parametrize(
    "damage",
    [
        cut,
        flip,
        claim_more_than_any_memory,
        write_one_array,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no archive"),
        lambda path: path.write_bytes(b"PK\x03\x04 no archive"),
        lambda path: path.write_bytes(pickle.dumps(GOOD)),
    ],
    ids=["cut", "flipped", "huge", "one array", "empty", "text", "half a magic", "a pickle"],
)
def test_a_damaged_file_is_a_value_error_with_its_name(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    write_archive(tmp_path / "some.npz")
    damage(tmp_path / "some.npz")
    with pytest.raises(ValueError, match=r"some\.npz is damaged"):
        read_arrays(tmp_path / "some.npz", KINDS)


def test_an_array_of_objects_is_not_unpickled(tmp_path: Path) -> None:
    rewrite(names=np.array([{"a": 1}, None, 2], dtype=object))(tmp_path / "some.npz")
    with pytest.raises(ValueError, match="allow_pickle"):
        read_arrays(tmp_path / "some.npz", KINDS)


def test_a_missing_array_is_a_value_error(tmp_path: Path) -> None:
    with (tmp_path / "some.npz").open("wb") as file:
        np.savez(file, names=GOOD["names"], version=GOOD["version"])
    with pytest.raises(ValueError, match="counts"):
        read_arrays(tmp_path / "some.npz", KINDS)


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("counts", GOOD["counts"].astype(np.float64)),
        ("counts", GOOD["counts"].astype(np.uint8)),
        ("counts", GOOD["counts"].reshape(2, 3)),
        ("counts", GOOD["counts"].ravel()),
        ("counts", GOOD["counts"][:2]),
        ("names", np.arange(3)),
        ("version", np.array([1])),
    ],
    ids=["type", "width", "length", "dimensions", "unequal", "no text", "no scalar"],
)
def test_an_array_of_another_kind_is_a_value_error_with_its_name(
    tmp_path: Path, name: str, array: np.ndarray
) -> None:
    rewrite(**{name: array})(tmp_path / "some.npz")
    with pytest.raises(ValueError, match=name):
        read_arrays(tmp_path / "some.npz", KINDS)


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_arrays(tmp_path / "some.npz", KINDS)
