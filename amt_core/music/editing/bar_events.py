"""Controllers, bends and pressures of bars that are copied, moved or taken away.

Programs, banks, volume and pan are the mixer's: they stay where they are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from amt_core.music.editing.edit import ReplaceEvents
from amt_core.music.event_table import NOT_IN_SOURCE, EventTable
from amt_core.music.score import NO_PART, Score

_CONTROL_CHANGE, _PROGRAM_CHANGE, _CHANNEL_PRESSURE, _PITCH_BEND = 0xB0, 0xC0, 0xD0, 0xE0
# Bank, volume, pan, and the lower byte of the bank.
_MIXER_CONTROLS = (0, 7, 10, 32)
_MODULATION, _BREATH, _FOOT, _EXPRESSION = 1, 2, 4, 11
_PEDALS = range(64, 70)

_Key = tuple[int, int, int]
"""Part, kind of message, and the number of the controller or 0."""

# What holds before the first message, for what is moved while one plays.
_AT_REST: Final[Mapping[tuple[int, int], bytes]] = {
    (_PITCH_BEND, 0): bytes([0, 64]),
    (_CHANNEL_PRESSURE, 0): bytes([0]),
    (_CONTROL_CHANGE, _EXPRESSION): bytes([_EXPRESSION, 127]),
    **{
        (_CONTROL_CHANGE, number): bytes([number, 0])
        for number in (_MODULATION, _BREATH, _FOOT, *_PEDALS)
    },
}


def copy_events(
    score: Score,
    tracks: Collection[int],
    *,
    start_ticks: int,
    end_ticks: int,
    to_ticks: int,
    track_shift: int = 0,
    source: Score | None = None,
) -> ReplaceEvents:
    """The edit that copies how some tracks are played: pedal, bends, pressure and so on.

    The channel messages in `[start_ticks, end_ticks)` replace those that stand in as many ticks
    from `to_ticks` on. What holds from before the copied part, such as a pedal, begins with it;
    after the copy holds what would hold there without it.

    Args:
        score: The score.
        tracks: The tracks that are copied.
        start_ticks: Where the copied part begins.
        end_ticks: Where it ends.
        to_ticks: Where the copy begins.
        track_shift: The number of tracks by which the copies lie further down.
        source: The score that is copied from; the same one if None.
    """
    source = score if source is None else source
    part_of = {
        source.tracks[track].part: score.tracks[track + track_shift].part
        for track in tracks
        if NO_PART not in (source.tracks[track].part, score.tracks[track + track_shift].part)
    }
    events = source.events
    copied = events.select(_is_played(events, part_of)).window(start_ticks, end_ticks)
    copied = replace(
        copied,
        tick=copied.tick + (to_ticks - start_ticks),
        source_row=np.full(len(copied), NOT_IN_SOURCE, dtype=np.int32),
    )
    held = {
        (part_of[part], kind, number): content
        for (part, kind, number), content in _state(events, part_of, start_ticks).items()
    }
    return _replacement(
        score,
        part_of.values(),
        to_ticks,
        to_ticks + end_ticks - start_ticks,
        new=_in_parts(copied, part_of),
        held=held,
    )


def remove_events(
    score: Score, tracks: Collection[int], *, start_ticks: int, end_ticks: int
) -> ReplaceEvents:
    """The edit that takes away how some tracks are played in `[start_ticks, end_ticks)`.

    After it holds what would hold there without the edit.
    """
    parts = {score.tracks[track].part for track in tracks} - {NO_PART}
    held = _state(score.events, parts, start_ticks)
    return _replacement(score, parts, start_ticks, end_ticks, new=EventTable.empty(), held=held)


def last_of_each(events: EventTable) -> NDArray[np.integer]:
    """The last message of each controller and of each other kind, for each part."""
    is_control = (events.status & 0xF0) == _CONTROL_CHANGE
    what = events.part << 16 | events.status.astype(np.int64) << 8
    what = what | np.where(is_control, events.data1, 0)
    _, from_end = np.unique(what[::-1], return_index=True)
    return np.sort(len(events) - 1 - from_end)


def _replacement(
    score: Score,
    parts: Collection[int],
    start_ticks: int,
    end_ticks: int,
    *,
    new: EventTable,
    held: Mapping[_Key, bytes],
) -> ReplaceEvents:
    """The edit that puts events in the place of those of some parts in a span of time.

    Args:
        score: The score.
        parts: The parts.
        start_ticks: The beginning of the span.
        end_ticks: The end of the span.
        new: The events that come instead.
        held: What holds at the beginning, before the new events.
    """
    events = score.events
    is_replaced = _is_played(events, parts)
    is_replaced &= (events.tick >= start_ticks) & (events.tick < end_ticks)
    after = EventTable.concat([events.select(~is_replaced), new])
    after = _with_state(after, parts, start_ticks, held)
    if end_ticks < score.length_ticks:
        after = _with_state(after, parts, end_ticks, _state(events, parts, end_ticks))
    return ReplaceEvents(before=events, after=after)


def _with_state(
    events: EventTable, parts: Collection[int], at_ticks: int, wanted: Mapping[_Key, bytes]
) -> EventTable:
    """The events with the messages without which other values would hold at a tick."""
    found = _state(events, parts, at_ticks)
    own = events.select(_is_played(events, parts))
    set_there = {_key(own, row) for row in np.flatnonzero(own.tick == at_ticks).tolist()}
    missing: list[EventTable] = []
    for key in dict.fromkeys([*wanted, *found]):
        part, kind, number = key
        at_rest = _AT_REST.get((kind, number))
        content = wanted.get(key, at_rest)
        if content is not None and key not in set_there and content != found.get(key, at_rest):
            message = (at_ticks, kind | part % 16, content)
            missing.append(EventTable.of_messages([message], chunk=part // 16))
    return EventTable.concat([events, *missing])


def _state(events: EventTable, parts: Collection[int], at_ticks: int) -> dict[_Key, bytes]:
    """The content of the last messages of some parts before a tick, in their order."""
    own = events.select(_is_played(events, parts))
    earlier = own.select(own.tick < at_ticks)
    return {_key(earlier, row): earlier.content(row) for row in last_of_each(earlier).tolist()}


def _key(events: EventTable, row: int) -> _Key:
    kind = int(events.status[row]) & 0xF0
    number = int(events.data1[row]) if kind == _CONTROL_CHANGE else 0
    return int(events.part[row]), kind, number


def _is_played(events: EventTable, parts: Collection[int]) -> NDArray[np.bool_]:
    """(events,) whether each is a channel message of some parts that is not the mixer's."""
    kind = events.status & 0xF0
    is_mixer = kind == _PROGRAM_CHANGE
    is_mixer |= (kind == _CONTROL_CHANGE) & np.isin(events.data1, _MIXER_CONTROLS)
    return np.isin(events.part, list(parts)) & ~is_mixer


def _in_parts(events: EventTable, part_of: Mapping[int, int]) -> EventTable:
    """The channel messages in other parts, each named by its present one."""
    parts = np.array([part_of[part] for part in events.part.tolist()], dtype=np.int64)
    return replace(
        events,
        chunk=(parts // 16).astype(np.int32),
        status=(events.status & 0xF0 | parts % 16).astype(np.uint8),
    )
