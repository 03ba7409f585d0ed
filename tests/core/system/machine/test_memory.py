"""Memory that is free within the process goes back to the system."""

from __future__ import annotations

import platform
import sys

import psutil
import pytest

from amt_core.system.machine.memory import return_free_memory

NUM_BLOCKS, BLOCK_BYTES = 40_000, 2_000


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only the GNU C library does it")
def test_pages_below_one_that_is_in_use_are_returned() -> None:
    process = psutil.Process()
    blocks = [bytes(BLOCK_BYTES) for _ in range(NUM_BLOCKS)]
    last = blocks[-1]
    del blocks
    before = process.memory_info().rss
    return_free_memory()
    assert before - process.memory_info().rss > NUM_BLOCKS * BLOCK_BYTES / 2
    assert len(last) == BLOCK_BYTES


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    return_free_memory()
