from __future__ import annotations

import os
import sys
import threading

import pytest

from amt_core.system import priority
from amt_core.system.priority import call_giving_way


def nice() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere threads have no priority of ours")
def test_threads_that_the_call_starts_give_way_and_the_caller_does_not() -> None:
    before = nice()
    seen: list[int] = []

    def start_one() -> int:
        thread = threading.Thread(target=lambda: seen.append(nice()))
        thread.start()
        thread.join()
        return nice()

    assert call_giving_way(start_one) == min(before + 5, 19)
    assert seen == [min(before + 5, 19)]
    assert nice() == before


def test_an_error_of_the_call_arrives() -> None:
    with pytest.raises(ZeroDivisionError):
        call_giving_way(lambda: 1 // 0)


def test_a_thread_that_may_not_run_before_others_goes_on_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(priority.os, "sched_setscheduler", refuse, raising=False)
    assert not priority.ask_for_real_time()
