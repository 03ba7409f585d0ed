"""Pairs of onset and release events: first in, first out, as far as all releases are there."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.midi.smf.smf_events import CONTROL_CHANGE, KEY_PRESSURE, NOTE_ON, bytes_among
from amt_core.music.source_file import NO_ROW, FileEvents

# What ends all notes of a channel: all sound off, all notes off, and the changes of mode.
_ENDS_NOTES = bytes_among((120, 123, 124, 125, 126, 127))
_PITCHES = 128
_CHANNELS = 16
_MAX_16_BIT_CHUNKS = 2**16 // (_PITCHES * _CHANNELS)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PairedNotes:
    """The notes of a file, as rows of its events, in the order in which they start there.

    Attributes:
        onset_rows: (n,) int32, the event that starts each note.
        release_rows: (n,) int32, the event that ends it, or `NO_ROW`; it is the onset of another
            note where that strikes the same key before a release.
    """

    onset_rows: NDArray[np.int32]
    release_rows: NDArray[np.int32]


def velocities(
    content: NDArray[np.uint8], events: FileEvents, rows: NDArray[np.integer]
) -> NDArray[np.uint8]:
    """(rows,) uint8, the velocities of note events, at most 127."""
    return np.minimum(content[events.start[rows] + 1], 127)


def pair_notes(content: NDArray[np.uint8], events: FileEvents) -> PairedNotes:
    """The notes of all tracks; within a track, a release belongs to the earliest note it can end.

    Pitches above 127 are passed over. What CC 120 or 123 ends is released by that event. Where
    releases are missing, a note ends with the onset that strikes its key again, if a later one is
    released.
    """
    status, data1 = events.status, events.data1
    rows = np.flatnonzero((status < KEY_PRESSURE) & (data1 < _PITCHES)).astype(np.int32)
    is_on = (status[rows] >= NOTE_ON) & (content[events.start[rows] + 1] > 0)
    controls = np.flatnonzero((status & 0xF0) == CONTROL_CHANGE)
    ends_all = controls[_ENDS_NOTES[data1[controls]]]
    part = events.chunk[rows] * _CHANNELS + (status[rows] & 0x0F)
    if len(ends_all):
        ended = events.chunk[ends_all] * _CHANNELS + (status[ends_all] & 0x0F)
        is_ended = np.isin(part, ended)
        others = _pair_by_lines(events, rows[~is_ended], is_on[~is_ended], part[~is_ended])
        own = _pair_one_by_one(events, rows[is_ended], is_on[is_ended], ends_all)
        return _joined(own, others)
    return _pair_by_lines(events, rows, is_on, part)


def _joined(first: PairedNotes, second: PairedNotes) -> PairedNotes:
    """The notes of both, in the order in which they start."""
    onsets = np.concatenate([first.onset_rows, second.onset_rows])
    releases = np.concatenate([first.release_rows, second.release_rows])
    order = np.argsort(onsets)
    return PairedNotes(onset_rows=onsets[order], release_rows=releases[order])


def _pair_by_lines(
    events: FileEvents,
    rows: NDArray[np.int32],
    is_on: NDArray[np.bool_],
    part: NDArray[np.integer],
) -> PairedNotes:
    """The notes of parts in which only releases end notes."""
    if not len(rows):
        return PairedNotes(onset_rows=rows, release_rows=rows)
    line = part * _PITCHES + events.data1[rows]
    # NumPy sorts 16-bit numbers several times faster, and most files have less than 32 tracks.
    fits = int(events.chunk[-1]) < _MAX_16_BIT_CHUNKS
    order = np.argsort(line.astype(np.uint16) if fits else line, kind="stable")
    onsets = rows[is_on]
    line, is_on, rows = line[order], is_on[order], rows[order]
    if is_on[::2].all() and not is_on[1::2].any() and np.array_equal(line[::2], line[1::2]):
        # The usual case: on every line the notes start and end by turns.
        release_of = np.empty(len(events), dtype=np.int32)
        release_of[rows[::2]] = rows[1::2]
        return PairedNotes(onset_rows=onsets, release_rows=release_of[onsets])
    return _pair_in_lines(line, is_on, rows)


def _pair_in_lines(
    line: NDArray[np.integer], is_on: NDArray[np.bool_], rows: NDArray[np.int32]
) -> PairedNotes:
    """The same for note events that are sorted by line: track, channel and pitch."""
    begins = np.flatnonzero(np.diff(line, prepend=-1))
    line_of = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(line)))
    # How many notes of the line sound; a release of nothing makes a new minimum below zero.
    sounding = np.cumsum(np.where(is_on, 1, -1))
    before = sounding[begins] - np.where(is_on[begins], 1, -1)
    sounding = sounding - before[line_of]
    # Lines must not see each other's minimum: each lies deeper than any before it can reach.
    depth = line_of * np.int64(2 * len(line) + 2)
    lowest = np.minimum.accumulate(np.minimum(sounding, 0) - depth) + depth
    lowest_before = np.concatenate(([0], lowest[:-1]))
    lowest_before[begins] = 0
    releases = np.flatnonzero(~is_on & (sounding >= lowest_before))
    onsets = np.flatnonzero(is_on)
    num_onsets = np.bincount(line_of[onsets], minlength=len(begins))
    num_releases = np.bincount(line_of[releases], minlength=len(begins))
    first_onset = np.cumsum(num_onsets) - num_onsets
    first_release = np.cumsum(num_releases) - num_releases
    rank = np.arange(len(releases)) - np.repeat(first_release, num_releases)
    release_rows = np.full(len(onsets), NO_ROW, dtype=np.int32)
    release_rows[first_onset[line_of[releases]] + rank] = rows[releases]
    onset_rows = rows[onsets]
    for index in np.flatnonzero(num_releases < num_onsets).tolist():
        if num_onsets[index] > 1:
            first = int(first_onset[index])
            is_own = line_of == index
            own = _restruck(rows[is_own].tolist(), is_on[is_own].tolist())
            release_rows[first : first + len(own)] = own
    in_time = np.argsort(onset_rows)
    return PairedNotes(onset_rows=onset_rows[in_time], release_rows=release_rows[in_time])


def _restruck(rows: list[int], is_on: list[bool]) -> list[int]:
    """The release of each note of a line in which some are missing.

    First in, first out would give every later note the release of the one before it. Here a release
    belongs to the latest note, and a note without one ends where its key is struck again.
    """
    onset_rows: list[int] = []
    release_rows: list[int] = []
    sounding: list[int] = []
    for row, starts in zip(rows, is_on, strict=True):
        if starts:
            sounding.append(len(onset_rows))
            onset_rows.append(row)
            release_rows.append(NO_ROW)
        elif sounding:
            release_rows[sounding.pop()] = row
    last_release = max(
        (row for row, starts in zip(rows, is_on, strict=True) if not starts), default=0
    )
    for note in sounding:
        # Where nothing is released any more, all notes last to the end.
        if note + 1 < len(onset_rows) and onset_rows[note] < last_release:
            release_rows[note] = onset_rows[note + 1]
    return release_rows


def _pair_one_by_one(
    events: FileEvents,
    rows: NDArray[np.int32],
    is_on: NDArray[np.bool_],
    ends_all: NDArray[np.integer],
) -> PairedNotes:
    """The same where some controllers end all notes of their channel."""
    onset_rows: list[int] = []
    release_rows: list[int] = []
    sounding: dict[int, dict[int, deque[int]]] = defaultdict(lambda: defaultdict(deque))
    all_rows = np.concatenate([rows, ends_all.astype(np.int32)])
    # 1 starts a note, 0 ends one, -1 ends all.
    actions = np.concatenate([is_on.astype(np.int8), np.full(len(ends_all), -1, dtype=np.int8)])
    order = np.argsort(all_rows)
    part = events.chunk.astype(np.int64) * _CHANNELS + (events.status & 0x0F)
    for row, action, own_part, pitch in zip(
        all_rows[order].tolist(),
        actions[order].tolist(),
        part[all_rows[order]].tolist(),
        events.data1[all_rows[order]].tolist(),
        strict=True,
    ):
        lines = sounding[own_part]
        if action > 0:
            lines[pitch].append(len(onset_rows))
            onset_rows.append(row)
            release_rows.append(NO_ROW)
        elif action < 0:
            for line in lines.values():
                for note in line:
                    release_rows[note] = row
            lines.clear()
        elif lines[pitch]:
            release_rows[lines[pitch].popleft()] = row
    return PairedNotes(
        onset_rows=np.array(onset_rows, dtype=np.int32),
        release_rows=np.array(release_rows, dtype=np.int32),
    )
