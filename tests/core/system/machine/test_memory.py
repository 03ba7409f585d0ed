"""Memory that is free within the process goes back to the system."""

from __future__ import annotations

import platform
import subprocess
import sys

import psutil
import pytest

from amt_core.system.machine.memory import return_free_memory, share_heaps

NUM_BLOCKS, BLOCK_BYTES = 40_000, 2_000
ALLOCATE_IN_SIX_THREADS = """
import ctypes, threading
from amt_core.system.machine.memory import share_heaps

share_heaps()
together = threading.Barrier(6)

def allocate():
    blocks = [bytes(2_000) for _ in range(100)]
    together.wait()

threads = [threading.Thread(target=allocate) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
ctypes.CDLL(None).malloc_stats()  # prints each heap
"""


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


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only the GNU C library does it")
def test_many_threads_share_two_heaps() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", ALLOCATE_IN_SIX_THREADS], capture_output=True, text=True, check=True
    )
    assert answer.stderr.count("Arena ") == 2


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    share_heaps()
    return_free_memory()
