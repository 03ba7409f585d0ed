"""Telling a lack of memory from other failures."""

from __future__ import annotations


def is_lack_of_memory(error: Exception) -> bool:
    """Whether memory ran out, be it Python or ONNX Runtime that says so.

    ONNX Runtime has no class of its own for it: its allocator's message is all there is.
    """
    words = str(error)
    is_allocator = "allocate memory" in words or "bad_alloc" in words
    return isinstance(error, MemoryError) or is_allocator
