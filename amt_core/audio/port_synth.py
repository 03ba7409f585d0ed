"""A synthesizer behind a MIDI port: notes go to a DAW or an instrument on the desk."""

from __future__ import annotations

import heapq
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from amt_core.audio.messages import Message
from amt_core.audio.mix import Room
from amt_core.audio.synth import NullSynth, Synth
from amt_core.errors import AmtError
from amt_core.midi.channel_state import CHORUS, PAN, REVERB, VOLUME
from amt_core.midi.channels import assign_channels
from amt_core.midi.ports import PORT_ERRORS, Output, open_output_port
from amt_core.midi.smf.smf_events import CONTROL_CHANGE, PROGRAM_CHANGE
from amt_core.music.score import Track
from amt_core.system.machine.priority import ask_for_real_time

_NOTE_OFF, _NOTE_ON, _CHANNEL_PRESSURE = 0x80, 0x90, 0xD0
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


class PortSynth:
    """A `Synth` that sends MIDI messages when their time has come.

    Args:
        output: The port.
        clock_sec: A clock in seconds.
        has_clock: True if MIDI clock, start, stop and song position are sent, too.
    """

    is_silent = False
    reason = ""
    latency_ms = 0.0

    def __init__(
        self,
        output: Output,
        clock_sec: Callable[[], float] = time.monotonic,
        *,
        has_clock: bool = False,
    ) -> None:
        self._output, self._clock_sec = output, clock_sec
        self.has_clock = has_clock
        self._is_gone = False
        self._start_sec = clock_sec()
        self._changed = threading.Condition()
        self._waiting: list[_Event] = []
        self._number = 0
        self._channels: list[int] = []
        self._sounding: Counter[tuple[int, int]] = Counter()
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def start(self) -> None:
        """Starts the thread that sends."""
        self._thread = threading.Thread(target=self._run, name="MIDI port", daemon=True)
        self._thread.start()

    def now_ms(self) -> float:
        """Milliseconds since it was made."""
        return (self._clock_sec() - self._start_sec) * 1000

    def set_tracks(self, tracks: Sequence[Track]) -> None:
        """Gives every track a channel with its program and place.

        There is one port here: tracks that find no room on it play on the channels of others, whose
        sounds stay.
        """
        with self._changed:
            self._channels = [slot.channel for slot in assign_channels(tracks)]
            first: dict[int, Track] = {}
            for channel, track in zip(self._channels, tracks, strict=True):
                first.setdefault(channel, track)
            for channel, track in first.items():
                self._send((PROGRAM_CHANGE | channel, track.program))
                for control, level in (
                    (PAN, track.pan),
                    (REVERB, track.reverb),
                    (CHORUS, track.chorus),
                ):
                    self._send((CONTROL_CHANGE | channel, control, level))

    def set_room(self, room: Room) -> None:
        """Does nothing: the instrument behind the port has a room of its own."""

    def set_volume(self, track: int, volume: int) -> None:
        """Sets how loud a track is from now on, 0..127."""
        with self._changed:
            self._send((CONTROL_CHANGE | self._channels[track], VOLUME, volume))

    def play_note(
        self, at_ms: float, *, track: int, pitch: int, velocity: int, duration_ms: float
    ) -> None:
        """Plays a note at a time, at once if that is past."""
        data = (_NOTE_ON | self._channels[track], pitch, velocity)
        self._add(at_ms, _BEGINS, data, duration_ms)

    def play_messages(self, at_ms: float, *, track: int, messages: Sequence[Message]) -> None:
        """Changes controllers, bend or program of a track at a time, at once if that is past."""
        for status, *data in messages:
            has_one = status in (PROGRAM_CHANGE, _CHANNEL_PRESSURE)
            content = data[:1] if has_one else data
            self._add(at_ms, _CHANGES, (status | self._channels[track], *content))

    def note_on(self, *, track: int, pitch: int, velocity: int) -> None:
        """Begins a note now."""
        with self._changed:
            self._send((_NOTE_ON | self._channels[track], pitch, velocity))

    def note_off(self, *, track: int, pitch: int) -> None:
        """Ends a note now."""
        with self._changed:
            self._send((_NOTE_OFF | self._channels[track], pitch, 0))

    def play_system(self, at_ms: float, message: Sequence[int]) -> None:
        """Sends a message of the MIDI system at a time, at once if that is past."""
        if not self.has_clock:
            return
        if at_ms > self.now_ms():
            self._add(at_ms, _CHANGES, tuple(message))
            return
        with self._changed:
            self._send(message)

    def cancel_notes(self) -> None:
        """Forgets the notes that have not begun; sounding notes are released when they should."""
        with self._changed:
            self._waiting = [event for event in self._waiting if event.rank == _ENDS]
            heapq.heapify(self._waiting)

    def release_all(self) -> None:
        """Forgets all notes and releases the sounding ones."""
        with self._changed:
            self._waiting = []
            for channel, pitch in self._sounding:
                self._send((_NOTE_OFF | channel, pitch, 0))
            self._sounding.clear()
            for channel in sorted(set(self._channels)):
                self._send((CONTROL_CHANGE | channel, _ALL_NOTES_OFF, 0))

    def close(self) -> None:
        """Releases everything and gives the port back."""
        if self._is_closed:
            return
        self.release_all()
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
        ask_for_real_time()
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
            off = (_NOTE_OFF | note[0], note[1], 0)
            self._add(event.at_ms + event.duration_ms, _ENDS, off)
        elif self._sounding[note] > 1:
            # The same pitch was struck again: only its last release silences it.
            self._sounding[note] -= 1
        else:
            del self._sounding[note]
            self._send(event.data)

    def _add(
        self, at_ms: float, rank: int, data: tuple[int, ...], duration_ms: float = 0.0
    ) -> None:
        with self._changed:
            self._number += 1
            heapq.heappush(self._waiting, _Event(at_ms, rank, self._number, data, duration_ms))
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


def open_port_synth(name: str, *, has_clock: bool = False) -> Synth:
    """The synthesizer behind a MIDI port; silent with its reason if the port cannot be opened."""
    try:
        synth = PortSynth(open_output_port(name), has_clock=has_clock)
    except AmtError as error:
        return NullSynth(str(error))
    synth.start()
    return synth
