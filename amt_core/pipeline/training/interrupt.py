"""Ctrl+C and SIGTERM during training: the step that runs is finished and kept."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Generator
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interruption:
    """A request to end, which a signal may have brought.

    Attributes:
        signal_number: The signal that asked; 0 while none did.
    """

    signal_number: int = 0

    def raise_if_requested(self) -> None:
        """Ends the program as the signal would have.

        Raises:
            KeyboardInterrupt: Ctrl+C asked.
            SystemExit: SIGTERM asked; the status is 128 + its number, as shells have it.
        """
        if self.signal_number == signal.SIGINT:
            raise KeyboardInterrupt
        if self.signal_number:
            raise SystemExit(128 + self.signal_number)


@contextlib.contextmanager
def deferred_signals() -> Generator[Interruption]:
    """Records the first signal instead of ending at once; the second one ends at once.

    Outside the main thread, where Python sets no handlers, nothing is deferred.
    """
    interruption = Interruption()
    if threading.current_thread() is not threading.main_thread():
        yield interruption
        return
    previous = {number: signal.getsignal(number) for number in _SIGNALS}

    def record(number: int, _: FrameType | None) -> None:
        interruption.signal_number = number
        restore()

    def restore() -> None:
        for number, handler in previous.items():
            signal.signal(number, handler or signal.SIG_DFL)

    for number in _SIGNALS:
        signal.signal(number, record)
    try:
        yield interruption
    finally:
        restore()
