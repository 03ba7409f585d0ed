"""From the events of a file to a `Score`: one track for each chunk and channel with notes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.midi.channel_names import find_channel_names
from amt_core.midi.channel_state import ChannelState, time_keys
from amt_core.midi.frame import Extent, MetaEvent, read_keys, read_meter, read_tempo
from amt_core.midi.notes import PairedNotes, pair_notes, velocities
from amt_core.midi.smf.smf_events import (
    KEY_PRESSURE,
    META,
    META_END_OF_TRACK,
    META_KEY_SIGNATURE,
    META_MARKER,
    META_PORT,
    META_TEMPO,
    META_TIME_SIGNATURE,
    META_TRACK_NAME,
    Header,
    bytes_among,
    is_cut_off,
)
from amt_core.midi.text.text_encoding import clean_text, decode_text, find_encoding
from amt_core.music.event_table import EventTable
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Marker, Score, Track
from amt_core.music.source_file import NO_ROW, Chunk, FileEvents, SourceFile, to_480
from amt_core.sentence import Sentence

MAX_TRACKS = 1_000

FRAME_META = (
    META_TRACK_NAME,
    META_MARKER,
    META_END_OF_TRACK,
    META_TEMPO,
    META_TIME_SIGNATURE,
    META_KEY_SIGNATURE,
)
"""Meta events that the attributes of a score say; they are not among its `events`."""

_IS_FRAME = bytes_among(FRAME_META)
_CHANNELS = 16
_TRACK_SHIFT, _ONSET_SHIFT = 8, 24
_LAST_TEXT = 0x0F
# A drum that is never released sounds for a sixteenth note: its end means nothing.
_DRUM_TICKS = TICKS_PER_QUARTER // 4


def build_score(
    data: bytes, header: Header, chunks: tuple[Chunk, ...], events: FileEvents, *, called: str
) -> Score:
    """The score of the events of a file, in 480 ticks to the quarter.

    Args:
        data: The bytes of the file.
        header: Its header.
        chunks: Its chunks.
        events: All events of its tracks.
        called: What to call the file in messages.

    Raises:
        AmtError: The file has too many parts.
    """
    content = np.frombuffer(data, dtype=np.uint8)
    notes = pair_notes(content, events)
    ticks = to_480(events.tick, header.ticks_per_quarter)
    metas = _Metas(data, events, ticks)
    ports = metas.ports()
    encoding = metas.encoding()
    part_of_note = events.chunk[notes.onset_rows] * _CHANNELS + (
        events.status[notes.onset_rows] & 0x0F
    )
    has_part = np.bincount(part_of_note, minlength=1) > 0
    names_of_channels = find_channel_names(data, events)
    parts, place = _in_shown_order(np.flatnonzero(has_part), names_of_channels)
    track = place[(np.cumsum(has_part) - 1)[part_of_note]]
    if len(parts) > MAX_TRACKS:
        raise AmtError(
            Sentence(
                "{called} has {num_parts} parts; {most} is the most that can be shown.",
                called=called,
                num_parts=len(parts),
                most=MAX_TRACKS,
            ),
            "Join parts in another program, or leave some out.",
        )
    names = metas.names(encoding)
    is_single = len(ports) == 1 or header.format == 0
    tracks = _tracks(
        data,
        events,
        ports,
        notes,
        parts=parts,
        track=track,
        names={} if is_single else names,
        channel_names=_texts(data, events, names_of_channels, encoding),
    )
    is_drum = np.array([one.is_drum for one in tracks], dtype=np.bool_)
    table, order, ends = _note_table(content, events, notes, ticks, track=track, is_drum=is_drum)
    has_notes = np.zeros(len(ports), dtype=np.bool_)
    has_notes[parts // _CHANNELS] = True
    extent = _extent(events, ticks, table, ends=ends, has_notes=has_notes, is_drum=is_drum)
    meter, num_bars, meter_remarks = read_meter(metas.events(META_TIME_SIGNATURE), extent)
    bar_starts: list[int] = meter.bar_starts_ticks(num_bars).tolist()
    tempos = [] if header.is_smpte else metas.events(META_TEMPO)
    tempo, tempo_remarks = read_tempo(tempos, bar_starts[-1])
    keys, key_remarks = read_keys(metas.events(META_KEY_SIGNATURE), bar_starts)
    remarks = [*meter_remarks, *tempo_remarks, *key_remarks]
    if is_cut_off(data, chunks):
        remarks.append("The file is cut off, and what came after is missing: copy it again.")
    if events.lost:
        remarks.append(
            Sentence(
                "{lost} events lie beyond ten thousand bars and were left out.", lost=events.lost
            )
        )
    score = Score(
        num_bars=num_bars,
        tracks=tracks,
        notes=table,
        meter=meter,
        tempo=tempo,
        keys=keys,
        markers=_markers(metas.events(META_MARKER), encoding),
        title=names.get(0, "") if is_single or (len(ports) and not has_notes[0]) else "",
        events=_other_events(data, events, ticks),
    )
    source = SourceFile(
        data=data,
        format=header.format,
        division=header.division,
        ticks_per_quarter=header.ticks_per_quarter,
        chunks=chunks,
        events=events,
        onset_rows=notes.onset_rows[order],
        release_rows=notes.release_rows[order],
        ports=tuple(ports),
        encoding=encoding,
        score=score,
        remarks=tuple(remarks),
    )
    return replace(score, source=source)


class _Metas:
    """The meta events of a file, which are few.

    Args:
        data: The bytes of the file.
        events: All its events.
        ticks: When they are, in ticks of 480 to the quarter.
    """

    def __init__(self, data: bytes, events: FileEvents, ticks: NDArray[np.int64]) -> None:
        rows = np.flatnonzero(events.status == META)
        self._num_tracks = int(events.chunk[-1]) + 1 if len(events) else 0
        # Type -> tick, chunk and content.
        self._of_type: dict[int, list[tuple[int, int, bytes]]] = defaultdict(list)
        for kind, tick, chunk, start, stop in zip(
            events.data1[rows].tolist(),
            ticks[rows].tolist(),
            events.chunk[rows].tolist(),
            events.start[rows].tolist(),
            events.stop[rows].tolist(),
            strict=True,
        ):
            self._of_type[kind].append((tick, chunk, data[start:stop]))

    def events(self, kind: int) -> list[MetaEvent]:
        """Tick and content of the events of one type, in time."""
        timed = [(tick, content) for tick, _, content in self._of_type[kind]]
        return sorted(timed, key=lambda event: event[0])

    def ports(self) -> list[int]:
        """The port of each track, 0 where none is stated."""
        ports = [0] * self._num_tracks
        for _, chunk, content in reversed(self._of_type[META_PORT]):
            ports[chunk] = content[0] if content else 0
        return ports

    def names(self, encoding: str) -> dict[int, str]:
        """The first name of each track that has one."""
        names: dict[int, str] = {}
        for _, chunk, content in self._of_type[META_TRACK_NAME]:
            if chunk not in names and (name := clean_text(decode_text(content, encoding))):
                names[chunk] = name
        return names

    def encoding(self) -> str:
        """The encoding of the texts."""
        return find_encoding(
            content
            for kind, events in self._of_type.items()
            if 1 <= kind <= _LAST_TEXT
            for _, _, content in events
        )


def _tracks(
    data: bytes,
    events: FileEvents,
    ports: list[int],
    notes: PairedNotes,
    *,
    parts: NDArray[np.int64],
    track: NDArray[np.int64],
    names: dict[int, str],
    channel_names: dict[int, str],
) -> tuple[Track, ...]:
    keys = time_keys(events)
    state = ChannelState(data, events, keys, ports)
    by_track = np.argsort(track, kind="stable")
    edges = np.searchsorted(track[by_track], np.arange(len(parts) + 1)).tolist()
    onsets = keys[notes.onset_rows[by_track]]
    tracks: list[Track] = []
    for index, part in enumerate(parts.tolist()):
        sound = state.sound(part, onsets[edges[index] : edges[index + 1]])
        name = channel_names.get(part, "") or names.get(part // _CHANNELS, "")
        one = Track(
            program=sound.program,
            is_drum=sound.is_drum,
            volume=sound.volume,
            pan=sound.pan,
            reverb=sound.reverb,
            chorus=sound.chorus,
            part=part,
        )
        tracks.append(one if name in ("", one.instrument) else replace(one, name=name))
    return tuple(tracks)


def _in_shown_order(
    parts: NDArray[np.int64], name_rows: dict[int, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Parts by chunk, and in it by channel or, where all are named, in the order of their names.

    Returns:
        (n,) the parts, and (n,) the place among them that each part has got.
    """
    unnamed = {part // _CHANNELS for part in parts.tolist() if part not in name_rows}
    keys = [
        (part // _CHANNELS, part if part // _CHANNELS in unnamed else name_rows[part])
        for part in parts.tolist()
    ]
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)
    return parts[order], np.argsort(order)


def _texts(data: bytes, events: FileEvents, rows: dict[int, int], encoding: str) -> dict[int, str]:
    return {
        part: clean_text(decode_text(data[events.start[row] : events.stop[row]], encoding))
        for part, row in rows.items()
    }


def _note_table(
    content: NDArray[np.uint8],
    events: FileEvents,
    notes: PairedNotes,
    ticks: NDArray[np.int64],
    *,
    track: NDArray[np.int64],
    is_drum: NDArray[np.bool_],
) -> tuple[NoteTable, NDArray[np.int64], NDArray[np.int64]]:
    """The notes, the order in which they come from `notes`, and where each track chunk ends."""
    is_end = (events.status == META) & (events.data1 == META_END_OF_TRACK)
    ends = ticks[is_end]
    if not len(track):
        return NoteTable.empty(), np.empty(0, dtype=np.int64), ends
    onset = ticks[notes.onset_rows]
    is_released = notes.release_rows != NO_ROW
    release = ticks[np.where(is_released, notes.release_rows, 0)]
    if not is_released.all():
        last = ends[events.chunk[notes.onset_rows]]
        release = np.where(is_released, release, last)
        # Drums that are never released, and those that only the next stroke ends.
        is_open = ~is_released | np.isin(notes.release_rows, notes.onset_rows)
        is_stroke = is_drum[track] & is_open
        release = np.where(is_stroke, np.minimum(release, onset + _DRUM_TICKS), release)
    duration = np.maximum(release - onset, 1)
    pitch = events.data1[notes.onset_rows]
    # One sort by one key is cheaper than one by three columns.
    order = np.argsort(onset << _ONSET_SHIFT | track << _TRACK_SHIFT | pitch, kind="stable")
    table = NoteTable(
        onset_ticks=onset[order].astype(np.int32),
        duration_ticks=duration[order].astype(np.int32),
        pitch=pitch[order],
        velocity=velocities(content, events, notes.onset_rows[order]).astype(np.uint8),
        track=track[order].astype(np.int16),
    )
    return table, order, ends


def _extent(
    events: FileEvents,
    ticks: NDArray[np.int64],
    table: NoteTable,
    *,
    ends: NDArray[np.int64],
    has_notes: NDArray[np.bool_],
    is_drum: NDArray[np.bool_],
) -> Extent:
    rows = np.flatnonzero(events.chunk == 0)
    conductor_end = 0
    if len(rows) > 1 and not has_notes[0] and ticks[rows[-1]] > ticks[rows[-2]]:
        conductor_end = int(ticks[rows[-1]])
    if not len(table):
        return Extent(
            last_onset=0, last_release=0, track_ends=tuple(ends[:1].tolist()), conductor_end=0
        )
    return Extent(
        last_onset=int(table.onset_ticks[-1]),
        last_release=int(table.end_ticks[~is_drum[table.track]].max(initial=0)),
        track_ends=tuple(ends[has_notes].tolist()),
        conductor_end=conductor_end,
    )


def _markers(events: list[MetaEvent], encoding: str) -> tuple[Marker, ...]:
    texts = ((tick, clean_text(decode_text(content, encoding))) for tick, content in events)
    return tuple(Marker(tick=tick, text=text) for tick, text in texts if text)


def _other_events(data: bytes, events: FileEvents, ticks: NDArray[np.int64]) -> EventTable:
    """The events that are neither notes nor said by the attributes of the score."""
    rows = np.flatnonzero(events.status >= KEY_PRESSURE)
    is_frame = (events.status[rows] == META) & _IS_FRAME[events.data1[rows]]
    rows = rows[~is_frame]
    if not len(rows):
        return EventTable.empty()
    rows = rows[np.argsort(ticks[rows], kind="stable")]
    return EventTable(
        tick=ticks[rows],
        chunk=events.chunk[rows],
        status=events.status[rows],
        data1=events.data1[rows],
        start=events.start[rows],
        stop=events.stop[rows],
        source_row=rows.astype(np.int32),
        payload=data,
    )
