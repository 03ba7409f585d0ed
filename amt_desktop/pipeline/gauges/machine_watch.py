"""Samples of the machine for the gauges, taken on a thread once a second while someone looks."""

from __future__ import annotations

import math
import shutil
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, Signal

from amt_core.system.monitor.alerts import Alert
from amt_core.system.monitor.gpus import Gpus
from amt_core.system.monitor.machine import MachineProbe
from amt_core.system.monitor.monitor import Monitor
from amt_core.system.monitor.sample import Sample
from amt_desktop.look.sentences import localized

HISTORY_SEC = 300.0
# A curve is a few hundred pixels wide; to draw every sample costs more than to take it.
_HISTORY_STEP_SEC = 3.0
_INTERVAL_SEC = 1.0
_TRAINING_INTERVAL_SEC = 0.5
# Finding the children of a process means a look at all processes of the machine.
_SEC_BETWEEN_SEARCHES = 5.0
_LOW_DISK_BYTES = 2 * 2**30
_CONTENTION_PERCENT = 50.0
_CONTENTION_SEC = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineState:
    """The machine at one moment, and our part of it.

    Attributes:
        at_sec: The time on a steady clock.
        sample: The machine.
        own_cpu_percent: The share of all cores that this program and its run use.
        own_memory_bytes: The memory that they hold.
        run_cpu_percent: The share of all cores that the run alone uses.
        run_memory_bytes: The memory of the run alone.
        swap_used_bytes: Swap in use by all programs.
        swap_total_bytes: Swap of the machine.
        disk_free_bytes: Room left on the disk of the work folder.
        disk_total_bytes: Size of that disk; 0 if it is not known.
    """

    at_sec: float
    sample: Sample
    own_cpu_percent: float = 0.0
    own_memory_bytes: int = 0
    run_cpu_percent: float = 0.0
    run_memory_bytes: int = 0
    swap_used_bytes: int = 0
    swap_total_bytes: int = 0
    disk_free_bytes: int = 0
    disk_total_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """Processor seconds and memory of our processes, and of the run's among them."""

    cpu_sec: float = 0.0
    num_bytes: int = 0
    run_cpu_sec: float = 0.0
    run_bytes: int = 0


class MachineWatch(QObject):
    """Samples while it is started; keeps five minutes of history.

    Signals:
        sampled: A MachineState.
        alerted: (message, remedy) of something that is wrong.
    """

    sampled = Signal(object)
    alerted = Signal(str, str)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history: deque[MachineState] = deque()
        self.no_gpu_reason = ""
        self._monitor: Monitor | None = None
        self._interval_sec = _INTERVAL_SEC
        self._run_pid = 0
        self._disk: Path | None = None
        self._processes: dict[int, psutil.Process] = {}
        self._me = psutil.Process()
        self._searched_at_sec = -math.inf
        self._last: tuple[float, _Use] | None = None
        self._disk_is_low = False
        self._contended_since_sec: float | None = None
        # Emitted by the monitor's thread, received in this one.
        self._arrived.connect(self.take)

    @property
    def is_running(self) -> bool:
        """True while samples are taken."""
        return self._monitor is not None

    def start(self) -> None:
        """Starts to sample; does nothing the second time."""
        if self._monitor is not None:
            return
        gpus = Gpus()
        self.no_gpu_reason = gpus.reason
        self._monitor = Monitor(
            on_sample=self._complete,
            on_alert=self._on_alert,
            interval_sec=self._interval_sec,
            probe=MachineProbe(gpus),
        )
        self._monitor.start()

    def stop(self) -> None:
        """Stops to sample, and waits for the thread."""
        if self._monitor is not None:
            self._monitor.stop()
            self._monitor = None

    def set_run(self, pid: int, *, is_training: bool) -> None:
        """Sets the process of the run, 0 for none; training is sampled twice as often."""
        if pid != self._run_pid:
            self._run_pid, self._searched_at_sec = pid, -math.inf
        interval_sec = _TRAINING_INTERVAL_SEC if is_training else _INTERVAL_SEC
        if interval_sec != self._interval_sec:
            self._interval_sec = interval_sec
            if self.is_running:
                self.stop()
                self.start()

    def set_disk(self, folder: Path | None) -> None:
        """Sets the folder whose disk is watched."""
        self._disk = folder

    # In the monitor's thread

    def _complete(self, sample: Sample) -> None:
        now = time.monotonic()
        use = self._own_use(now)
        percent = run_percent = 0.0
        if self._last is not None and now > self._last[0]:
            before_sec, before = self._last
            core_sec = (now - before_sec) * max(len(sample.cores_percent), 1)
            percent = 100.0 * max(use.cpu_sec - before.cpu_sec, 0.0) / core_sec
            run_percent = 100.0 * max(use.run_cpu_sec - before.run_cpu_sec, 0.0) / core_sec
        self._last = (now, use)
        swap = psutil.swap_memory()
        free, total = self._disk_room()
        self._arrived.emit(
            MachineState(
                at_sec=now,
                sample=sample,
                own_cpu_percent=min(percent, 100.0),
                own_memory_bytes=use.num_bytes,
                run_cpu_percent=min(run_percent, 100.0),
                run_memory_bytes=use.run_bytes,
                swap_used_bytes=int(swap.used),
                swap_total_bytes=int(swap.total),
                disk_free_bytes=free,
                disk_total_bytes=total,
            )
        )

    def _own_use(self, now_sec: float) -> _Use:
        me = self._me
        if now_sec - self._searched_at_sec >= _SEC_BETWEEN_SEARCHES:
            self._processes = self._run_processes()
            self._searched_at_sec = now_sec
        own, run = [0.0, 0], [0.0, 0]
        for process in (me, *self._processes.values()):
            try:
                with process.oneshot():
                    times, resident = process.cpu_times(), process.memory_info().rss
            except psutil.Error:
                continue  # it ended meanwhile
            part = own if process.pid == me.pid else run
            part[0] += times.user + times.system
            part[1] += resident
        return _Use(
            cpu_sec=own[0] + run[0],
            num_bytes=int(own[1] + run[1]),
            run_cpu_sec=run[0],
            run_bytes=int(run[1]),
        )

    def _run_processes(self) -> dict[int, psutil.Process]:
        if not self._run_pid:
            return {}
        try:
            parent = psutil.Process(self._run_pid)
            found = [parent, *parent.children(recursive=True)]
        except psutil.Error:
            return {}
        return {each.pid: self._processes.get(each.pid, each) for each in found}

    def _disk_room(self) -> tuple[int, int]:
        folder = self._disk
        while folder is not None and not folder.exists() and folder != folder.parent:
            folder = folder.parent
        if folder is None:
            return 0, 0
        try:
            usage = shutil.disk_usage(folder)
        except OSError:
            return 0, 0
        return usage.free, usage.total

    def _on_alert(self, alert: Alert) -> None:
        self.alerted.emit(localized(alert.message), localized(alert.remedy))

    # In the GUI thread

    def take(self, state: MachineState) -> None:
        """Adds a sample to the history and shows it to everyone who listens."""
        history = self.history
        if len(history) > 1 and state.at_sec - history[-2].at_sec <= _HISTORY_STEP_SEC:
            history[-1] = state
        else:
            history.append(state)
        while state.at_sec - self.history[0].at_sec > HISTORY_SEC:
            self.history.popleft()
        is_low = bool(state.disk_total_bytes) and state.disk_free_bytes < _LOW_DISK_BYTES
        if is_low and not self._disk_is_low:
            self.alerted.emit(
                self.tr("Less than 2 GiB are left on the disk of the work folder."),
                self.tr("Make room, or choose a work folder on another disk."),
            )
        self._disk_is_low = is_low
        self._look_for_contention(state)
        self.sampled.emit(state)

    def _look_for_contention(self, state: MachineState) -> None:
        """Alerts once when other programs hold the processor for a while during a run."""
        others = state.sample.cpu_percent - state.own_cpu_percent
        if not self._run_pid or others < _CONTENTION_PERCENT:
            self._contended_since_sec = None
            return
        if self._contended_since_sec is None:
            self._contended_since_sec = state.at_sec
        elif state.at_sec - self._contended_since_sec >= _CONTENTION_SEC:
            self._contended_since_sec = math.inf  # told; the next one after a pause
            self.alerted.emit(
                self.tr("Other programs use {0} % of the processor.").format(f"{others:.0f}"),
                self.tr("Close them, or expect the run to take longer."),
            )
