"""The controllers, bends and programs of each track, in time.

Every track has a voice of its own in the synthesizer, also where tracks share a channel. A message
therefore goes to all tracks of its port and channel; where a track has messages of the same kind
itself, it follows only these, since files with more parts than channels use channels twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from amt_core.midi.channel_state import BANK_LSB, BANK_MSB, CHORUS, PAN, REVERB, VOLUME
from amt_core.midi.smf.smf_events import CONTROL_CHANGE, KEY_PRESSURE, PITCH_BEND, PROGRAM_CHANGE
from amt_core.music.event_table import EventTable
from amt_core.music.score import NO_PART, Score, Track
from amt_core.music.tempo_map import TempoMap

Message = tuple[int, int, int]
"""Status byte without its channel, and two data bytes, the second 0 where there is only one."""

_CHANNELS = 16
_CENTER = (0, 64)
_DATA_ENTRY = (6, 38)
_PARAMETER = (98, 99, 100, 101)
# What ends notes is in the lengths of the notes already.
_FIRST_MODE_CONTROL, _RESET_CONTROLS = 120, 121
BEND_RANGE_2: tuple[Message, ...] = tuple(
    (CONTROL_CHANGE, control, value) for control, value in ((101, 0), (100, 0), (6, 2), (38, 0))
)
# Where a controller stands before a file sets it, if not at 0 (General MIDI 2, RP-015).
_INITIAL = {8: 64, 11: 127, **dict.fromkeys(range(70, 80), 64)}
# One kind for the program and its banks, and one for registered parameters with their values.
_SOUND, _PARAMETERS = 0x1000, 0x1001


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedMessages:
    """Messages of one track at one time.

    Attributes:
        at_sec: When, from the start of the piece.
        track: Index of the track.
        messages: The messages, in order.
    """

    at_sec: float
    track: int
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MessageTable:
    """The messages of all tracks of a score as equally long columns, sorted by tick.

    Attributes:
        tick: (n,) int64, ticks from the start of the piece.
        track: (n,) int64, index of the track.
        message: (n, 3) uint8, status byte without its channel and two data bytes.
        kind: (n,) int64, what each message sets: two messages of one kind replace each other.
        tracks: The tracks.
    """

    tick: NDArray[np.int64]
    track: NDArray[np.int64]
    message: NDArray[np.uint8]
    kind: NDArray[np.int64]
    tracks: tuple[Track, ...]

    @classmethod
    def of_score(cls, score: Score) -> MessageTable:
        """The messages that the tracks of a score are played with."""
        events = _channel_messages(score.events)
        kind, slot = _kinds(events), _slots(score, events)
        part = events.part
        rows_of_track: list[NDArray[np.int64]] = []
        shifts: dict[int, list[int]] = {PAN: [], REVERB: [], CHORUS: []}
        factors: list[float] = []
        before = {} if score.source is None else {t.part: t for t in score.source.score.tracks}
        for track in score.tracks:
            rows = _rows_of(track, score, part=part, slot=slot, kind=kind)
            read = before.get(track.part, track)
            if (track.program, track.is_drum) != (read.program, read.is_drum):
                rows = rows[kind[rows] != _SOUND]
            rows_of_track.append(rows)
            factors.append(track.volume / max(read.volume, 1))
            shifts[PAN].append(track.pan - read.pan)
            shifts[REVERB].append(track.reverb - read.reverb)
            shifts[CHORUS].append(track.chorus - read.chorus)
        counts = [len(rows) for rows in rows_of_track]
        rows = np.concatenate([np.empty(0, dtype=np.int64), *rows_of_track])
        track = np.repeat(np.arange(len(counts)), counts)
        columns = [(events.status & 0xF0).astype(np.uint8), events.data1, events.data2]
        message = np.stack(columns, axis=1)[rows]
        # As in the file that is written: fades keep their course around the new level.
        loudness = np.rint(message[:, 2] * np.repeat(np.array(factors), counts)).astype(np.int64)
        moved = {VOLUME: loudness} | {
            control: message[:, 2] + np.repeat(np.array(of_track, dtype=np.int64), counts)
            for control, of_track in shifts.items()
        }
        for control, values in moved.items():
            is_it = (message[:, 0] == CONTROL_CHANGE) & (message[:, 1] == control)
            message[:, 2] = np.where(is_it, np.clip(values, 0, 127), message[:, 2])
        order = np.lexsort((rows, track, events.tick[rows]))
        return cls(
            tick=events.tick[rows][order],
            track=track[order],
            message=message[order],
            kind=kind[rows][order],
            tracks=score.tracks,
        )

    def __len__(self) -> int:
        return len(self.tick)

    def between(
        self, tempo: TempoMap, start_ticks: float, end_ticks: float
    ) -> Iterator[TimedMessages]:
        """The messages in `[start_ticks, end_ticks)`, in the order of time.

        Args:
            tempo: Turns ticks into seconds.
            start_ticks: First tick, a fraction where a slice ended between two.
            end_ticks: The tick after the last.
        """
        first, last = np.searchsorted(self.tick, (start_ticks, end_ticks)).tolist()
        if first == last:
            return
        tick, track = self.tick[first:last], self.track[first:last]
        is_new = (np.diff(tick, prepend=-1) != 0) | (np.diff(track, prepend=-1) != 0)
        edges = [*np.flatnonzero(is_new).tolist(), last - first]
        rows: list[Message] = [tuple(row) for row in self.message[first:last].tolist()]
        seconds = tempo.to_sec(tick).tolist()
        for begin, end in pairwise(edges):
            yield TimedMessages(
                at_sec=seconds[begin], track=int(track[begin]), messages=tuple(rows[begin:end])
            )

    def state_at(self, tick: float) -> Iterator[tuple[int, tuple[Message, ...]]]:
        """For each track with messages, the messages that restore everything it ever sets.

        What is set at `tick` itself comes with `between`.
        """
        num_before = int(np.searchsorted(self.tick, tick))
        kinds = np.unique(self.kind)
        setting = self.track * len(kinds) + np.searchsorted(kinds, self.kind)
        num_rows, num_settings = len(self), len(self.tracks) * len(kinds)
        # Of equal indices the last one stays.
        first = np.full(num_settings, num_rows)
        first[setting[::-1]] = np.arange(num_rows)[::-1]
        last = np.full(num_settings, -1)
        last[setting[:num_before]] = np.arange(num_before)
        found = np.argsort(first, kind="stable")[: int((first < num_rows).sum())]
        states: dict[int, list[Message]] = {}
        for index in found.tolist():
            track, kind = index // len(kinds), int(kinds[index % len(kinds)])
            # Of programs, banks and parameters the course counts, of all else the last value.
            if kind in (_SOUND, _PARAMETERS):
                known = np.flatnonzero(setting[:num_before] == index)
            else:
                known = last[index : index + 1][last[index : index + 1] >= 0]
            rows: list[Message] = [tuple(row) for row in self.message[known].tolist()]
            states.setdefault(track, []).extend(rows or self._initial(track, kind))
        for track in sorted(states):
            yield track, tuple(states[track])

    def _initial(self, track: int, kind: int) -> list[Message]:
        """The messages for what the file has not set yet."""
        own = self.tracks[track]
        status, number = kind >> 8, kind & 0xFF
        if kind == _SOUND:
            return [(PROGRAM_CHANGE, own.program, 0)]
        if kind == _PARAMETERS:
            return list(BEND_RANGE_2)
        if status == PITCH_BEND:
            return [(PITCH_BEND, *_CENTER)]
        if status != CONTROL_CHANGE:
            return [(status, number, 0)]
        levels = {
            **_INITIAL,
            VOLUME: own.volume,
            PAN: own.pan,
            REVERB: own.reverb,
            CHORUS: own.chorus,
        }
        return [(CONTROL_CHANGE, number, levels.get(number, 0))]


def _channel_messages(events: EventTable) -> EventTable:
    """The messages that change how notes sound."""
    status = events.status & 0xF0
    is_message = (events.status < 0xF0) & (status >= KEY_PRESSURE)
    is_control = status == CONTROL_CHANGE
    ends_notes = (events.data1 >= _FIRST_MODE_CONTROL) & (events.data1 != _RESET_CONTROLS)
    is_sane = (events.data1 < 128) & (events.data2 < 128)
    return events.select(is_message & is_sane & ~(is_control & ends_notes))


def _kinds(events: EventTable) -> NDArray[np.int64]:
    """(n,) what each message sets."""
    status = (events.status & 0xF0).astype(np.int64)
    data1 = events.data1.astype(np.int64)
    has_number = (status == CONTROL_CHANGE) | (status == KEY_PRESSURE)
    kind = status << 8 | np.where(has_number, data1, 0)
    is_control = status == CONTROL_CHANGE
    is_sound = (is_control & np.isin(data1, (BANK_MSB, BANK_LSB))) | (status == PROGRAM_CHANGE)
    is_parameter = is_control & np.isin(data1, (*_DATA_ENTRY, 96, 97, *_PARAMETER))
    return np.where(is_sound, _SOUND, np.where(is_parameter, _PARAMETERS, kind))


def _slots(score: Score, events: EventTable) -> NDArray[np.int64]:
    """(n,) port x 16 + channel of each message."""
    ports = np.array(score.source.ports if score.source else [], dtype=np.int64)
    port = np.zeros(len(events), dtype=np.int64)
    is_known = events.chunk < len(ports)
    port[is_known] = ports[events.chunk[is_known]]
    return port * _CHANNELS + (events.status & 0x0F)


def _rows_of(
    track: Track,
    score: Score,
    *,
    part: NDArray[np.int64],
    slot: NDArray[np.int64],
    kind: NDArray[np.int64],
) -> NDArray[np.int64]:
    """The messages that a track follows: its own, and its channel's where it has none of a kind."""
    if track.part == NO_PART:
        return np.empty(0, dtype=np.int64)
    is_own = part == track.part
    chunk, channel = divmod(track.part, _CHANNELS)
    if score.source is None or chunk >= len(score.source.ports):
        return np.flatnonzero(is_own)
    is_channel = slot == score.source.ports[chunk] * _CHANNELS + channel
    return np.flatnonzero(is_own | (is_channel & ~np.isin(kind, kind[is_own])))
