"""The bytes of a Standard MIDI File as chunks and columns of events, without refusing anything.

Follows *Standard MIDI Files 1.0* (MMA, 1988). Where the bytes break its rules the walk goes on with
the most likely meaning, as a player does, so that damage costs as few notes as possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from amt_core.music.source_file import Chunk, FileEvents

NOTE_OFF, NOTE_ON = 0x80, 0x90
KEY_PRESSURE, CONTROL_CHANGE, PROGRAM_CHANGE = 0xA0, 0xB0, 0xC0
CHANNEL_PRESSURE, PITCH_BEND = 0xD0, 0xE0
SYSEX, SYSEX_CONTINUED, META = 0xF0, 0xF7, 0xFF
META_TEXT, META_TRACK_NAME, META_INSTRUMENT_NAME = 0x01, 0x03, 0x04
META_LYRIC, META_MARKER = 0x05, 0x06
META_CHANNEL_PREFIX, META_PORT, META_END_OF_TRACK = 0x20, 0x21, 0x2F
META_TEMPO, META_TIME_SIGNATURE, META_KEY_SIGNATURE = 0x51, 0x58, 0x59

# Data bytes after each status: of channel messages by high nibble, of system ones by whole byte.
NUM_DATA_BYTES = {0x80: 2, 0x90: 2, 0xA0: 2, 0xB0: 2, 0xC0: 1, 0xD0: 1, 0xE0: 2}
_NUM_SYSTEM_DATA_BYTES = {0xF1: 1, 0xF2: 2, 0xF3: 1}

_SMPTE_FRAMES_PER_SEC = {24: 24.0, 25: 25.0, 29: 30 / 1.001, 30: 30.0}
_HEAD_BYTES = 8
END_OF_TRACK = b"\xff\x2f"
_CHUNK_KIND = re.compile(rb"[A-Za-z]{4}")
_MAX_VARIABLE_BYTES = 4
# Columns for every byte are padded by the longest channel message with its delta time.
_PADDING = 8
# More bytes than any file has: a step of that length ends a run.
_ENDS_RUN = 2**30
_STRIDE_DOUBLINGS = 3
_STRIDE = 2**_STRIDE_DOUBLINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The content of the first chunk.

    Attributes:
        format: 0, 1 or 2.
        num_tracks: How many tracks the file says it has.
        division: The two bytes that say the resolution.
        ticks_per_quarter: Resolution; for SMPTE time, of a quarter note at 120 a minute.
        is_smpte: True if ticks are parts of film frames, so that tempo events mean nothing.
        start: Index of its first byte.
        end: Index of the first byte after it.
    """

    format: int
    num_tracks: int
    division: bytes
    ticks_per_quarter: int
    is_smpte: bool
    start: int
    end: int


def _bytes_after_delta() -> NDArray[np.int64]:
    """(256,) for each first byte after a delta time, the bytes of a message of two data bytes."""
    length = np.full(256, 3, dtype=np.int64)
    length[:0x80] = 2
    length[PROGRAM_CHANGE:PITCH_BEND] = _ENDS_RUN
    length[SYSEX:] = _ENDS_RUN
    return length


_BYTES_AFTER_DELTA = _bytes_after_delta()


def bytes_among(values: Iterable[int]) -> NDArray[np.bool_]:
    """(256,) which bytes are among some values: a table that is quicker than `np.isin`."""
    table = np.zeros(256, dtype=np.bool_)
    table[list(values)] = True
    return table


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
            division=(480).to_bytes(2),
            ticks_per_quarter=480,
            is_smpte=False,
            start=first_track,
            end=first_track,
        )
    fields = data[start + 4 : start + 14].ljust(10, b"\0")
    length = int.from_bytes(fields[:4])
    division = int.from_bytes(fields[8:])
    if division & 0x8000:
        frames_per_sec = _SMPTE_FRAMES_PER_SEC.get(256 - (division >> 8), 25.0)
        ticks_per_quarter = round(frames_per_sec * (division & 0xFF) / 2)
    else:
        ticks_per_quarter = division
    return Header(
        format=int.from_bytes(fields[4:6]),
        num_tracks=int.from_bytes(fields[6:8]),
        division=fields[8:] if ticks_per_quarter else (480).to_bytes(2),
        ticks_per_quarter=ticks_per_quarter or 480,
        is_smpte=bool(division & 0x8000) and ticks_per_quarter > 0,
        start=start,
        end=start + _HEAD_BYTES + (length if 6 <= length <= 64 else 6),
    )


def find_chunks(data: bytes, header: Header) -> tuple[Chunk, ...]:
    """The chunks after the header.

    Tracks beyond the number that the header announces count only if they follow without a gap. A
    length that leads nowhere is not believed: the chunk then ends where the next track begins.
    """
    chunks: list[Chunk] = []
    num_tracks = 0
    position = header.end
    while position + _HEAD_BYTES <= len(data):
        kind = data[position : position + 4]
        if kind == b"MThd":
            break
        body = position + _HEAD_BYTES
        end = body + int.from_bytes(data[position + 4 : body])
        is_track = kind == b"MTrk"
        if not is_track and (_CHUNK_KIND.fullmatch(kind) is None or end > len(data)):
            if num_tracks >= max(header.num_tracks, 1):
                break
            position = data.find(b"MTrk", position)
            if position < 0:
                break
            continue
        if is_track and not _is_end_believable(data, body, end):
            next_track = data.find(b"MTrk", body)
            end = next_track if next_track >= 0 else len(data)
        chunks.append(Chunk(kind=kind, start=body, end=end))
        num_tracks += is_track
        position = end
    return tuple(chunks)


def is_cut_off(data: bytes, chunks: tuple[Chunk, ...]) -> bool:
    """True if the last track has fewer bytes than it announces, and no end."""
    if not chunks or not chunks[-1].is_track:
        return False
    last = chunks[-1]
    num_announced = int.from_bytes(data[last.start - 4 : last.start])
    has_end = END_OF_TRACK in data[last.start : last.end]
    return last.start + num_announced > len(data) and not has_end


def _is_end_believable(data: bytes, body: int, end: int) -> bool:
    if end > len(data):
        return False
    following = data[end : end + 4]
    return (
        not following
        or _CHUNK_KIND.fullmatch(following) is not None
        or (end - body > len(END_OF_TRACK) and data[end - 3 : end - 1] == END_OF_TRACK)
    )


@dataclass(slots=True)
class _Walk:
    """The events that the walk through the bytes has found, by where their delta times begin.

    Attributes:
        singles: Events that were found one by one.
        strides: Events that begin a run of `_STRIDE` messages of two data bytes each.
        messages: Event -> where a channel message's status or, under running status, its data
            begins; only where the walk had to look.
        others: Event -> status, meta type, start and end of the content of all other events.
        implied_ends: Ends of tracks that stand nowhere, by where their tracks end.
    """

    singles: list[int] = field(default_factory=list[int])
    strides: list[int] = field(default_factory=list[int])
    messages: dict[int, int] = field(default_factory=dict[int, int])
    others: dict[int, tuple[int, int, int, int]] = field(
        default_factory=dict[int, tuple[int, int, int, int]]
    )
    implied_ends: list[int] = field(default_factory=list[int])


def parse_events(data: bytes, chunks: tuple[Chunk, ...], *, max_ticks: int) -> FileEvents:
    """The events of all tracks; each track is closed by an end of track even if it has none.

    Stray data bytes are passed over. Running status goes on after meta and system exclusive events,
    as players have it. Events after `max_ticks` are left out.
    """
    content = np.frombuffer(data + bytes(2 * _PADDING), dtype=np.uint8)
    num_delta_bytes = _num_variable_bytes(content)
    # For each byte as the start of an event, the start of the next one, if this is a channel
    # message of two data bytes and the last one was of that kind too; else the last place, which
    # leads to itself. Places past the bytes lead there as well.
    last = len(num_delta_bytes) - 1
    message = np.arange(len(num_delta_bytes)) + num_delta_bytes
    step = message + _BYTES_AFTER_DELTA.take(content.take(message))
    step[len(data) :] = last
    np.minimum(step, last, out=step)
    # Python's loop is the slow part, so it takes runs of messages in strides.
    stride = step
    for _ in range(_STRIDE_DOUBLINGS):
        stride = stride.take(stride)
    walk = _Walk()
    tracks = [(chunk.start, min(chunk.end, len(data))) for chunk in chunks if chunk.is_track]
    for start, end in tracks:
        _walk_track(data, (step.data, stride.data), walk, start, end)
    places = _event_places(walk, step)
    return _columns(content, num_delta_bytes, places, walk, tracks=tracks, max_ticks=max_ticks)


def _walk_track(
    data: bytes, steps: tuple[memoryview, memoryview], walk: _Walk, start: int, end: int
) -> None:
    """Adds the events of one track body to the walk, the last of them an end of track."""
    step, stride = steps
    single, many = walk.singles.append, walk.strides.append
    position, num_running = start, 0
    while position < end:
        if num_running == 2:
            while (after := stride[position]) <= end:
                many(position)
                position = after
            # A message that does not end within the track is none.
            while (after := step[position]) <= end:
                single(position)
                position = after
            if position >= end:
                break
        delta = position
        _, position = _variable_length(data, delta, end)
        if not num_running:
            # Data bytes without a status belong to nothing; the next status byte begins an event.
            while position < end and data[position] < 0x80:
                position += 1
        if position >= end:
            break
        status = data[position]
        if status < 0xF0:
            if status >= 0x80:
                num_running = NUM_DATA_BYTES[status & 0xF0]
                stop = position + 1 + num_running
            else:
                stop = position + num_running
            if stop > end:
                break
            walk.messages[delta] = position
            single(delta)
            position = stop
            continue
        position += 1
        kind = 0
        if status == META:
            kind = data[position] if position < end else META_END_OF_TRACK
            if kind == META_END_OF_TRACK:
                walk.others[delta] = (META, META_END_OF_TRACK, end, end)
                single(delta)
                return
            position += 1
        if status in (SYSEX, SYSEX_CONTINUED, META):
            length, position = _variable_length(data, position, end)
        else:
            length = _NUM_SYSTEM_DATA_BYTES.get(status, 0)
        walk.others[delta] = (status, kind, position, min(position + length, end))
        single(delta)
        position += length
    walk.others[end] = (META, META_END_OF_TRACK, end, end)
    walk.implied_ends.append(end)
    single(end)


def _event_places(walk: _Walk, step: NDArray[np.int64]) -> NDArray[np.int64]:
    """(n,) where the delta time of each event begins, ascending."""
    is_event = np.zeros(len(step), dtype=np.bool_)
    is_event[walk.singles] = True
    run = np.array(walk.strides, dtype=np.int64)
    for _ in range(_STRIDE if len(run) else 0):
        is_event[run] = True
        run = step.take(run)
    return np.flatnonzero(is_event)


def _columns(
    content: NDArray[np.uint8],
    num_delta_bytes: NDArray[np.uint8],
    delta_at: NDArray[np.int64],
    walk: _Walk,
    *,
    tracks: list[tuple[int, int]],
    max_ticks: int,
) -> FileEvents:
    """The walk as columns: delta times summed up, running status filled in."""
    num_rows = len(delta_at)
    edges = np.searchsorted(delta_at, [*(start for start, _ in tracks), 2**31 - 1])
    num_events = np.diff(edges)
    implied_rows = np.searchsorted(delta_at, walk.implied_ends)
    length = num_delta_bytes.take(delta_at)
    delta = (content.take(delta_at) & 0x7F).astype(np.int64)
    for extra in range(1, _MAX_VARIABLE_BYTES):
        has_more = np.flatnonzero(length > extra)
        if not len(has_more):
            break
        delta[has_more] = delta[has_more] << 7 | content.take(delta_at[has_more] + extra) & 0x7F
    # An end of track that stands nowhere has no delta time.
    delta[implied_rows] = 0
    first_rows = edges[:-1]
    total = np.cumsum(delta)
    tick = total - np.repeat(total[first_rows] - delta[first_rows], num_events)

    num_others = len(walk.others)
    other_rows = np.searchsorted(delta_at, np.fromiter(walk.others, np.int64, num_others))
    others = np.array(list(walk.others.values()), dtype=np.int32).reshape(-1, 4)
    is_message = np.ones(num_rows, dtype=np.bool_)
    is_message[other_rows] = False
    message_at = delta_at + length
    if num_messages := len(walk.messages):
        rows = np.searchsorted(delta_at, np.fromiter(walk.messages, np.int64, num_messages))
        message_at[rows] = np.fromiter(walk.messages.values(), np.int64, num_messages)
    rows = np.flatnonzero(is_message)
    at = message_at.take(rows)
    byte = content.take(at)
    has_status = byte >= 0x80
    # The first message of every track has a status byte, so that none runs on from track to track.
    status_from = np.maximum.accumulate(np.where(has_status, np.arange(len(rows)), 0))
    message_status = byte.take(status_from) if len(rows) else byte
    start = np.empty(num_rows, dtype=np.int32)
    stop = np.empty(num_rows, dtype=np.int32)
    status = np.empty(num_rows, dtype=np.uint8)
    data1 = np.empty(num_rows, dtype=np.uint8)
    begin = at + has_status
    is_short = (message_status & 0xE0) == PROGRAM_CHANGE
    start[rows], stop[rows] = begin, begin + 2 - is_short
    status[rows], data1[rows] = message_status, content.take(begin)
    status[other_rows], data1[other_rows] = others[:, 0], others[:, 1]
    start[other_rows], stop[other_rows] = others[:, 2], others[:, 3]

    events = FileEvents(
        chunk=np.repeat(np.arange(len(num_events), dtype=np.int32), num_events),
        tick=tick,
        status=status,
        data1=data1,
        start=start,
        stop=stop,
    )
    return _cut(events, max_ticks) if num_rows and int(tick.max()) > max_ticks else events


def _cut(events: FileEvents, max_ticks: int) -> FileEvents:
    """The events up to a tick, with every end of track at that tick at the latest."""
    is_end = (events.status == META) & (events.data1 == META_END_OF_TRACK)
    kept = (events.tick <= max_ticks) | is_end
    last = np.zeros(int(events.chunk[-1]) + 1, dtype=np.int64)
    in_time = events.tick <= max_ticks
    np.maximum.at(last, events.chunk[in_time], events.tick[in_time])
    tick = np.where(in_time, events.tick, last[events.chunk])
    return FileEvents(
        chunk=events.chunk[kept],
        tick=tick[kept],
        status=events.status[kept],
        data1=events.data1[kept],
        start=events.start[kept],
        stop=events.stop[kept],
        lost=int(np.count_nonzero(~kept)),
    )


def _num_variable_bytes(content: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """For each byte but the last ones, the length of the variable-length number there."""
    goes_on = (content >> 7).astype(np.uint8, copy=False)
    num_bytes = len(content) - _PADDING
    reaches = goes_on[:num_bytes]
    length = reaches + np.uint8(1)
    for offset in range(1, _MAX_VARIABLE_BYTES - 1):
        reaches = reaches & goes_on[offset : offset + num_bytes]
        length += reaches
    return length


def _variable_length(data: bytes, position: int, end: int) -> tuple[int, int]:
    """The number that starts at `position` (at most four bytes), and the index after it."""
    value = 0
    for index in range(position, min(position + _MAX_VARIABLE_BYTES, end)):
        byte = data[index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, index + 1
    return value, min(position + _MAX_VARIABLE_BYTES, end)
