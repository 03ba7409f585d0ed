"""A request to stop a run: a file in its work folder, which works across processes and systems."""

from __future__ import annotations

import _thread
import contextlib
import signal
import threading
from enum import StrEnum
from pathlib import Path
from typing import Self

_STOP_FILE = "stop-request"
_INTERVAL_SEC = 0.5


class StopAfter(StrEnum):
    """The moment at which a run stops."""

    STEP = "step"
    STAGE = "stage"


def request_stop(work_folder: Path, after: StopAfter) -> None:
    """Asks the run in a folder to stop after its present step, or after its present stage."""
    (work_folder / _STOP_FILE).write_text(after, encoding="utf-8")


def requested_stop(work_folder: Path) -> StopAfter | None:
    """The request in a folder; None if there is none."""
    try:
        return StopAfter((work_folder / _STOP_FILE).read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None


class StopWatcher:
    """Looks for a request while a block lasts; one to stop at once interrupts the main thread.

    Requests from before the block are removed.

    Args:
        work_folder: The folder of the run.
    """

    def __init__(self, work_folder: Path) -> None:
        self._folder = work_folder
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="watches for a stop")

    @property
    def stops_after_stage(self) -> bool:
        """True if the run is to stop at the end of its present stage."""
        return requested_stop(self._folder) is not None

    def __enter__(self) -> Self:
        self._remove()
        is_main = threading.current_thread() is threading.main_thread()
        if is_main and signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            # What a shell script starts in the background ignores Ctrl+C, and so do its children.
            signal.signal(signal.SIGINT, signal.default_int_handler)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()
        self._remove()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            (self._folder / _STOP_FILE).unlink(missing_ok=True)

    def _watch(self) -> None:
        while not self._is_over.wait(_INTERVAL_SEC):
            if requested_stop(self._folder) is StopAfter.STEP:
                _interrupt_main_thread()
                return


def _interrupt_main_thread() -> None:
    main = threading.main_thread().ident
    assert main is not None
    if hasattr(signal, "pthread_kill"):
        # To this thread, so that a blocking read in it is interrupted.
        signal.pthread_kill(main, signal.SIGINT)
    else:
        _thread.interrupt_main()  # seen when the read returns, with the next event
