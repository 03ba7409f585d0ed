"""Work on a Dask cluster gives what work on this machine gives, also when a worker dies."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.executors import workers

pytest.importorskip("distributed")


@contextlib.contextmanager
def process(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    child = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        assert child.stderr is not None
        child.stderr.close()


def wait_for(child: subprocess.Popen[str], words: str) -> str:
    assert child.stderr is not None
    for line in child.stderr:
        if words in line:
            return line
    raise AssertionError(f"it never said {words}")


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler and two workers on this machine."""
    with process("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard") as scheduler:
        line = wait_for(scheduler, "Scheduler at:")
        address = "tcp://" + line.split("tcp://")[1].split()[0]
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory")
        with (
            process("worker", address, *options, str(folder)) as first,
            process("worker", address, *options, str(folder)) as second,
        ):
            for worker in (first, second):
                wait_for(worker, "Registered to")
            yield address, [first, second]


def slow_square(number: int) -> tuple[int, int]:
    """A number's square, and who computed it."""
    total = sum(range(2_000_000))
    return number * number + 0 * total, os.getpid()


def test_no_work_is_lost_or_done_twice_when_a_worker_is_killed(tmp_path: Path) -> None:
    with cluster(tmp_path) as (address, machines), workers(0, scheduler=address) as pool:
        assert pool.num_workers == 2
        results: list[int] = []
        seen: set[int] = set()
        was_killed = False
        for square, pid in pool.map(slow_square, range(40)):
            results.append(square)
            seen.add(pid)
            if len(seen) == 2 and not was_killed:
                machines[0].send_signal(signal.SIGKILL)
                was_killed = True
    assert was_killed
    assert results == [n * n for n in range(40)]


def test_a_scheduler_that_does_not_answer_is_told() -> None:
    pool = workers(0, scheduler="nonsense://127.0.0.1:1")
    with pytest.raises(AmtError, match="No Dask scheduler"), pool:
        pass
