"""Damaged or unusual MIDI files rewritten as plain ones, with all the notes that can be saved."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from itertools import islice

from amt_core.midi.smf_events import (
    CONTROL_CHANGE,
    META,
    META_END_OF_TRACK,
    META_KEY_SIGNATURE,
    META_MARKER,
    META_TEMPO,
    META_TIME_SIGNATURE,
    META_TRACK_NAME,
    NOTE_OFF,
    NOTE_ON,
    PROGRAM_CHANGE,
    Event,
    Header,
    decode_text,
    track_events,
    track_spans,
)

_TEXTS = (META_TRACK_NAME, META_MARKER)
# Shortest content with which a meta event still says something.
_MIN_META_BYTES = {META_TEMPO: 3, META_TIME_SIGNATURE: 2, META_KEY_SIGNATURE: 2}
_CONTROLLERS = (7, 10)
_MAX_CHUNKS = 0xFFFF


def repair(data: bytes, header: Header, *, max_ticks: int) -> bytes:
    """The same music as a clean file: notes, programs, volume, pan, texts, tempo, meter and key.

    Text becomes UTF-8, SMPTE time becomes quarter notes at 120 a minute, notes that are never
    released end a quarter note later or with their track, everything after `max_ticks` goes.
    """
    tracks = [
        _encode(_cleaned(track_events(data, start, end, max_ticks=max_ticks), header))
        for start, end in islice(track_spans(data, header.end), _MAX_CHUNKS)
    ]
    kind = 1 if len(tracks) > 1 else min(header.format, 1)
    fields = (kind, len(tracks), min(header.ticks_per_quarter, 0x7FFF))
    head = b"MThd" + (6).to_bytes(4) + b"".join(field.to_bytes(2) for field in fields)
    return head + b"".join(tracks)


def _cleaned(events: Iterable[Event], header: Header) -> list[Event]:
    """The events worth keeping, every note released, in the order of time, with an end of track."""
    kept: list[Event] = []
    sounding: dict[tuple[int, int], deque[int]] = defaultdict(deque)
    last_tick = 0
    for event in events:
        last_tick = event.tick
        kind = event.status & 0xF0
        if event.status == META:
            meta = _cleaned_meta(event, header)
            if meta is not None:
                kept.append(meta)
        elif kind in (NOTE_ON, NOTE_OFF):
            pitch, velocity = event.data[0], min(event.data[1], 127)
            if pitch > 127:
                continue
            onsets = sounding[event.status & 0x0F, pitch]
            if kind == NOTE_ON and velocity:
                onsets.append(event.tick)
            elif onsets:
                onsets.popleft()
            else:
                continue
            kept.append(Event(event.tick, event.status, bytes([pitch, velocity])))
        elif event.data[0] <= 127 and (
            kind == PROGRAM_CHANGE
            or (kind == CONTROL_CHANGE and event.data[0] in _CONTROLLERS and event.data[1] <= 127)
        ):
            kept.append(event)
    for (channel, pitch), onsets in sounding.items():
        for onset in onsets:
            release = min(max(last_tick, onset + 1), onset + header.ticks_per_quarter)
            kept.append(Event(release, NOTE_OFF | channel, bytes([pitch, 0])))
    kept.sort(key=lambda event: event.tick)
    end_tick = max(last_tick, kept[-1].tick) if kept else last_tick
    return [*kept, Event(end_tick, META, bytes([META_END_OF_TRACK]))]


def _cleaned_meta(event: Event, header: Header) -> Event | None:
    kind, content = event.data[0], event.data[1:]
    if kind in _TEXTS:
        text = decode_text(content).encode("utf-8")
        return Event(event.tick, META, bytes([kind]) + text)
    if kind not in _MIN_META_BYTES or len(content) < _MIN_META_BYTES[kind]:
        return None
    return None if kind == META_TEMPO and header.is_smpte else event


def _encode(events: Iterable[Event]) -> bytes:
    """One whole track chunk."""
    body = bytearray()
    tick = 0
    for event in events:
        body += _variable_length(event.tick - tick)
        tick = event.tick
        body.append(event.status)
        if event.status == META:
            body.append(event.data[0])
            body += _variable_length(len(event.data) - 1) + event.data[1:]
        else:
            body += event.data
    return b"MTrk" + len(body).to_bytes(4) + bytes(body)


def _variable_length(value: int) -> bytes:
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(value & 0x7F | 0x80)
    return bytes(reversed(groups))
