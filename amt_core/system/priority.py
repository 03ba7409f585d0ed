"""Priorities of threads, so that the model never delays audio, MIDI or the window."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
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
