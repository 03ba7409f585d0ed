"""The memory that this process holds without using it."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_M_ARENA_MAX: Final = -8  # in malloc.h
_MAX_HEAPS: Final = 2


def share_heaps() -> None:
    """Lets all threads of this process share two heaps; call it before they are started.

    Does something with the GNU C library only. That library gives each thread a heap of its own, up
    to eight for each core, and each grows to the most that any work on it has needed: a window,
    whose workers run in one thread after another, grows for hours without holding more.
    """
    if sys.platform != "linux":
        return
    if set_option := getattr(ctypes.CDLL(None), "mallopt", None):
        set_option(_M_ARENA_MAX, _MAX_HEAPS)


def return_free_memory() -> None:
    """Gives free memory back to the system, in a few milliseconds.

    Does something with the GNU C library only. Each heap of that library keeps its free pages as
    long as something above them is in use: a window that composes again and again grows by a
    hundred megabytes in an hour.
    """
    if sys.platform != "linux":
        return
    # Other C libraries of Linux do not have it.
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)
