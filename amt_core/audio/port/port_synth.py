"""A synthesizer behind a MIDI port: notes go to a DAW or an instrument on the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from amt_core.audio.messages import Message
from amt_core.audio.mix import Room
from amt_core.audio.port.port_process import PortProcess
from amt_core.audio.port.timed_port import NOTE_OFF, NOTE_ON
from amt_core.audio.synth import NullSynth, Synth
from amt_core.errors import AmtError
from amt_core.midi.channel_state import CHORUS, PAN, REVERB, VOLUME
from amt_core.midi.channels import assign_channels
from amt_core.midi.smf.smf_events import CONTROL_CHANGE, PROGRAM_CHANGE
from amt_core.music.score import Track

_CHANNEL_PRESSURE = 0xD0


class Port(Protocol):
    """A MIDI port with a clock, to which messages are given ahead of time; see `TimedPort`."""

    def now_ms(self) -> float:
        """Its clock."""
        ...

    def send(self, data: Sequence[int]) -> None:
        """Sends a message now."""
        ...

    def send_at(self, at_ms: float, data: Sequence[int]) -> None:
        """Sends a message that is no note at a time, at once if that is past."""
        ...

    def play_at(self, at_ms: float, data: Sequence[int], duration_ms: float) -> None:
        """Begins a note at a time, at once if that is past, and ends it when it has lasted."""
        ...

    def cancel(self) -> None:
        """Forgets what has not begun; sounding notes are released when they should."""
        ...

    def release(self, channels: Sequence[int]) -> None:
        """Forgets everything, and silences the sounding notes and these channels."""
        ...

    def close(self) -> None:
        """Gives the port back."""
        ...


class PortSynth:
    """A `Synth` that sends MIDI messages when their time has come.

    Args:
        port: The port.
        has_clock: True if MIDI clock, start, stop and song position are sent, too.
    """

    is_silent = False
    reason = ""
    latency_ms = 0.0

    def __init__(self, port: Port, *, has_clock: bool = False) -> None:
        self._port = port
        self.has_clock = has_clock
        self._channels: list[int] = []
        self._is_closed = False

    def now_ms(self) -> float:
        """The clock of the port."""
        return self._port.now_ms()

    def set_tracks(self, tracks: Sequence[Track]) -> None:
        """Gives every track a channel with its program and place.

        There is one port here: tracks that find no room on it play on the channels of others, whose
        sounds stay.
        """
        self._channels = [slot.channel for slot in assign_channels(tracks)]
        first: dict[int, Track] = {}
        for channel, track in zip(self._channels, tracks, strict=True):
            first.setdefault(channel, track)
        for channel, track in first.items():
            self._port.send((PROGRAM_CHANGE | channel, track.program))
            for control, level in (
                (PAN, track.pan),
                (REVERB, track.reverb),
                (CHORUS, track.chorus),
            ):
                self._port.send((CONTROL_CHANGE | channel, control, level))

    def set_room(self, room: Room) -> None:
        """Does nothing: the instrument behind the port has a room of its own."""

    def set_volume(self, track: int, volume: int) -> None:
        """Sets how loud a track is from now on, 0..127."""
        self._port.send((CONTROL_CHANGE | self._channels[track], VOLUME, volume))

    def play_note(
        self, at_ms: float, *, track: int, pitch: int, velocity: int, duration_ms: float
    ) -> None:
        """Plays a note at a time, at once if that is past."""
        self._port.play_at(at_ms, (NOTE_ON | self._channels[track], pitch, velocity), duration_ms)

    def play_messages(self, at_ms: float, *, track: int, messages: Sequence[Message]) -> None:
        """Changes controllers, bend or program of a track at a time, at once if that is past."""
        for status, *data in messages:
            has_one = status in (PROGRAM_CHANGE, _CHANNEL_PRESSURE)
            content = data[:1] if has_one else data
            self._port.send_at(at_ms, (status | self._channels[track], *content))

    def note_on(self, *, track: int, pitch: int, velocity: int) -> None:
        """Begins a note now."""
        self._port.send((NOTE_ON | self._channels[track], pitch, velocity))

    def note_off(self, *, track: int, pitch: int) -> None:
        """Ends a note now."""
        self._port.send((NOTE_OFF | self._channels[track], pitch, 0))

    def play_system(self, at_ms: float, message: Sequence[int]) -> None:
        """Sends a message of the MIDI system at a time, at once if that is past."""
        if not self.has_clock:
            return
        if at_ms > self.now_ms():
            self._port.send_at(at_ms, message)
        else:
            self._port.send(message)

    def cancel_notes(self) -> None:
        """Forgets the notes that have not begun; sounding notes are released when they should."""
        self._port.cancel()

    def release_all(self) -> None:
        """Forgets all notes and releases the sounding ones."""
        self._port.release(sorted(set(self._channels)))

    def close(self) -> None:
        """Releases everything and gives the port back."""
        if not self._is_closed:
            self._is_closed = True
            self.release_all()
            self._port.close()


def open_port_synth(name: str, *, has_clock: bool = False) -> Synth:
    """The synthesizer behind a MIDI port; silent with its reason if the port cannot be opened."""
    try:
        return PortSynth(PortProcess(name), has_clock=has_clock)
    except AmtError as error:
        return NullSynth(error.text)
