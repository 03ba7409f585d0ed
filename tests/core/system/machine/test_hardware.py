"""The hardware of this machine is measured, not guessed."""

from __future__ import annotations

import os

import psutil
import pytest

from amt_core.system.machine.hardware import num_cores, processor_name, this_hardware


def test_the_hardware_is_that_of_the_system() -> None:
    hardware = this_hardware()
    assert hardware.num_cores == num_cores()
    assert hardware.memory_bytes == psutil.virtual_memory().total


def test_only_cores_that_the_process_may_use_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {1, 5, 6}, raising=False)
    assert num_cores() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert num_cores() == 1


def test_the_processor_has_a_name() -> None:
    assert processor_name()
