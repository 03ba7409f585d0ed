"""Reading files of named arrays (.npz), whatever is in them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Kind = tuple[str, tuple[int | str, ...]]
"""How the name of an array's type begins, as numpy writes it ("u1", "f", "U"), and its shape.

A length without a number has a name; equal names stand for equal lengths.
"""

# Whatever numpy, the archive and the decompression say of a file that is none of ours.
_UNREADABLE = (
    EOFError, KeyError, MemoryError, RuntimeError, TypeError, ValueError, zipfile.BadZipFile,
    zlib.error,
)  # fmt: skip


def read_arrays(path: Path, kinds: Mapping[str, Kind]) -> dict[str, NDArray[Any]]:
    """The arrays of a file; nothing that is pickled is read.

    Args:
        path: The file.
        kinds: What is read, by name.

    Raises:
        OSError: The file is not there, or cannot be read.
        ValueError: It is damaged or no such file, or an array is missing or of another kind.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
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
