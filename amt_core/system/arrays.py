"""Reads and checks files of named arrays (.npz)."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Kind = tuple[str, tuple[int | str, ...]]
"""The beginning of an array's dtype as numpy writes it ("u1", "f", "U"), and its shape.

A length without a number has a name; equal names mean equal lengths.
"""

# The errors that numpy, zipfile and zlib raise for damaged or foreign files.
_UNREADABLE = (
    EOFError, KeyError, MemoryError, RuntimeError, TypeError, ValueError, zipfile.BadZipFile,
    zlib.error,
)  # fmt: skip


def read_arrays(path: Path, kinds: Mapping[str, Kind]) -> dict[str, NDArray[Any]]:
    """Reads arrays of a file; pickled arrays are refused.

    Args:
        path: The file.
        kinds: The type and shape of each array, by name.

    Raises:
        OSError: The file does not exist, or cannot be read.
        ValueError: The file is damaged, or an array is missing or of another kind.
    """
    try:
        # Opened here, as numpy 2 leaves a file open that turns out to be no archive.
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            arrays: dict[str, NDArray[Any]] = {name: file[name] for name in kinds}
    except _UNREADABLE as error:
        raise ValueError(f"{path} is damaged ({error})") from error
    lengths: dict[int | str, int] = {}
    for name, (dtype, shape) in kinds.items():
        array = arrays[name]
        is_of_kind = array.dtype.str[1:].startswith(dtype) and array.ndim == len(shape)
        for wanted, length in zip(shape, array.shape, strict=False):
            known = wanted if isinstance(wanted, int) else lengths.setdefault(wanted, length)
            is_of_kind &= known == length
        if not is_of_kind:
            raise ValueError(f"{path}: {name} is {array.dtype} {array.shape}")
    return arrays
