"""Threads that give way, so that the model never keeps the audio thread or the window waiting."""

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


def call_giving_way(call: Callable[[], T]) -> T:
    """The result of a call that is made on a thread of lower priority.

    What threads it starts inherit that on Linux, where it is a property of the thread; the caller
    keeps its own. Elsewhere the call is made as it is: there the system itself favors threads
    that play and paint.
    """
    with ThreadPoolExecutor(max_workers=1, initializer=_give_way) as thread:
        return thread.submit(call).result()


def _give_way() -> None:
    if sys.platform == "linux":
        own = threading.get_native_id()
        lower = min(os.getpriority(os.PRIO_PROCESS, own) + _STEPS, _LOWEST)
        os.setpriority(os.PRIO_PROCESS, own, lower)
