"""Memory and processor time of a process and its children."""

from __future__ import annotations

import subprocess
import sys

from amt_core.pipeline.running.process_tree import ProcessTree

# It waits to be ended, so that the last look finds it however fast or loaded the machine is.
BUSY = """
import time
memory = bytearray(80_000_000)
while time.process_time() < 0.5:
    pass
print("busy no more", flush=True)
input()
"""


def test_a_childs_memory_and_time_count() -> None:
    with ProcessTree() as alone:
        pass
    with subprocess.Popen(
        [sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout
        with ProcessTree() as tree:
            assert child.stdout.readline()
        child.communicate(b"\n")
    assert tree.peak_bytes > alone.peak_bytes + 60_000_000
    assert tree.core_seconds > 0.4


def test_time_from_before_does_not_count() -> None:
    sum(range(10_000_000))
    with ProcessTree() as tree:
        pass
    assert tree.core_seconds < 0.1
