"""The protocol of a synthesizer for the transport, and one that makes no sound."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from amt_core.audio.messages import Message
from amt_core.audio.mix import Room
from amt_core.music.score import Track
from amt_core.sentence import Sentence


class Synth(Protocol):
    """A synthesizer with a clock of its own, to which notes are given ahead of time.

    Every track of the score has a voice of its own, numbered as the tracks are. Times are
    milliseconds of the synthesizer's clock, which never stands still and never goes back.
    """

    @property
    def is_silent(self) -> bool:
        """True if it makes no sound."""
        ...

    @property
    def reason(self) -> str:
        """The reason why it is silent, with a remedy; empty if it is not."""
        ...

    @property
    def latency_ms(self) -> float:
        """The time from its clock to the sound."""
        ...

    def now_ms(self) -> float:
        """The clock."""
        ...

    def set_tracks(self, tracks: Sequence[Track]) -> None:
        """Gives every track its instrument and place; the volume is set apart from it."""
        ...

    def set_room(self, room: Room) -> None:
        """Sets the reverb that all tracks share, at once also while notes sound."""
        ...

    def set_volume(self, track: int, volume: int) -> None:
        """Sets how loud a track is from now on, 0..127."""
        ...

    def play_note(
        self, at_ms: float, *, track: int, pitch: int, velocity: int, duration_ms: float
    ) -> None:
        """Plays a note at a time, at once if that is past."""
        ...

    def play_messages(self, at_ms: float, *, track: int, messages: Sequence[Message]) -> None:
        """Changes controllers, bend or program of a track at a time, at once if that is past.

        Volumes (CC 7) are relative to the track's own: `set_volume` still sets how loud it is.
        """
        ...

    def note_on(self, *, track: int, pitch: int, velocity: int) -> None:
        """Begins a note now; for a keyboard that is played. It may be called on any thread."""
        ...

    def note_off(self, *, track: int, pitch: int) -> None:
        """Ends a note that was begun so. It may be called on any thread."""
        ...

    @property
    def has_clock(self) -> bool:
        """True if it wants MIDI clock, start, stop and song position."""
        ...

    def play_system(self, at_ms: float, message: Sequence[int]) -> None:
        """Sends a message of the MIDI system at a time, such as a clock."""
        ...

    def cancel_notes(self) -> None:
        """Forgets the notes that have not begun; sounding notes are released when they should."""
        ...

    def release_all(self) -> None:
        """Forgets all notes and releases the sounding ones."""
        ...

    def close(self) -> None:
        """Gives the sound device back; the synthesizer must not be used afterwards."""
        ...


class NullSynth:
    """A clock without sound, with which the playhead still moves.

    Args:
        reason: Why there is no sound.
        clock_sec: A clock in seconds.
    """

    is_silent = True
    latency_ms = 0.0
    has_clock = False

    def __init__(
        self,
        reason: str = Sentence("Sound is off."),
        clock_sec: Callable[[], float] = time.monotonic,
    ) -> None:
        self.reason = reason
        self._clock_sec = clock_sec
        self._start_sec = clock_sec()

    def now_ms(self) -> float:
        """Milliseconds since it was made."""
        return (self._clock_sec() - self._start_sec) * 1000

    def set_tracks(self, tracks: Sequence[Track]) -> None:
        """Does nothing."""

    def set_room(self, room: Room) -> None:
        """Does nothing."""

    def set_volume(self, track: int, volume: int) -> None:
        """Does nothing."""

    def play_note(
        self, at_ms: float, *, track: int, pitch: int, velocity: int, duration_ms: float
    ) -> None:
        """Does nothing."""

    def play_messages(self, at_ms: float, *, track: int, messages: Sequence[Message]) -> None:
        """Does nothing."""

    def note_on(self, *, track: int, pitch: int, velocity: int) -> None:
        """Does nothing."""

    def note_off(self, *, track: int, pitch: int) -> None:
        """Does nothing."""

    def play_system(self, at_ms: float, message: Sequence[int]) -> None:
        """Does nothing."""

    def cancel_notes(self) -> None:
        """Does nothing."""

    def release_all(self) -> None:
        """Does nothing."""

    def close(self) -> None:
        """Does nothing."""
