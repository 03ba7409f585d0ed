from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from amt_core.system.machine import priority
from amt_core.system.machine.priority import call_giving_way, lower_process


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


@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="Linux shares by session")
def test_a_process_in_a_session_of_its_own_gives_way_to_other_sessions() -> None:
    command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as child:
        lower_process(child.pid, 10)
        session = Path(f"/proc/{child.pid}/autogroup").read_text(encoding="ascii")
        niceness = os.getpriority(os.PRIO_PROCESS, child.pid)
        child.communicate()
    assert session.endswith("nice 10\n")
    assert niceness == 10
    assert Path("/proc/self/autogroup").read_text(encoding="ascii") != session


def test_a_process_that_has_ended_is_not_lowered() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        pass
    lower_process(child.pid, 10)
