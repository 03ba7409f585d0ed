"""Memory and processor time of a process and its children."""

from __future__ import annotations

import subprocess
import sys

import pytest

from amt_core.pipeline.running import process_tree
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


def test_parts_add_up_to_the_whole() -> None:
    with ProcessTree() as tree:
        sum(range(5_000_000))
        first = tree.next_part()
        sum(range(5_000_000))
        second = tree.next_part()
    assert first.core_seconds > 0
    assert second.core_seconds > 0
    assert first.core_seconds + second.core_seconds <= tree.core_seconds
    assert max(first.peak_bytes, second.peak_bytes) <= tree.peak_bytes


def test_a_run_too_short_for_a_second_look_has_a_curve() -> None:
    with ProcessTree() as tree:
        pass
    (point,) = tree.curve
    assert point.memory_bytes > 0


def test_the_curve_stays_short_and_keeps_its_peaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_tree, "_MAX_POINTS", 4)
    monkeypatch.setattr(process_tree, "_INTERVAL_SEC", 0.001)
    monkeypatch.setattr(process_tree, "_SAMPLES_BETWEEN_SEARCHES", 1)
    with ProcessTree() as tree:
        held = bytearray(50_000_000)
        for _ in range(12):
            sum(range(300_000))
        del held
    assert 0 < len(tree.curve) <= 4
    assert max(point.memory_bytes for point in tree.curve) == tree.peak_bytes


def test_time_from_before_does_not_count() -> None:
    sum(range(10_000_000))
    with ProcessTree() as tree:
        pass
    assert tree.core_seconds < 0.1
