"""The sounds that the channels of a file play with: programs, banks, drum parts and levels.

A channel's state is the channel's and not the track's: programs often stand in the first track for
all the others. Where a track sets its own, that counts, since files with more parts than channels
have several instruments on one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.midi.smf.smf_events import (
    CHANNEL_PRESSURE,
    CONTROL_CHANGE,
    PROGRAM_CHANGE,
    SYSEX,
    bytes_among,
)
from amt_core.music.instruments.general_midi import DRUM_CHANNEL
from amt_core.music.score import DEFAULT_CHORUS, DEFAULT_REVERB
from amt_core.music.source_file import FileEvents

BANK_MSB, VOLUME, PAN, BANK_LSB = 0, 7, 10, 32
REVERB, CHORUS = 91, 93
DEFAULT_VOLUME, DEFAULT_PAN = 100, 64

_IS_READ = bytes_among((BANK_MSB, VOLUME, PAN, REVERB, CHORUS))
_CHANNELS = 16
_GM2_DRUM_BANK, _GM2_MELODIC_BANK = 120, 121
_XG_DRUM_BANKS = (126, 127)
_XG_ON = bytes.fromhex("43 10 4c 00 00 7e 00")
# Roland's "use for rhythm part" (SC-55 manual): its address has the part, its data the drum map.
_GS_HEAD = bytes.fromhex("41 10 42 12 40")
_GS_RHYTHM_ADDRESS = 0x15

Change = tuple[int, int]
"""When, by a key that orders all events of a file in time, and to what value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The sound that most notes of a part are played with.

    Attributes:
        program: The program, or for drums the kit.
        is_drum: True for a drum part.
        volume: Channel volume (CC 7).
        pan: Stereo position (CC 10).
        reverb: Send to the reverb (CC 91).
        chorus: Send to the chorus (CC 93).
    """

    program: int
    is_drum: bool
    volume: int
    pan: int
    reverb: int
    chorus: int


class ChannelState:
    """Programs, banks, volume and pan of every channel of a file over time.

    Args:
        data: The bytes of the file.
        events: Its events.
        keys: Their `time_keys`.
        ports: The port of each track.
    """

    def __init__(
        self, data: bytes, events: FileEvents, keys: NDArray[np.int64], ports: list[int]
    ) -> None:
        self._ports = ports
        rows = np.flatnonzero(
            (events.status >= CONTROL_CHANGE) & (events.status < CHANNEL_PRESSURE)
        )
        is_wanted = (events.status[rows] >= PROGRAM_CHANGE) | _IS_READ[events.data1[rows]]
        rows = rows[is_wanted]
        # (part, what) -> changes, and the same for each port and channel.
        self._of_part: dict[tuple[int, int], list[Change]] = defaultdict(list)
        self._of_channel: dict[tuple[int, int], list[Change]] = defaultdict(list)
        for key, row, chunk, status, data1 in zip(
            keys[rows].tolist(),
            rows.tolist(),
            events.chunk[rows].tolist(),
            events.status[rows].tolist(),
            events.data1[rows].tolist(),
            strict=True,
        ):
            channel = status & 0x0F
            if status & 0xF0 == PROGRAM_CHANGE:
                what, value = PROGRAM_CHANGE, data1
            else:
                what, value = data1, data[events.start[row] + 1]
            if value > 127:
                continue
            self._of_part[chunk * _CHANNELS + channel, what].append((key, value))
            self._of_channel[ports[chunk] * _CHANNELS + channel, what].append((key, value))
        for changes in self._of_channel.values():
            changes.sort()
        self._is_xg, self._rhythm = _modes(data, events)

    def sound(self, part: int, onsets: NDArray[np.int64]) -> Sound:
        """The sound that most notes of a part are played with.

        Args:
            part: Chunk x 16 + channel.
            onsets: (notes,) when they start, by `time_keys`, ascending.
        """
        key, program = self._most_used(part, PROGRAM_CHANGE, onsets, 0)
        return Sound(
            program=program,
            is_drum=self._is_drum(part, key),
            volume=self._most_used(part, VOLUME, onsets, DEFAULT_VOLUME)[1],
            pan=self._most_used(part, PAN, onsets, DEFAULT_PAN)[1],
            reverb=self._most_used(part, REVERB, onsets, DEFAULT_REVERB)[1],
            chorus=self._most_used(part, CHORUS, onsets, DEFAULT_CHORUS)[1],
        )

    def _changes(self, part: int, what: int) -> list[Change]:
        own = self._of_part.get((part, what))
        if own:
            return own
        channel = self._ports[part // _CHANNELS] * _CHANNELS + part % _CHANNELS
        return self._of_channel.get((channel, what), [])

    def _most_used(
        self, part: int, what: int, onsets: NDArray[np.int64], default: int
    ) -> tuple[int, int]:
        """The time at which the value was set under which most notes start, and the value."""
        changes = self._changes(part, what)
        if not changes:
            return 0, default
        keys = [key for key, _ in changes]
        first = bisect_right(keys, int(onsets[0]))
        if first == len(keys):
            return changes[-1]
        in_force = np.bincount(np.searchsorted(keys, onsets, side="right"))
        index = int(in_force.argmax())
        if index:
            return changes[index - 1]
        # Set in a later track, but at the same tick, so that it sounds from the first note on.
        if keys[0] >> _ROW_BITS == int(onsets[0]) >> _ROW_BITS and not self._is_own(part, what):
            return changes[0]
        return 0, default

    def _is_own(self, part: int, what: int) -> bool:
        return (part, what) in self._of_part

    def _is_drum(self, part: int, key: int) -> bool:
        """True if a part plays drums under the program that was set at a time."""
        channel = part % _CHANNELS
        banks = self._changes(part, BANK_MSB)
        index = bisect_right(banks, (key, 128)) - 1
        bank = banks[index][1] if index >= 0 else 0
        if bank == _GM2_DRUM_BANK or (self._is_xg and bank in _XG_DRUM_BANKS):
            return True
        if channel in self._rhythm:
            return self._rhythm[channel]
        return channel == DRUM_CHANNEL and bank != _GM2_MELODIC_BANK


_ROW_BITS = 24


def time_keys(events: FileEvents) -> NDArray[np.int64]:
    """(n,) int64: keys that order the events of all tracks in time, at one tick by their row."""
    return events.tick << _ROW_BITS | np.arange(len(events))


def _modes(data: bytes, events: FileEvents) -> tuple[bool, dict[int, bool]]:
    """True if XG is switched on, and the channels that GS messages set: channel -> is drums."""
    is_xg = False
    rhythm: dict[int, bool] = {}
    for row in np.flatnonzero(events.status == SYSEX).tolist():
        content = data[events.start[row] : events.stop[row]]
        is_xg = is_xg or content.startswith(_XG_ON)
        if content.startswith(_GS_HEAD) and len(content) >= len(_GS_HEAD) + 3:
            part, address, value = content[len(_GS_HEAD) : len(_GS_HEAD) + 3]
            if part & 0xF0 == 0x10 and address == _GS_RHYTHM_ADDRESS:
                rhythm[_gs_channel(part & 0x0F)] = value > 0
    return is_xg, rhythm


def _gs_channel(part: int) -> int:
    """The channel of a GS part: part 0 is channel 10, parts 1 to 9 are the channels 1 to 9."""
    if part == 0:
        return DRUM_CHANNEL
    return part - 1 if part <= DRUM_CHANNEL else part
