"""The bytes of a Standard MIDI File as chunks and events, read without ever refusing anything.

Follows *Standard MIDI Files 1.0* (MMA, 1988). Where the bytes break its rules the walk goes on with
the most likely meaning, as a player does, so that damage costs as few notes as possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

NOTE_OFF, NOTE_ON = 0x80, 0x90
CONTROL_CHANGE, PROGRAM_CHANGE = 0xB0, 0xC0
META = 0xFF
META_TRACK_NAME, META_MARKER, META_END_OF_TRACK = 0x03, 0x06, 0x2F
META_TEMPO, META_TIME_SIGNATURE, META_KEY_SIGNATURE = 0x51, 0x58, 0x59

# Data bytes after each status: of channel messages by high nibble, of system ones by whole byte.
_NUM_DATA_BYTES = {0x80: 2, 0x90: 2, 0xA0: 2, 0xB0: 2, 0xC0: 1, 0xD0: 1, 0xE0: 2}
_NUM_SYSTEM_DATA_BYTES = {0xF1: 1, 0xF2: 2, 0xF3: 1}

_SMPTE_FRAMES_PER_SEC = {24: 24.0, 25: 25.0, 29: 30 / 1.001, 30: 30.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands in the first chunk.

    Attributes:
        format: 0, 1 or 2.
        num_tracks: How many tracks the file says it has.
        ticks_per_quarter: Resolution; for SMPTE time, of a quarter note at 120 a minute.
        is_smpte: Whether ticks are parts of film frames, so that tempo events mean nothing.
        start: Index of its first byte.
        end: Index of the first byte after it.
    """

    format: int
    num_tracks: int
    ticks_per_quarter: int
    is_smpte: bool
    start: int
    end: int


class Event(NamedTuple):
    """One event of a track; there are too many of them for anything slower than a tuple.

    Attributes:
        tick: Ticks from the start of the track.
        status: Status byte; 0xFF for a meta event.
        data: Data bytes; for a meta event its type and then its content.
    """

    tick: int
    status: int
    data: bytes


def read_header(data: bytes) -> Header | None:
    """The header of a file, wherever it begins (RIFF wrappers put bytes before it).

    Returns:
        None if the bytes contain neither a header nor a track. A file whose header is lost but
        whose tracks are there gets the usual one.
    """
    start = data.find(b"MThd")
    if start < 0:
        first_track = data.find(b"MTrk")
        if first_track < 0:
            return None
        return Header(
            format=1,
            num_tracks=0,
            ticks_per_quarter=480,
            is_smpte=False,
            start=first_track,
            end=first_track,
        )
    field = data[start + 4 : start + 14].ljust(10, b"\0")
    length = int.from_bytes(field[:4])
    division = int.from_bytes(field[8:])
    if division & 0x8000:
        frames_per_sec = _SMPTE_FRAMES_PER_SEC.get(256 - (division >> 8), 25.0)
        ticks_per_quarter = round(frames_per_sec * (division & 0xFF) / 2)
    else:
        ticks_per_quarter = division
    return Header(
        format=int.from_bytes(field[4:6]),
        num_tracks=int.from_bytes(field[6:8]),
        ticks_per_quarter=ticks_per_quarter or 480,
        is_smpte=bool(division & 0x8000),
        start=start,
        end=start + 8 + (length if 6 <= length <= 64 else 6),
    )


def track_spans(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """First and last + 1 byte of the body of every track from `start` on.

    A length that leads into nowhere is not believed: the track then ends where the next begins.
    """
    position = data.find(b"MTrk", start)
    while position >= 0:
        body = position + 8
        end = body + int.from_bytes(data[position + 4 : body])
        following = data[end : end + 4]
        if end > len(data) or (following and not re.fullmatch(rb"[A-Za-z]{4}", following)):
            next_track = data.find(b"MTrk", body)
            end = next_track if next_track >= 0 else len(data)
        yield min(body, len(data)), end
        position = data.find(b"MTrk", end)


def track_events(data: bytes, start: int, end: int, *, max_ticks: int) -> Iterator[Event]:
    """The events of one track body, closed by an end of track even if the bytes have none.

    System exclusive and system messages are passed over; stray data bytes too. The walk stops
    before the first event that lies after `max_ticks`.
    """
    position, tick, running = start, 0, 0
    while position < end:
        delta, position = _variable_length(data, position, end)
        if tick + delta > max_ticks:
            break
        tick += delta
        if not running:
            # Data bytes without a status belong to nothing; the next status byte begins an event.
            while position < end and data[position] < 0x80:
                position += 1
        if position >= end:
            break
        status = running
        if data[position] >= 0x80:
            status = data[position]
            position += 1
        if status < 0xF0:
            running = status
            stop = position + _NUM_DATA_BYTES[status & 0xF0]
            if stop > end:
                break
            yield Event(tick, status, data[position:stop])
            position = stop
        elif status == META:
            kind = data[position] if position < end else META_END_OF_TRACK
            if kind == META_END_OF_TRACK:
                break
            length, position = _variable_length(data, position + 1, end)
            yield Event(tick, META, bytes([kind]) + data[position : min(position + length, end)])
            position += length
        elif status in (0xF0, 0xF7):
            length, position = _variable_length(data, position, end)
            position += length
        else:
            position += _NUM_SYSTEM_DATA_BYTES.get(status, 0)
    yield Event(tick, META, bytes([META_END_OF_TRACK]))


def decode_text(raw: bytes) -> str:
    """Text of a name or marker: UTF-8, else Latin-1, as files of all ages have it."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def clean_text(text: str) -> str:
    """A name without control characters and surrounding blanks."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return text.strip()


def _variable_length(data: bytes, position: int, end: int) -> tuple[int, int]:
    """The number that starts at `position` (at most four bytes), and the index after it."""
    value = 0
    for index in range(position, min(position + 4, end)):
        byte = data[index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, index + 1
    return value, min(position + 4, end)
