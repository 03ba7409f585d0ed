"""A composed score as a Standard MIDI File of type 1.

Follows *Standard MIDI Files 1.0*: the first track conducts (tempo, meter, key, markers), then
comes one named track per part. Texts, such as chord symbols, stand in the first track.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from amt_core.midi.channel_state import BANK_LSB, BANK_MSB, CHORUS, PAN, REVERB, VOLUME
from amt_core.midi.channels import Slot, assign_channels
from amt_core.midi.smf.smf_encode import Event, encode_header, encode_track, meta
from amt_core.midi.smf.smf_events import (
    CONTROL_CHANGE,
    META,
    META_KEY_SIGNATURE,
    META_LYRIC,
    META_MARKER,
    META_PORT,
    META_TEMPO,
    META_TIME_SIGNATURE,
    META_TRACK_NAME,
    NOTE_OFF,
    NOTE_ON,
    PROGRAM_CHANGE,
)
from amt_core.midi.text.text_encoding import UTF_8, encode_text
from amt_core.music.event_table import EventTable
from amt_core.music.meter import TICKS_PER_QUARTER, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import DEFAULT_CHORUS, DEFAULT_REVERB, NO_PART, Score, Track
from amt_core.music.tempo_map import MAX_MICROS_PER_QUARTER
from amt_core.music.theory import Key

# At one tick a release comes before an onset, or a repeated note would be cut at once. What stands
# in a file already comes between what is put in front of it and what is put behind it.
RELEASE, STATE, SOURCE, LATE_RELEASE, ONSET = range(5)

_RELEASE_VELOCITY = 64
_CHANNELS = 16
# Later than every place of a note.
_NEVER = 2**62

FileTicks = Callable[[int], int]
"""Turns ticks of the score into ticks of a file."""


class Placed(NamedTuple):
    """An event with its place among the events of one tick.

    Attributes:
        order: `RELEASE`, `STATE`, `SOURCE`, `LATE_RELEASE` or `ONSET`.
        event: The event.
    """

    order: int
    event: Event


def new_file(score: Score) -> bytes:
    """The bytes of a type 1 file with 480 ticks to the quarter.

    Notes of one pitch that overlap in a track cannot be told apart in MIDI: the earlier one ends
    where the later begins. Notes that begin together are all written.
    """
    length_ticks = score.length_ticks
    chunks = [encode_track(in_order(_conductor(score)), length_ticks)]
    slots = assign_channels(score.tracks)
    has_ports = any(slot.port for slot in slots)
    singers = _first_of_chunks(score.tracks)
    verses = _chunks_of_verses(score)
    for index, slot in enumerate(slots):
        events = track_events(score, index, slot, has_port=has_ports, file_ticks=int)
        if index in singers:
            own = score.events.select(score.events.chunk == score.tracks[index].part // _CHANNELS)
            events = in_order([*(Placed(SOURCE, e) for e in events), *_metas(own)])
        chunks.append(encode_track(events, length_ticks))
        for verse in verses.get(index, []):
            own = score.events.select(score.events.chunk == verse)
            chunks.append(encode_track(in_order(_metas(own)), length_ticks))
    return encode_header(1, len(chunks), TICKS_PER_QUARTER.to_bytes(2)) + b"".join(chunks)


def _chunks_of_verses(score: Score) -> dict[int, list[int]]:
    """Track -> the chunks with words that come behind it and have no notes: its later verses."""
    events = score.events
    is_lyric = (events.status == META) & (events.data1 == META_LYRIC)
    own = {track.part // _CHANNELS: index for index, track in enumerate(score.tracks)}
    verses: dict[int, list[int]] = defaultdict(list)
    for chunk in np.unique(events.chunk[is_lyric]).tolist():
        before = [other for other in own if NO_PART < other < chunk]
        if chunk not in own and before:
            verses[own[max(before)]].append(chunk)
    return verses


def track_events(
    score: Score,
    index: int,
    slot: Slot,
    *,
    has_port: bool,
    sets_sound: bool = True,
    file_ticks: FileTicks,
) -> list[Event]:
    """The events of a track that stands in no file yet, in order.

    Args:
        score: The score.
        index: The track.
        slot: Where it plays.
        has_port: True to name the port.
        sets_sound: False if its channel has its sound already.
        file_ticks: Turns ticks of the score into ticks of the file.
    """
    track = score.tracks[index]
    placed = [
        *_head(track, slot, has_port=has_port, sets_sound=sets_sound),
        *_events_of_part(score.events, track.part, slot.channel, file_ticks),
        *_notes(score.notes.of_track(index), slot.channel, file_ticks),
    ]
    return in_order(placed)


def in_order(placed: Iterable[Placed]) -> list[Event]:
    """The events in time; at one tick in their order."""
    return [one.event for one in sorted(placed, key=lambda one: (one.event.tick, one.order))]


def tempo_event(tick: int, bpm: float) -> Event:
    """The event that sets a tempo."""
    micros = min(round(60e6 / bpm), MAX_MICROS_PER_QUARTER)
    return meta(tick, META_TEMPO, micros.to_bytes(3))


def time_signature_event(tick: int, signature: TimeSignature) -> Event:
    """The event that sets a time signature."""
    # A click for each beat that is felt; 24 MIDI clocks are a quarter note.
    clocks_per_click = max(signature.beat_ticks * 24 // TICKS_PER_QUARTER, 1)
    power = signature.denominator.bit_length() - 1
    return meta(tick, META_TIME_SIGNATURE, bytes([signature.numerator, power, clocks_per_click, 8]))


def key_event(tick: int, key: Key) -> Event:
    """The event that sets a key signature."""
    sharps = key.num_sharps.to_bytes(1, signed=True)
    return meta(tick, META_KEY_SIGNATURE, sharps + bytes([key.mode == "minor"]))


def text_event(tick: int, kind: int, text: str, encoding: str = UTF_8) -> Event:
    """A name, marker or other text."""
    return meta(tick, kind, encode_text(text, encoding))


def control_event(tick: int, channel: int, control: int, value: int) -> Event:
    """The event that sets a controller."""
    return Event(tick, CONTROL_CHANGE | channel, bytes([control, value]))


def program_events(track: Track, channel: int) -> list[Event]:
    """The events at the beginning that set the sound of a track."""
    return [
        control_event(0, channel, BANK_MSB, 0),
        control_event(0, channel, BANK_LSB, 0),
        Event(0, PROGRAM_CHANGE | channel, bytes([track.program])),
    ]


def note_events(
    channel: int, pitch: int, velocity: int, onset: int, release: int
) -> tuple[Placed, Placed]:
    """The two events of a note."""
    return (
        Placed(ONSET, Event(onset, NOTE_ON | channel, bytes([pitch, velocity]))),
        Placed(RELEASE, release_event(channel, pitch, release)),
    )


def release_event(channel: int, pitch: int, tick: int) -> Event:
    """The event that ends a note."""
    return Event(tick, NOTE_OFF | channel, bytes([pitch, _RELEASE_VELOCITY]))


def _conductor(score: Score) -> Iterable[Placed]:
    bar_starts: list[int] = score.bar_starts_ticks.tolist()
    if score.title:
        yield Placed(STATE, text_event(0, META_TRACK_NAME, score.title))
    for tick, bpm in score.tempo.changes:
        yield Placed(STATE, tempo_event(tick, bpm))
    for bar, signature in score.meter.changes:
        if bar < score.num_bars:
            yield Placed(STATE, time_signature_event(bar_starts[bar], signature))
    for change in score.keys:
        if change.bar < score.num_bars:
            yield Placed(STATE, key_event(bar_starts[change.bar], change.key))
    for marker in score.markers:
        yield Placed(STATE, text_event(marker.tick, META_MARKER, marker.text))
    events = score.events.window(0, bar_starts[-1])
    of_tracks = [score.tracks[index].part // _CHANNELS for index in _first_of_chunks(score.tracks)]
    verses = [chunk for chunks in _chunks_of_verses(score).values() for chunk in chunks]
    yield from _metas(events.select(~np.isin(events.chunk, [*of_tracks, *verses])))


def _head(track: Track, slot: Slot, *, has_port: bool, sets_sound: bool) -> Sequence[Placed]:
    """Everything that has to be known before the first note."""
    events = [text_event(0, META_TRACK_NAME, track.label)]
    if has_port:
        events.append(meta(0, META_PORT, bytes([slot.port])))
    if sets_sound:
        events += _sound_events(track, slot.channel)
    return [Placed(STATE, event) for event in events]


def _sound_events(track: Track, channel: int) -> list[Event]:
    events = [
        *program_events(track, channel),
        control_event(0, channel, VOLUME, track.volume),
        control_event(0, channel, PAN, track.pan),
    ]
    if track.reverb != DEFAULT_REVERB:
        events.append(control_event(0, channel, REVERB, track.reverb))
    if track.chorus != DEFAULT_CHORUS:
        events.append(control_event(0, channel, CHORUS, track.chorus))
    return events


def _events_of_part(
    events: EventTable, part: int, channel: int, file_ticks: FileTicks
) -> Iterable[Placed]:
    """The channel messages of a track's events."""
    if part == NO_PART or not len(events):
        return
    own = events.select(events.part == part)
    for row, (tick, status) in enumerate(zip(own.tick.tolist(), own.status.tolist(), strict=True)):
        event = Event(file_ticks(tick), status & 0xF0 | channel, own.content(row))
        yield Placed(STATE, event)


def _first_of_chunks(tracks: Sequence[Track]) -> list[int]:
    """The tracks that have the texts of their chunk: the first one of each."""
    first: dict[int, int] = {}
    for index, track in enumerate(tracks):
        if track.part != NO_PART:
            first.setdefault(track.part // _CHANNELS, index)
    return list(first.values())


def _metas(events: EventTable) -> Iterable[Placed]:
    for row in np.flatnonzero(events.status == META).tolist():
        content = events.content(row)
        yield Placed(STATE, meta(int(events.tick[row]), int(events.data1[row]), content))


def _notes(notes: NoteTable, channel: int, file_ticks: FileTicks) -> Iterable[Placed]:
    """Onsets and releases of one track's notes.

    No note of a pitch sounds when a later one begins. Notes that begin together stay, the shortest
    first, as the first release ends the first of them.
    """
    rows = notes.select(np.lexsort((notes.duration_ticks, notes.onset_ticks, notes.pitch)))
    place = rows.pitch.astype(np.int64) << 32 | rows.onset_ticks
    following = np.searchsorted(place, place, side="right")
    has_following = following < len(place)
    later = np.where(has_following, place[np.minimum(following, len(place) - 1)], _NEVER)
    end = np.minimum(rows.end_ticks, later - (rows.pitch.astype(np.int64) << 32))
    for note, end_tick in zip(rows.rows(), end.tolist(), strict=True):
        onset = file_ticks(note.onset_ticks)
        release = max(file_ticks(end_tick), onset + 1)
        yield from note_events(channel, note.pitch, note.velocity, onset, release)
