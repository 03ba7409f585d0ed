"""The memory that the C library has handed out in this process."""

from __future__ import annotations

import ctypes


class _MallInfo2(ctypes.Structure):
    """`struct mallinfo2` of `malloc.h`, GNU C library 2.33 or newer."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks",
            "fordblks", "keepcost",
        )
    )  # fmt: skip


def allocated_bytes() -> int:
    """The bytes in use that `malloc` has handed out, over all heaps; 0 where it does not say.

    Small Python objects lie in arenas that Python maps itself and are not among it.
    """
    try:
        mallinfo2 = ctypes.CDLL(None).mallinfo2
    except (AttributeError, OSError, TypeError):
        return 0
    mallinfo2.restype = _MallInfo2
    info = mallinfo2()
    return int(info.uordblks + info.hblkhd)
