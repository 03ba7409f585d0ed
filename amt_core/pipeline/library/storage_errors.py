"""Errors of disks and of the catalogue as sentences with their cause and a remedy."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Generator
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.pipeline.library.catalogue import catalogue_error, full_disk
from amt_core.sentence import Sentence

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
# PyTorch and safetensors report a full disk in errors of their own, as a text.
_FULL_WORDS = ("No space left on device", "os error 28", "StorageFull")


@contextlib.contextmanager
def storage_errors(folder: Path) -> Generator[None]:
    """Turns errors of a work folder's disk and catalogue into sentences.

    Raises:
        AmtError: The disk is full, the folder may not be written, or the catalogue is damaged.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise catalogue_error(folder, error) from error
    except OSError as error:
        if error.errno in _FULL:
            raise full_disk(folder) from error
        if error.errno in _FORBIDDEN:
            raise AmtError(
                Sentence(
                    '"{path}" cannot be written: {reason}.',
                    path=error.filename or folder,
                    reason=error.strerror,
                ),
                "Give yourself the right to write there, or choose another work folder.",
            ) from error
        raise
    except Exception as error:
        if any(words in str(error) for words in _FULL_WORDS):
            raise full_disk(folder) from error
        raise
