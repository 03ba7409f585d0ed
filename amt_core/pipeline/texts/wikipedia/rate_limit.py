"""One rate limit for requests from several threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

MAX_WAIT_SEC = 300.0
"""The longest time that a server can make the client wait at once."""


class StoppedError(Exception):
    """The request is no longer wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock and a way to wait.

    Attributes:
        now: Seconds since any moment.
        sleep: Waits for that many seconds; None waits in a way that `RateLimit.stop` ends.
    """

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] | None = None


class RateLimit:
    """Gives each request its turn; turns are a fixed time apart, whichever thread asks.

    Args:
        requests_per_sec: The most requests per second.
        clock: The clock.
    """

    def __init__(self, requests_per_sec: float, clock: Clock) -> None:
        self._interval_sec = 1.0 / requests_per_sec
        self._clock = clock
        self._lock = threading.Lock()
        self._next_at_sec = float("-inf")
        self._stopped = threading.Event()

    def wait(self) -> None:
        """Waits for the next turn.

        Raises:
            StoppedError: `stop` was called.
        """
        with self._lock:
            now = self._clock.now()
            at_sec = max(now, self._next_at_sec)
            self._next_at_sec = at_sec + self._interval_sec
        self._sleep(at_sec - now)
        if self._stopped.is_set():
            raise StoppedError

    def hold(self, seconds: float) -> None:
        """Moves the next turn, as the server asks for it."""
        seconds = min(max(seconds, 0.0), MAX_WAIT_SEC)
        with self._lock:
            self._next_at_sec = max(self._next_at_sec, self._clock.now() + seconds)

    def stop(self) -> None:
        """Ends all waiting, now and later."""
        self._stopped.set()

    def _sleep(self, seconds: float) -> None:
        if seconds <= 0:
            return
        if self._clock.sleep is None:
            self._stopped.wait(seconds)
        else:
            self._clock.sleep(seconds)
