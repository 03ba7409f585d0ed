"""Memory that Python has freed, given back to the system."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys


def give_back_memory() -> None:
    """Gives freed memory back to the system; without the C library of GNU it stays in the process.

    After a large object is gone, its pages would count as used until the process ends.
    """
    gc.collect()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
