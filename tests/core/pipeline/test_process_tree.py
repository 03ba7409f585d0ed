"""Memory and processor time of a process and its children."""

from __future__ import annotations

import subprocess
import sys

from amt_core.pipeline.process_tree import ProcessTree

BUSY = """
import time
memory = bytearray(80_000_000)
while time.process_time() < 0.7:
    pass
"""


def test_a_childs_memory_and_time_count() -> None:
    with ProcessTree() as alone:
        pass
    with ProcessTree() as tree:
        subprocess.run([sys.executable, "-c", BUSY], check=True)
    assert tree.peak_bytes > alone.peak_bytes + 60_000_000
    assert tree.core_seconds > 0.2


def test_time_from_before_does_not_count() -> None:
    sum(range(10_000_000))
    with ProcessTree() as tree:
        pass
    assert tree.core_seconds < 0.1
