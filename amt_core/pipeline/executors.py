"""Executors for work that spreads over processes: a pool on this machine, or a Dask cluster.

Both have the interface of `concurrent.futures`. Results come in the order of the work, and only
a few chunks per worker are under way at a time, so that memory does not grow with a library.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import socket
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from types import FrameType
from typing import Any, TypeVar
from urllib.parse import urlsplit

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.installed import how_to_install
from amt_core.system.machine.hardware import num_cores

T = TypeVar("T")
R = TypeVar("R")

_CHUNKS_PER_WORKER = 3
_CONNECT_TIMEOUT_SEC = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """An executor and the number of its workers.

    Attributes:
        executor: The executor.
        num_workers: The number of chunks that it works on at once.
    """

    executor: Executor
    num_workers: int

    def map(
        self, function: Callable[[T], R], chunks: Iterable[T], *, num_here: int = 0
    ) -> Iterator[R]:
        """The results of `function` in the order of `chunks`; few chunks are taken ahead.

        Args:
            function: The work.
            chunks: What it works on.
            num_here: The most chunks for which no worker is started: this process does their work
                itself, sooner than others have started, and without the memory that they take.

        Raises:
            AmtError: A worker process was killed.
            Exception: What `function` raises, at the place of its chunk.
        """
        chunks = iter(chunks)
        first = list(islice(chunks, num_here + 1))
        if len(first) <= num_here:
            yield from map(function, first)
            return
        yield from self._spread(function, chain(first, chunks))

    def _spread(self, function: Callable[[T], R], chunks: Iterable[T]) -> Iterator[R]:
        waiting: deque[Future[R]] = deque()
        try:
            for chunk in chunks:
                with _signals_deferred():
                    waiting.append(self.executor.submit(function, chunk))
                if len(waiting) >= self.num_workers * _CHUNKS_PER_WORKER:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenExecutor as error:
            raise AmtError(
                "A process that did the work has ended unexpectedly, perhaps for lack of memory.",
                "Run it again: it continues where it stopped. Perhaps use fewer workers.",
            ) from error
        finally:
            for future in waiting:
                future.cancel()


@contextlib.contextmanager
def _signals_deferred() -> Generator[None]:
    """Defers Ctrl+C and SIGTERM to the end of the block, in which processes are started.

    A process that is half started ends with a traceback. The new processes never get Ctrl+C, which
    reaches every process in a terminal: the one that gives out the work ends on it, and then ends
    its workers. Windows has no signal masks.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    requested: list[int] = []

    def record(number: int, _: FrameType | None) -> None:
        requested.append(number)

    handlers = {number: signal.signal(number, record) for number in (signal.SIGINT, signal.SIGTERM)}
    has_masks = hasattr(signal, "pthread_sigmask")
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if has_masks else set[int]()
    try:
        yield
    finally:
        if has_masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in handlers.items():
            signal.signal(number, handler or signal.SIG_DFL)
    for number in requested[:1]:
        signal.raise_signal(number)


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
    executor = _PoolWhenNeeded(number)
    try:
        yield Workers(executor=executor, num_workers=number)
    finally:
        executor.shutdown(cancel_futures=True)


class _PoolWhenNeeded(Executor):
    """A pool of processes that is made with its first work, as some stages have none for it.

    Args:
        num_workers: Its processes.
    """

    def __init__(self, num_workers: int) -> None:
        self._num_workers = num_workers
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        """Starts a piece of work in a process."""
        if self._pool is None:
            # Spawned and not forked: threads of this process and its memory are not copied.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._num_workers, mp_context=context, initializer=_die_with_parent
            )
        return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Ends the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)


def _die_with_parent() -> None:
    """Ends this worker when its parent is gone: a pool does not notice that it was killed."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True, name="waits for the parent").start()


def _check_scheduler(address: str) -> None:
    """Checks in a few seconds that a program listens at the address of a Dask scheduler.

    Dask itself tries for much longer, and reports each attempt in the log.

    Raises:
        AmtError: The address makes no sense, or no program listens there.
    """
    try:
        parts = urlsplit(address if "://" in address else f"tcp://{address}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or not port:
        raise AmtError(
            Sentence('"{address}" is not the address of a Dask scheduler.', address=address),
            "Give one such as tcp://192.168.1.5:8786.",
        )
    try:
        socket.create_connection((host, port), timeout=_CONNECT_TIMEOUT_SEC).close()
    except OSError as error:
        raise _no_scheduler(address) from error


def _no_scheduler(address: str) -> AmtError:
    return AmtError(
        Sentence("No Dask scheduler answers at {address}.", address=address),
        "Start one with `dask scheduler`, workers with `dask worker tcp://HOST:8786`.",
    )


@contextlib.contextmanager
def _dask(scheduler: str) -> Generator[Workers]:
    try:
        from distributed import Client
    except ImportError as error:
        raise AmtError(
            "Work on several machines needs Dask.", how_to_install("amt-desktop[cluster]")
        ) from error
    _check_scheduler(scheduler)
    try:
        client = Client(scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise _no_scheduler(scheduler) from error
    with client:
        threads: Any = client.nthreads()  # a coroutine only for a client that is asynchronous
        number = sum(threads.values())
        if not number:
            raise AmtError(
                Sentence("The Dask scheduler at {scheduler} has no workers.", scheduler=scheduler),
                Sentence("Start some with `dask worker {scheduler}`.", scheduler=scheduler),
            )
        # Functions without effects, whose results may be lost with a worker and made again.
        yield Workers(executor=client.get_executor(pure=False), num_workers=number)
