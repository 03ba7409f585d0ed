"""Work that spreads comes back in order, and no more of it is taken ahead than keeps all busy."""

from __future__ import annotations

import operator
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.executors import Workers, workers


def test_results_come_in_the_order_of_the_work_and_little_is_taken_ahead() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    with ThreadPoolExecutor(2) as executor:
        results = Workers(executor=executor, num_workers=2).map(operator.neg, numbers())
        ahead: list[int] = []
        for number, result in enumerate(results):
            assert result == -number
            ahead.append(len(taken) - number)
    assert len(ahead) == 100
    assert max(ahead) <= 7


def test_what_goes_wrong_in_the_work_is_raised_where_it_belongs() -> None:
    with ThreadPoolExecutor(1) as executor:
        results = Workers(executor=executor, num_workers=1).map(int, ["1", "2", "x", "4"])
        assert [next(results), next(results)] == [1, 2]
        with pytest.raises(ValueError, match="x"):
            next(results)


def test_the_pool_of_this_machine_has_processes_of_its_own() -> None:
    with workers(1) as pool:
        (pid,) = pool.map(_pid, [0])
    assert pid != os.getpid()


def test_a_little_work_is_done_without_workers() -> None:
    with workers(1) as pool:
        assert list(pool.map(_pid, [0, 1], num_here=2)) == 2 * [os.getpid()]
        (*_, last) = pool.map(_pid, [0, 1, 2], num_here=2)
    assert last != os.getpid()


def test_a_process_that_is_killed_is_told_with_a_remedy() -> None:
    with workers(1) as pool, pytest.raises(AmtError, match="ended unexpectedly") as caught:
        list(pool.map(_die, [0]))
    assert "again" in caught.value.hint


def _die(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _pid(_: int) -> int:
    return os.getpid()
