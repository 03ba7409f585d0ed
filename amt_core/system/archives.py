"""The exceptions of damaged archives."""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib

DAMAGED_ARCHIVE = (
    EOFError, IndexError, KeyError, OSError, OverflowError, RuntimeError, TypeError, ValueError,
    lzma.LZMAError, struct.error, tarfile.TarError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""The errors that `zipfile` and `tarfile` raise when the bytes are no archive, or a damaged one.

Only a few of these are documented. The others come from a name without letters, a position outside
the file, a method of packing that Python lacks, and a header that ends early.
"""
