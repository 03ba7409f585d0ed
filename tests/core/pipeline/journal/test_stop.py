"""A run that is asked to stop at once is interrupted, however it was started."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from amt_core.pipeline.journal.stop import StopAfter, StopWatcher, request_stop


@pytest.fixture
def ignores_interrupts() -> Iterator[None]:
    """A process that a shell script has started in the background ignores Ctrl+C."""
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, previous)


@pytest.mark.usefixtures("ignores_interrupts")
def test_a_run_in_the_background_of_a_script_stops_at_once(tmp_path: Path) -> None:
    def run() -> None:
        with StopWatcher(tmp_path):
            request_stop(tmp_path, StopAfter.STEP)
            time.sleep(20)

    with pytest.raises(KeyboardInterrupt):
        run()


def test_a_request_for_the_end_of_the_stage_interrupts_nothing(tmp_path: Path) -> None:
    with StopWatcher(tmp_path) as watcher:
        assert not watcher.stops_after_stage
        request_stop(tmp_path, StopAfter.STAGE)
        assert watcher.stops_after_stage
