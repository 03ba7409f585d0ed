"""Where work that spreads over processes is done: a pool on this machine, or a Dask cluster.

Both speak the interface of `concurrent.futures`. Results come in the order of the work, and only
so much is under way at a time as keeps everybody busy, so that memory does not grow with a library.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from amt_core.errors import AmtError

T = TypeVar("T")
R = TypeVar("R")

_CHUNKS_PER_WORKER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """An executor and how much of it there is.

    Attributes:
        executor: Takes the work.
        num_workers: How many pieces of work it does at once.
    """

    executor: Executor
    num_workers: int

    def map(self, function: Callable[[T], R], chunks: Iterable[T]) -> Iterator[R]:
        """The results of `function` in the order of `chunks`; few chunks are taken ahead.

        Raises:
            AmtError: A worker process was killed.
            Exception: What `function` raises, at the place of its chunk.
        """
        waiting: deque[Future[R]] = deque()
        try:
            for chunk in chunks:
                waiting.append(self.executor.submit(function, chunk))
                if len(waiting) >= self.num_workers * _CHUNKS_PER_WORKER:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenExecutor as error:
            raise AmtError(
                "A process that did the work has ended unexpectedly, perhaps for lack of memory.",
                "Run it again, it goes on where it was; use fewer workers if it happens again.",
            ) from error
        finally:
            for future in waiting:
                future.cancel()


@contextlib.contextmanager
def workers(num_workers: int, *, scheduler: str = "") -> Generator[Workers]:
    """Workers for the time of a block.

    Args:
        num_workers: Processes on this machine; 0 takes as many as there are cores. A cluster
            has its own number.
        scheduler: Address of a Dask scheduler, such as `tcp://host:8786`; empty for this machine.

    Raises:
        AmtError: Dask is not installed, or no scheduler answers there.
    """
    if scheduler:
        with _dask(scheduler) as cluster:
            yield cluster
        return
    number = num_workers or num_cores()
    # Spawned and not forked: threads of this process and memory it holds are not copied.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(number, mp_context=context, initializer=_die_with_parent)
    try:
        yield Workers(executor=executor, num_workers=number)
    finally:
        executor.shutdown(cancel_futures=True)


def num_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _die_with_parent() -> None:
    """Ends this worker when its parent is gone: a pool does not notice that it was killed."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True, name="waits for the parent").start()


@contextlib.contextmanager
def _dask(scheduler: str) -> Generator[Workers]:
    try:
        from distributed import Client
    except ImportError as error:
        raise AmtError(
            "Work on several machines needs Dask.", 'Run: pip install "amt-desktop[cluster]"'
        ) from error
    try:
        client = Client(scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise AmtError(
            f"No Dask scheduler answers at {scheduler}.",
            "Start one with `dask scheduler`, workers with `dask worker tcp://HOST:8786`.",
        ) from error
    with client:
        threads: Any = client.nthreads()  # a coroutine only for a client that is asynchronous
        number = sum(threads.values())
        if not number:
            raise AmtError(
                f"The Dask scheduler at {scheduler} has no workers.",
                f"Start some with `dask worker {scheduler}`.",
            )
        # Functions without effects, whose results may be lost with a worker and made again.
        yield Workers(executor=client.get_executor(pure=False), num_workers=number)
