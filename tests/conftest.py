"""What holds for every test: its own folders, and nothing left running behind it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

GRACE_SEC = 5


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, log and recovery files of a test never meet those of the person who runs it."""
    monkeypatch.setenv("AMT_HOME", str(tmp_path / "amt-home"))


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """A thread or a child process that outlives its test fails it."""
    threads = set(threading.enumerate())
    children = set(psutil.Process().children())
    yield
    for thread in threading.enumerate():
        if thread not in threads and not thread.daemon:
            thread.join(GRACE_SEC)
            assert not thread.is_alive(), f"the thread {thread.name} is still running"
    started = [child for child in psutil.Process().children() if child not in children]
    _, alive = psutil.wait_procs([c for c in started if not _is_python_s_own(c)], GRACE_SEC)
    assert not alive, f"still running: {[child.cmdline() for child in alive]}"


def _is_python_s_own(process: psutil.Process) -> bool:
    """Whether it is multiprocessing's resource tracker, which lives as long as the tests do."""
    try:
        return any("resource_tracker" in argument for argument in process.cmdline())
    except psutil.Error:
        return False
