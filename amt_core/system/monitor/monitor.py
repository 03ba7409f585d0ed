"""Samples the machine from a thread while stages run."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Protocol, Self

from amt_core.progress import Advanced, Progress, Started
from amt_core.system.monitor.alerts import Alert, AlertWatch, Work
from amt_core.system.monitor.machine import MachineProbe
from amt_core.system.monitor.sample import Sample
from amt_core.system.monitor.usage import StageUsage

logger = logging.getLogger(__name__)

_RATE_WINDOW_SEC = 30.0
_WARM_UP_SEC = 5.0
# The rate that a stage reaches in this time after its start is its expected rate.
_LEARN_UNTIL_SEC = 60.0
_HISTORY = 600


class Probe(Protocol):
    """A source of samples."""

    def read(self, *, at_sec: float, stage: str = "") -> Sample:
        """The state of the machine now."""
        ...

    def close(self) -> None:
        """Releases its resources."""
        ...


class Monitor:
    """Samples at a steady interval; callbacks come from its thread, or from `tick` in the caller's.

    Args:
        on_sample: Gets every sample.
        on_alert: Gets every alert when it begins.
        interval_sec: Between two samples.
        probe: The source of samples; by default this machine.
        now: The clock, in seconds.

    Attributes:
        usage: The resources used by each stage, by name.
        history: The last ten minutes of samples at one a second.
    """

    def __init__(
        self,
        *,
        on_sample: Callable[[Sample], None] | None = None,
        on_alert: Callable[[Alert], None] | None = None,
        interval_sec: float = 1.0,
        probe: Probe | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.usage: dict[str, StageUsage] = {}
        self.history: deque[Sample] = deque(maxlen=_HISTORY)
        self._on_sample, self._on_alert = on_sample, on_alert
        self._interval_sec, self._now = interval_sec, now
        self._probe: Probe = probe or MachineProbe()
        self._lock = threading.Lock()
        self._watch = AlertWatch()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.begin("")

    def begin(self, stage: str, *, expected_rate: float | None = None) -> None:
        """Samples belong to this stage from now on; an empty name is no stage.

        Args:
            stage: Its name.
            expected_rate: Items per second that this machine should reach; without it, what the
                stage itself reaches in its first minute.
        """
        with self._lock:
            self._stage, self._expected_rate = stage, expected_rate
            self._began_sec = self._last_sign_sec = self._now()
            self._is_learning = expected_rate is None
            self._is_remote, self._unit = False, ""
            self._steps: deque[tuple[float, int]] = deque()

    def note(self, event: Progress) -> None:
        """Records a progress event of the running stage."""
        with self._lock:
            self._last_sign_sec = self._now()
            if isinstance(event, Advanced) and event.done >= event.total > 0:
                # What follows, such as writing, is not slow work on further items.
                self._steps.clear()
            elif isinstance(event, Advanced):
                self._steps.append((self._last_sign_sec, event.done))
                # One step older than the window stays, so that slow steps have a rate as well.
                while self._last_sign_sec - self._steps[1 % len(self._steps)][0] > _RATE_WINDOW_SEC:
                    self._steps.popleft()
            elif isinstance(event, Started):
                # Another part of the work, which counts from 0.
                self._steps.clear()
                self._is_remote, self._unit = event.is_remote, event.unit

    def tick(self) -> Sample:
        """Takes one sample now."""
        with self._lock:
            at_sec, stage, work = self._now(), self._stage, self._work()
        sample = self._probe.read(at_sec=at_sec, stage=stage)
        self.history.append(sample)
        self.usage.setdefault(stage, StageUsage(stage=stage)).add(sample)
        if self._on_sample is not None:
            self._on_sample(sample)
        for alert in self._watch.observe(sample, work):
            logger.warning("%s %s", alert.message, alert.remedy)
            if self._on_alert is not None:
                self._on_alert(alert)
        return sample

    def start(self) -> None:
        """Begins to sample in a thread."""
        assert self._thread is None
        self._thread = threading.Thread(target=self._run, daemon=True, name="monitor")
        self._thread.start()

    def stop(self) -> None:
        """Takes a last sample, ends the thread and closes the graphics driver library.

        Does nothing the second time.
        """
        if self._stop.is_set():
            return
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        # Work shorter than the interval needs a sample as well.
        self._try_tick()
        self._probe.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self) -> None:
        while not self._stop.wait(self._interval_sec):
            self._try_tick()

    def _try_tick(self) -> None:
        try:
            self.tick()
        except Exception:  # the monitor must not disturb the work
            logger.exception("a sample could not be taken")

    def _work(self) -> Work:
        now = self._now()
        if not self._stage:
            return Work()
        rate = None
        is_warm = now - self._began_sec >= _WARM_UP_SEC
        if len(self._steps) > 1 and is_warm and not self._is_remote:
            first_sec, first = self._steps[0]
            rate = (self._steps[-1][1] - first) / max(now - first_sec, 1e-6)
            if self._is_learning and now - self._began_sec <= _LEARN_UNTIL_SEC:
                self._expected_rate = max(rate, self._expected_rate or 0.0)
        return Work(
            rate=rate,
            expected_rate=self._expected_rate,
            unit=self._unit,
            silent_sec=now - self._last_sign_sec,
        )
