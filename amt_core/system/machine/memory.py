"""The memory that this process holds without using it."""

from __future__ import annotations

import ctypes
import sys


def return_free_memory() -> None:
    """Gives free memory back to the system, in a few milliseconds.

    Does something with the GNU C library only. That library keeps one heap for each thread that
    has run, and each heap keeps its free pages as long as something above them is in use: a window
    that composes again and again grows by a hundred megabytes in an hour.
    """
    if sys.platform != "linux":
        return
    # Other C libraries of Linux do not have it.
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)
