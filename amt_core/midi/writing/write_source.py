"""A score that was read from a file as that file, with nothing rewritten but what was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from amt_core.midi.build_score import FRAME_META
from amt_core.midi.channel_names import find_channel_names
from amt_core.midi.channel_state import BANK_LSB, BANK_MSB
from amt_core.midi.channels import SlotUse, free_slot, sound_of
from amt_core.midi.smf.smf_encode import Event, encode_chunk, encode_header, encode_track, meta
from amt_core.midi.smf.smf_events import (
    CONTROL_CHANGE,
    META,
    META_CHANNEL_PREFIX,
    META_END_OF_TRACK,
    META_INSTRUMENT_NAME,
    META_PORT,
    META_TRACK_NAME,
    PROGRAM_CHANGE,
    SYSEX,
    SYSEX_CONTINUED,
)
from amt_core.midi.writing.level_changes import LevelChange, level_changes
from amt_core.midi.writing.source_frame import compare_frames
from amt_core.midi.writing.source_notes import added_note_events, compare_notes, parts_of
from amt_core.midi.writing.source_slots import (
    inherited_rows,
    leaving_parts,
    slot_of,
    used_slots,
)
from amt_core.midi.writing.write_new import (
    LATE_RELEASE,
    RELEASE,
    SOURCE,
    STATE,
    Placed,
    control_event,
    in_order,
    program_events,
    release_event,
    text_event,
    track_events,
)
from amt_core.music.event_table import NOT_IN_SOURCE
from amt_core.music.instruments.general_midi import DRUM_CHANNEL
from amt_core.music.score import NO_PART, Score, Track
from amt_core.music.source_file import NO_ROW, SourceFile

_CHANNELS = 16
_MAX_DATA = 127


def changed_file(score: Score, source: SourceFile) -> bytes:
    """The bytes of the source with what was changed since it was read.

    Format, resolution, chunks and all events that no change touches stay as they are, at their
    ticks and in their order. Damage is not written again.
    """
    return _Rewrite(score, source).file()


class _Rewrite:
    """The source with its changes, gathered one after the other.

    Args:
        score: The score as it is.
        source: The file that it was read from.
    """

    def __init__(self, score: Score, source: SourceFile) -> None:
        self._score, self._source = score, source
        self._before, self._events = source.score, source.events
        self._parts = parts_of(score, source)
        self._kept = self._well_formed()
        # Row -> other data; track chunk -> what it gets.
        self._data: dict[int, bytes] = {}
        self._placed: dict[int, list[Placed]] = defaultdict(list)
        self._removed_chunks: set[int] = set()
        # Track chunk -> old channel -> new channel.
        self._channels: dict[int, dict[int, int]] = defaultdict(dict)
        self._uses = used_slots(score, source, self._parts)
        is_end = (self._events.status == META) & (self._events.data1 == META_END_OF_TRACK)
        self._old_ends: list[int] = self._events.tick[is_end].tolist()
        self._ends = self._new_ends()
        self._change_notes()
        self._change_events()
        self._change_frame()
        self._change_tracks()
        self._change_order_in_chunks()
        self._remove_parts()

    def file(self) -> bytes:
        """The bytes."""
        bodies = iter(self._track_chunks())
        chunks: list[bytes] = []
        num_tracks = 0
        for chunk in self._source.chunks:
            if not chunk.is_track:
                body = self._source.data[chunk.start : chunk.end]
                chunks.append(encode_chunk(chunk.kind, body))
            elif (body := next(bodies, None)) is not None:
                chunks.append(body)
                num_tracks += 1
        added = [*bodies, *self._new_tracks()]
        num_tracks += len(added)
        kind = 1 if self._source.format == 0 and num_tracks > 1 else self._source.format
        return b"".join([encode_header(kind, num_tracks, self._source.division), *chunks, *added])

    # What changes -------------------------------------------------------------------------------

    def _well_formed(self) -> NDArray[np.bool_]:
        """The events that can stand in a file; ends of tracks are written with their tracks."""
        status, data1 = self._events.status, self._events.data1
        is_end = (status == META) & (data1 == META_END_OF_TRACK)
        is_channel = (status < SYSEX) & (data1 <= _MAX_DATA)
        is_other = (status == META) | (status == SYSEX) | (status == SYSEX_CONTINUED)
        return (is_channel | is_other) & ~is_end

    def _new_ends(self) -> list[int]:
        """The end of each track; tracks that end with the piece move with its end."""
        source, ends = self._source, list(self._old_ends)
        before, after = self._before.length_ticks, self._score.length_ticks
        if after != before:
            ends_with_piece = {part // _CHANNELS for part in self._parts if part is not None}
            at = source.ticks_480(np.array(ends, dtype=np.int64)).tolist()
            ends_with_piece |= {chunk for chunk, tick in enumerate(at) if tick == before}
            for chunk in ends_with_piece:
                ends[chunk] = source.file_ticks(after)
        return ends

    def _change_notes(self) -> None:
        source, events = self._source, self._events
        changes = compare_notes(self._score, source, self._parts)
        gone = ~changes.kept
        self._kept[source.onset_rows[gone]] = False
        releases = source.release_rows[gone]
        releases = releases[releases != NO_ROW]
        # What ends all notes of a channel ends others too, and an onset begins one.
        releases = releases[events.status[releases] < CONTROL_CHANGE]
        self._kept[np.setdiff1d(releases, source.onset_rows)] = False
        for part in changes.added:
            self._placed[part // _CHANNELS] += added_note_events(source, changes, part)
        self._release_open_notes(changes.kept)
        self._release_restruck_notes(changes.kept)

    def _release_restruck_notes(self, kept: NDArray[np.bool_]) -> None:
        """Ends the notes whose key was struck again, where that stroke is gone now."""
        source, events = self._source, self._events
        if kept.all():
            return
        gone = source.onset_rows[~kept]
        for index in np.flatnonzero(kept & np.isin(source.release_rows, gone)).tolist():
            row, end = int(source.onset_rows[index]), int(source.release_rows[index])
            channel, pitch = int(events.status[row]) & 0x0F, int(events.data1[row])
            event = release_event(channel, pitch, int(events.tick[end]))
            self._placed[int(events.chunk[row])].append(Placed(RELEASE, event))

    def _release_open_notes(self, kept: NDArray[np.bool_]) -> None:
        """Ends the notes that lasted to the end of their track, where that is later now."""
        source, before = self._source, self._before
        open_notes = np.flatnonzero(kept & (source.release_rows == NO_ROW))
        is_drum = [track.is_drum for track in before.tracks]
        new_ends = [
            max([end, *(placed.event.tick for placed in self._placed[chunk])])
            for chunk, end in enumerate(self._ends)
        ]
        for index in open_notes.tolist():
            row = int(source.onset_rows[index])
            chunk = int(self._events.chunk[row])
            end = self._old_ends[chunk]
            if not is_drum[before.notes.track[index]] and end < new_ends[chunk]:
                channel = int(self._events.status[row]) & 0x0F
                event = release_event(channel, int(self._events.data1[row]), end)
                self._placed[chunk].append(Placed(RELEASE, event))

    def _change_events(self) -> None:
        before, after = self._before.events, self._score.events
        if after is before:
            return
        self._kept[before.source_row] &= np.isin(before.source_row, after.source_row)
        added = after.select(after.source_row == NOT_IN_SOURCE)
        num_chunks = len(self._ends)
        for row, (tick, chunk, status) in enumerate(
            zip(added.tick.tolist(), added.chunk.tolist(), added.status.tolist(), strict=True)
        ):
            if chunk < num_chunks:
                kind = bytes([added.data1[row]]) if status == META else b""
                event = Event(self._source.file_ticks(tick), status, kind + added.content(row))
                self._placed[chunk].append(Placed(STATE, event))

    def _change_frame(self) -> None:
        changes = compare_frames(self._score, self._source)
        self._kept[changes.removed_rows] = False
        self._placed[0] += [Placed(STATE, event) for event in changes.added]
        if self._score.title != self._before.title:
            self._rename(0, self._score.title)

    def _change_tracks(self) -> None:
        known = {track.part: track for track in self._before.tracks}
        leaving = leaving_parts(self._score.tracks, self._source, self._parts)
        for track, part in zip(self._score.tracks, self._parts, strict=True):
            if part is None:
                continue
            before = known[part]
            if track.name != before.name:
                self._rename_part(part, track.label)
            is_other_kind = track.is_drum != before.is_drum
            levels = list(level_changes(before, track))
            has_program = track.program != before.program or is_other_kind
            if part in leaving or is_other_kind:
                self._change_channel(part, track, levels, has_program=has_program)
            if has_program:
                self._change_program(part, track)
            for level in levels:
                self._change_level(part, level)

    def _rename_part(self, part: int, name: str) -> None:
        """Gives a part another name: its chunk's, or its channel's where the chunk has several."""
        chunk, channel = divmod(part, _CHANNELS)
        if sum(track.part // _CHANNELS == chunk for track in self._before.tracks) == 1:
            self._rename(chunk, name)
            return
        events = self._events
        row = find_channel_names(self._source.data, events).get(part)
        event = text_event(0, META_INSTRUMENT_NAME, name, self._source.encoding)
        if row is not None:
            self._data[row] = event.data
            return
        prefix = meta(0, META_CHANNEL_PREFIX, bytes([channel]))
        self._placed[chunk] += [Placed(STATE, prefix), Placed(STATE, event)]

    def _change_order_in_chunks(self) -> None:
        """Names the parts of a chunk in their new order, which nothing else in it can say."""
        names = find_channel_names(self._source.data, self._events)
        labels = dict(zip(self._parts, (track.label for track in self._score.tracks), strict=True))
        parts = [part for part in self._parts if part is not None]
        for chunk in dict.fromkeys(part // _CHANNELS for part in parts):
            own = [part for part in parts if part // _CHANNELS == chunk]
            before = [track.part for track in self._before.tracks if track.part in own]
            if own == before:
                continue
            for row in (row for part, row in names.items() if part // _CHANNELS == chunk):
                self._kept[[row - 1, row]] = False
            for part in own:
                name = text_event(0, META_INSTRUMENT_NAME, labels[part], self._source.encoding)
                prefix = meta(0, META_CHANNEL_PREFIX, bytes([part % _CHANNELS]))
                # Behind the name of the chunk, which would belong to the last channel otherwise.
                self._placed[chunk] += [Placed(LATE_RELEASE, prefix), Placed(LATE_RELEASE, name)]

    def _change_channel(
        self, part: int, track: Track, levels: list[LevelChange], *, has_program: bool
    ) -> None:
        """Moves a part that cannot stay on its channel, with what it has from others there.

        Drums play on channel 10 and nothing else does; a part whose sound was changed leaves the
        channel that it shares with others, for the same one of the next port if need be.
        """
        chunk, channel = divmod(part, _CHANNELS)
        is_alone = sum(other.part // _CHANNELS == chunk for other in self._before.tracks) == 1
        is_wrong = track.is_drum != (channel == DRUM_CHANNEL)
        slot = free_slot(track, self._uses, may_share=False)
        if slot.port != self._source.ports[chunk]:
            # All channels of a chunk are on one port.
            if not is_alone:
                full = DRUM_CHANNEL if track.is_drum else _CHANNELS - 1
                self._channels[chunk][channel] = full if is_wrong else channel
                return
            self._set_port(chunk, slot.port)
        self._uses[slot] = SlotUse(has_notes=True)
        self._channels[chunk][channel] = slot.channel
        others = set(range(len(self._ends))) - {chunk}
        moves = {level.control: level for level in levels}
        for event in self._written(inherited_rows(self._source, part, others)):
            control = event.data[0] if event.status & 0xF0 == CONTROL_CHANGE else None
            is_program = control in (BANK_MSB, BANK_LSB) or event.status & 0xF0 == PROGRAM_CHANGE
            if is_program and has_program:
                continue
            if control in moves:
                event = event._replace(data=bytes([control, moves[control].moved(event.data[1])]))  # noqa: PLW2901
            self._placed[chunk].append(Placed(STATE, event))

    def _set_port(self, chunk: int, port: int) -> None:
        """Sends a track chunk to another port."""
        events = self._events
        is_port = (events.status == META) & (events.data1 == META_PORT) & (events.chunk == chunk)
        rows = np.flatnonzero(is_port).tolist()
        for row in rows:
            self._data[row] = bytes([META_PORT, port])
        if not rows:
            self._placed[chunk].insert(0, Placed(STATE, meta(0, META_PORT, bytes([port]))))

    def _rename(self, chunk: int, name: str) -> None:
        """Gives a track chunk another name."""
        events = self._events
        is_name = (events.status == META) & (events.data1 == META_TRACK_NAME)
        rows = np.flatnonzero(is_name & (events.chunk == chunk))
        event = text_event(0, META_TRACK_NAME, name, self._source.encoding)
        if len(rows):
            self._data[int(rows[0])] = event.data
        else:
            self._placed[chunk].append(Placed(STATE, event))

    def _rows_of(self, part: int, status: int, *data1: int) -> NDArray[np.integer]:
        """The channel messages of one kind that a part has in its own track."""
        events = self._events
        chunk, channel = divmod(part, _CHANNELS)
        is_own = (events.chunk == chunk) & (events.status == (status | channel))
        return np.flatnonzero(is_own & np.isin(events.data1, data1) if data1 else is_own)

    def _change_program(self, part: int, track: Track) -> None:
        """Sets one sound from the beginning on, in place of all that the part had."""
        chunk, channel = divmod(part, _CHANNELS)
        rows = self._rows_of(part, PROGRAM_CHANGE)
        if track.is_drum and channel != DRUM_CHANNEL and len(rows) and not self._channels[chunk]:
            # The bank in front of the program says that it is drums.
            self._data[int(rows[0])] = bytes([track.program])
            self._kept[rows[1:]] = False
            return
        self._kept[rows] = False
        self._kept[self._rows_of(part, CONTROL_CHANGE, BANK_MSB, BANK_LSB)] = False
        self._placed[chunk] += [Placed(STATE, event) for event in program_events(track, channel)]

    def _change_level(self, part: int, level: LevelChange) -> None:
        """Sets a controller; where it moves, all its values change alike."""
        rows = self._rows_of(part, CONTROL_CHANGE, level.control)
        for row in rows.tolist():
            moved = level.moved(self._source.data[self._events.start[row] + 1])
            self._data[row] = bytes([level.control, moved])
        if not len(rows):
            chunk, channel = divmod(part, _CHANNELS)
            event = control_event(0, channel, level.control, level.value)
            self._placed[chunk].append(Placed(STATE, event))

    def _remove_parts(self) -> None:
        """Takes out the parts that are gone, and tracks of which nothing else is left."""
        events = self._events
        gone = {track.part for track in self._before.tracks} - set(self._parts)
        self._leave_to_others(gone)
        part = events.chunk.astype(np.int64) * _CHANNELS + (events.status & 0x0F)
        self._kept &= ~((events.status < SYSEX) & np.isin(part, list(gone)))
        staying = {part // _CHANNELS for part in self._parts if part is not None}
        for chunk in {part // _CHANNELS for part in gone} - staying:
            own = self._kept & (events.chunk == chunk) & (events.status == META)
            frame = own & np.isin(events.data1, FRAME_META) & (events.data1 != META_TRACK_NAME)
            if not frame.any() and not self._placed[chunk]:
                self._removed_chunks.add(chunk)

    def _leave_to_others(self, gone: set[int]) -> None:
        """Gives what parts that are gone set on their channels to those that stay there."""
        chunks = {part // _CHANNELS for part in gone}
        slots = {slot_of(self._source, part) for part in gone}
        for part in self._parts:
            if part is None or part % _CHANNELS in self._channels[part // _CHANNELS]:
                continue
            slot = slot_of(self._source, part)
            if slot in slots:
                # One is enough: a channel is set for all who play on it.
                slots.discard(slot)
                for event in self._written(inherited_rows(self._source, part, chunks)):
                    self._placed[part // _CHANNELS].append(Placed(STATE, event))

    # What is written ----------------------------------------------------------------------------

    def _track_chunks(self) -> Iterator[bytes]:
        """The chunks of the source that stay, in the order of the score's tracks."""
        events = self._events
        edges = np.searchsorted(events.chunk, np.arange(len(self._ends) + 1)).tolist()
        for chunk in self._chunk_order():
            rows = np.flatnonzero(self._kept[edges[chunk] : edges[chunk + 1]]) + edges[chunk]
            written = self._written(rows)
            if placed := self._placed.get(chunk):
                written = in_order([*(Placed(SOURCE, event) for event in written), *placed])
            if channels := self._channels.get(chunk):
                written = [_on_channels(event, channels) for event in written]
            yield encode_track(written, self._ends[chunk])

    def _chunk_order(self) -> list[int]:
        chunks = [chunk for chunk in range(len(self._ends)) if chunk not in self._removed_chunks]
        own_order = [part // _CHANNELS for part in self._parts if part is not None]
        in_score_order = iter(dict.fromkeys(own_order))
        has_parts = set(own_order)
        return [next(in_score_order) if chunk in has_parts else chunk for chunk in chunks]

    def _written(self, rows: NDArray[np.integer]) -> list[Event]:
        """Rows of the source as events."""
        events, data = self._events, self._source.data
        written: list[Event] = []
        for row, tick, status, data1, start, stop in zip(
            rows.tolist(),
            events.tick[rows].tolist(),
            events.status[rows].tolist(),
            events.data1[rows].tolist(),
            events.start[rows].tolist(),
            events.stop[rows].tolist(),
            strict=True,
        ):
            content = data[start:stop]
            if row in self._data:
                content = self._data[row]
            elif status == META:
                content = bytes([data1]) + content
            elif status < SYSEX and content[-1] > _MAX_DATA:
                content = bytes(min(byte, _MAX_DATA) for byte in content)
            written.append(Event(tick, status, content))
        return written

    def _new_tracks(self) -> Iterator[bytes]:
        """The tracks that the source does not have."""
        source, score = self._source, self._score
        for index, part in enumerate(self._parts):
            if part is not None:
                continue
            track = score.tracks[index]
            is_plain = track.part == NO_PART or not (score.events.part == track.part).any()
            slot = free_slot(track, self._uses, may_share=is_plain)
            use = self._uses.get(slot, SlotUse(has_notes=False))
            if not use.has_notes:
                sound = sound_of(track) if is_plain else None
                self._uses[slot] = SlotUse(has_notes=True, sound=sound)
            events = track_events(
                score,
                index,
                slot,
                has_port=slot.port > 0 or any(source.ports),
                sets_sound=not use.has_notes,
                file_ticks=source.file_ticks,
            )
            yield encode_track(events, source.file_ticks(score.length_ticks))


def _on_channels(event: Event, channels: dict[int, int]) -> Event:
    """A channel message on its new channel; other events as they are."""
    if event.status >= SYSEX:
        return event
    channel = event.status & 0x0F
    return event._replace(status=event.status & 0xF0 | channels.get(channel, channel))
