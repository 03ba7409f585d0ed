"""A command runs as a child process, reports its lines and its end, and can be stopped."""

from __future__ import annotations

import sys

import psutil
import pytest
from pytestqt.qtbot import QtBot

from amt_core.errors import AmtError
from amt_desktop.background.child_process import ChildProcess


@pytest.fixture
def child(qtbot: QtBot) -> ChildProcess:
    """A process that is not started."""
    return ChildProcess("It did not work.")


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_lines_arrive_and_a_good_end_is_told(qtbot: QtBot, child: ChildProcess) -> None:
    lines: list[str] = []
    child.printed.connect(lines.append)
    with qtbot.waitSignals([child.finished, child.ended], timeout=10_000):
        child.start(python("print('one'); print('two', end='')"))
    assert lines == ["one", "two"]
    assert not child.is_running


def test_a_failure_names_what_was_printed_last(qtbot: QtBot, child: ChildProcess) -> None:
    with qtbot.waitSignal(child.failed, timeout=10_000) as failed:
        child.start(python("import sys; sys.exit('amt: There is no model.')"))
    (error,) = failed.args or [None]
    assert isinstance(error, AmtError)
    assert (error.message, error.hint) == ("It did not work.", "There is no model.")


def test_a_program_that_is_missing_fails(qtbot: QtBot, child: ChildProcess) -> None:
    with qtbot.waitSignal(child.failed, timeout=10_000):
        child.start(["/there/is/no/such/program"])
    assert not child.is_running


def test_stopping_ends_also_what_it_has_started_and_is_no_failure(
    qtbot: QtBot, child: ChildProcess
) -> None:
    code = (
        "import subprocess, sys; c = subprocess.Popen([sys.executable, '-c', 'input()'], "
        "stdin=subprocess.PIPE); print(c.pid, flush=True); c.wait()"
    )
    failures: list[object] = []
    child.failed.connect(failures.append)
    with qtbot.waitSignal(child.printed, timeout=10_000) as printed:
        child.start(python(code))
    grandchild = int((printed.args or ["0"])[0])
    with qtbot.waitSignal(child.ended, timeout=10_000):
        child.stop()
    assert failures == []
    # A signal is sent, not waited for: on a busy machine the process ends a little later.
    qtbot.waitUntil(lambda: _has_ended(grandchild), timeout=10_000)


def _has_ended(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
