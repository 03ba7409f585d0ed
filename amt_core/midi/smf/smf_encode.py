"""Events as the bytes of a Standard MIDI File."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from amt_core.midi.smf.smf_events import META, META_END_OF_TRACK, SYSEX, SYSEX_CONTINUED

_MAX_DELTA_TICKS = 2**28 - 1
_EMPTY_TEXT = bytes([META, 1, 0])


class Event(NamedTuple):
    """One event of a track to write.

    Attributes:
        tick: Ticks of the file from the start of the track.
        status: Status byte; 0xFF for a meta event.
        data: Data bytes; for a meta event its type and then its content; for a system exclusive
            message what follows its length.
    """

    tick: int
    status: int
    data: bytes


def meta(tick: int, kind: int, content: bytes) -> Event:
    """A meta event."""
    return Event(tick, META, bytes([kind]) + content)


def encode_track(events: Iterable[Event], end_tick: int) -> bytes:
    """A whole track chunk with the events, which ascend in time.

    Args:
        events: The events but the end of track.
        end_tick: Where the track ends, unless its last event is later.
    """
    body = bytearray()
    tick, running = 0, 0
    for event in events:
        if event.tick - tick > _MAX_DELTA_TICKS:
            tick, running = _bridge(body, tick, event.tick), 0
        body += variable_length(event.tick - tick)
        tick = event.tick
        if event.status == META:
            body += bytes([META, event.data[0]]) + variable_length(len(event.data) - 1)
            body += event.data[1:]
            running = 0
        elif event.status in (SYSEX, SYSEX_CONTINUED):
            body.append(event.status)
            body += variable_length(len(event.data)) + event.data
            running = 0
        else:
            if event.status != running:
                body.append(event.status)
                running = event.status
            body += event.data
    tick = _bridge(body, tick, end_tick)
    body += variable_length(max(end_tick - tick, 0)) + bytes([META, META_END_OF_TRACK, 0])
    return encode_chunk(b"MTrk", bytes(body))


def _bridge(body: bytearray, tick: int, end_tick: int) -> int:
    """Adds empty texts over a time that no single number can say, and returns where they end."""
    while end_tick - tick > _MAX_DELTA_TICKS:
        body += variable_length(_MAX_DELTA_TICKS) + _EMPTY_TEXT
        tick += _MAX_DELTA_TICKS
    return tick


def encode_chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of any kind."""
    return kind + len(body).to_bytes(4) + body


def encode_header(kind: int, num_tracks: int, division: bytes) -> bytes:
    """The first chunk of a file."""
    return encode_chunk(b"MThd", kind.to_bytes(2) + num_tracks.to_bytes(2) + division)


def variable_length(value: int) -> bytes:
    """A number in groups of seven bits, the highest first."""
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(value & 0x7F | 0x80)
    return bytes(reversed(groups))
