"""Priorities of threads and processes, so that nothing delays audio, MIDI or the window."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

_STEPS: Final = 5
_LOWEST: Final = 19
# Below that of sound servers, which is 10 and more.
_REAL_TIME_PRIORITY: Final = 5


def call_giving_way(call: Callable[[], T]) -> T:
    """Makes a call on a thread of lower priority and returns its result.

    On Linux priority belongs to a thread: threads started by the call inherit it, and the caller
    keeps its own. Other systems favor audio and window threads themselves, so the priority stays.
    """
    with ThreadPoolExecutor(max_workers=1, initializer=_give_way) as thread:
        return thread.submit(call).result()


def lower_process(pid: int, niceness: int) -> None:
    """Lets a process that leads a session of its own give way, with all that it will start there.

    Linux shares the processor among sessions first, and niceness counts within one only: a process
    in a session of its own would take half of a core from a window, however nice it is.

    Args:
        pid: The process; nothing happens if it has ended.
        niceness: From 1 to 19; each step takes about a fifth of its share.
    """
    # The window lowers no process at its start, and saves 17 ms.
    import psutil

    lower = psutil.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else niceness
    with contextlib.suppress(psutil.Error):
        psutil.Process(pid).nice(lower)
    with contextlib.suppress(OSError):
        Path(f"/proc/{pid}/autogroup").write_text(str(niceness), encoding="ascii")


def own_niceness() -> int:
    """The niceness of this process; 0 on Windows, where children inherit their priority."""
    return 0 if sys.platform == "win32" else os.getpriority(os.PRIO_PROCESS, 0)


def ask_for_real_time() -> bool:
    """Runs the calling thread before all others where the user may do so; True if granted.

    On Linux members of the group `audio` usually may; macOS and Windows offer no such call.
    """
    if sys.platform != "linux":
        return False
    try:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(_REAL_TIME_PRIORITY))
    except OSError:
        return False
    return True


def _give_way() -> None:
    if sys.platform == "linux":
        own = threading.get_native_id()
        lower = min(os.getpriority(os.PRIO_PROCESS, own) + _STEPS, _LOWEST)
        os.setpriority(os.PRIO_PROCESS, own, lower)
