"""A MIDI port that sends messages when their time has come."""

from __future__ import annotations

import heapq
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from amt_core.midi.ports import PORT_ERRORS, Output
from amt_core.midi.smf.smf_events import CONTROL_CHANGE

NOTE_OFF, NOTE_ON = 0x80, 0x90
_ALL_NOTES_OFF = 123
# At one time, notes end before controllers change, and these change before notes begin.
_ENDS, _CHANGES, _BEGINS = 0, 1, 2

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, order=True)
class _Event:
    at_ms: float
    rank: int
    number: int
    data: tuple[int, ...] = field(compare=False)
    duration_ms: float = field(compare=False, default=0.0)


class TimedPort:
    """Keeps messages until their time has come and sends them then, on a thread of its own.

    Args:
        output: The port.
        clock_sec: A clock in seconds.
        start_sec: When its clock stands at 0 ms; now if None.
    """

    def __init__(
        self,
        output: Output,
        clock_sec: Callable[[], float] = time.perf_counter,
        *,
        start_sec: float | None = None,
    ) -> None:
        self._output, self._clock_sec = output, clock_sec
        self._start_sec = clock_sec() if start_sec is None else start_sec
        self._is_gone = False
        self._changed = threading.Condition()
        self._waiting: list[_Event] = []
        self._number = 0
        self._sounding: Counter[tuple[int, int]] = Counter()
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def start(self) -> None:
        """Starts the thread that sends."""
        self._thread = threading.Thread(target=self._run, name="MIDI port", daemon=True)
        self._thread.start()

    def now_ms(self) -> float:
        """Its clock."""
        return (self._clock_sec() - self._start_sec) * 1000

    def send(self, data: Sequence[int]) -> None:
        """Sends a message now."""
        with self._changed:
            self._send(data)

    def send_at(self, at_ms: float, data: Sequence[int]) -> None:
        """Sends a message that is no note at a time, at once if that is past."""
        self._add(at_ms, _CHANGES, data)

    def play_at(self, at_ms: float, data: Sequence[int], duration_ms: float) -> None:
        """Begins a note at a time, at once if that is past, and ends it when it has lasted."""
        self._add(at_ms, _BEGINS, data, duration_ms)

    def cancel(self) -> None:
        """Forgets what has not begun; sounding notes are released when they should."""
        with self._changed:
            self._waiting = [event for event in self._waiting if event.rank == _ENDS]
            heapq.heapify(self._waiting)

    def release(self, channels: Sequence[int]) -> None:
        """Forgets everything, and silences the sounding notes and these channels."""
        with self._changed:
            self._waiting = []
            for channel, pitch in self._sounding:
                self._send((NOTE_OFF | channel, pitch, 0))
            self._sounding.clear()
            for channel in channels:
                self._send((CONTROL_CHANGE | channel, _ALL_NOTES_OFF, 0))

    def close(self) -> None:
        """Gives the port back."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
        try:
            self._output.close_port()
        except PORT_ERRORS as error:
            _log.info("the MIDI port closes badly: %s", error)

    def send_due(self) -> float | None:
        """Sends all whose time has come; the seconds until the next, None if nothing waits."""
        with self._changed:
            now_ms = self.now_ms()
            while self._waiting and self._waiting[0].at_ms <= now_ms:
                self._play(heapq.heappop(self._waiting))
            return (self._waiting[0].at_ms - now_ms) / 1000 if self._waiting else None

    def _run(self) -> None:
        with self._changed:
            while not self._is_closed:
                self._changed.wait(self.send_due())

    def _play(self, event: _Event) -> None:
        if event.rank == _CHANGES:
            self._send(event.data)
            return
        status, pitch, _ = event.data
        note = (status & 0x0F, pitch)
        if event.rank == _BEGINS:
            self._sounding[note] += 1
            self._send(event.data)
            off = (NOTE_OFF | note[0], note[1], 0)
            self._add(event.at_ms + event.duration_ms, _ENDS, off)
        elif self._sounding[note] > 1:
            # The same pitch was struck again: only its last release silences it.
            self._sounding[note] -= 1
        else:
            del self._sounding[note]
            self._send(event.data)

    def _add(self, at_ms: float, rank: int, data: Sequence[int], duration_ms: float = 0.0) -> None:
        with self._changed:
            self._number += 1
            event = _Event(at_ms, rank, self._number, tuple(data), duration_ms)
            heapq.heappush(self._waiting, event)
            self._changed.notify()

    def _send(self, data: Sequence[int]) -> None:
        if self._is_gone:
            return
        try:
            self._output.send_message(list(data))
        except PORT_ERRORS as error:
            # The device was unplugged: the transport goes on, and the window says what happened.
            self._is_gone = True
            _log.warning("the MIDI port has gone: %s", error)
