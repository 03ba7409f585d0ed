"""An independent reader of MIDI files, and the differences between two of them event for event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

Row = tuple[int, int, bytes]
"""Tick, status byte, and data with the type of a meta event in front."""


class Smf(NamedTuple):
    """A file: format, division and the events of its tracks, each up to its end of track."""

    format: int
    division: bytes
    tracks: list[list[Row]]


def read_smf(data: bytes) -> Smf:
    """A well-formed file as it stands; running status goes on after meta events and SysEx."""
    start = data.index(b"MThd")
    length = int.from_bytes(data[start + 4 : start + 8])
    fields = data[start + 8 :]
    num_tracks = int.from_bytes(fields[2:4])
    position = start + 8 + length
    tracks: list[list[Row]] = []
    while position + 8 <= len(data) and len(tracks) < num_tracks:
        size = int.from_bytes(data[position + 4 : position + 8])
        if data[position : position + 4] == b"MTrk":
            tracks.append(list(_rows(data[position + 8 : position + 8 + size])))
        position += 8 + size
    return Smf(int.from_bytes(fields[:2]), fields[4:6], tracks)


def differences(old: Smf, new: Smf) -> list[str]:
    """Everything that the new file has otherwise than the old one; empty if they are equal."""
    found: list[str] = []
    if old[:2] != new[:2]:
        found.append(f"header {old[:2]} != {new[:2]}")
    if len(old.tracks) != len(new.tracks):
        found.append(f"{len(old.tracks)} tracks != {len(new.tracks)}")
    for number, (before, after) in enumerate(zip(old.tracks, new.tracks, strict=False)):
        if before != after:
            at = next(
                (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
                min(len(before), len(after)),
            )
            found.append(
                f"track {number} event {at}: {before[at : at + 1]} != {after[at : at + 1]}"
            )
    return found


def added_rows(old: list[Row], new: list[Row]) -> list[Row]:
    """The events that a track has got; all others must be the old ones in their order."""
    rest = iter(old)
    expected = next(rest, None)
    added: list[Row] = []
    for row in new:
        if row == expected:
            expected = next(rest, None)
        else:
            added.append(row)
    assert expected is None, f"{expected} is missing"
    return added


def without_notes(smf: Smf, start: int, end: int, track: int, channel: int) -> Smf:
    """The file without the notes of a track and channel that start in `[start, end)`."""
    return Smf(
        smf.format,
        smf.division,
        [
            list(_outside(rows, start, end, channel)) if number == track else rows
            for number, rows in enumerate(smf.tracks)
        ],
    )


def _outside(rows: list[Row], start: int, end: int, channel: int) -> Iterator[Row]:
    """The rows without the notes; where releases are missing, one belongs to the latest note."""
    ends_all = {120, 123, 124, 125, 126, 127}
    is_plain = not any(s == 0xB0 | channel and data[0] in ends_all for _, s, data in rows)
    lines: dict[int, list[int]] = {}
    for index, (_, status, data) in enumerate(rows):
        if status in (0x80 | channel, 0x90 | channel):
            lines.setdefault(data[0], []).append(index)
        elif status == 0xB0 | channel and data[0] in ends_all:
            for line in lines.values():
                line.append(-1)
    left_out: set[int] = set()
    for line in lines.values():
        pairs = _pairs(rows, line, is_latest=False)
        if is_plain and any(release is None for _, release in pairs):
            pairs = _pairs(rows, line, is_latest=True)
        for onset, release in pairs:
            if start <= rows[onset][0] < end:
                left_out |= {onset} if release is None else {onset, release}
    yield from (row for index, row in enumerate(rows) if index not in left_out)


def _pairs(rows: list[Row], line: list[int], *, is_latest: bool) -> list[tuple[int, int | None]]:
    """Onset and release of each note of a line, in which -1 ends all."""
    pairs: list[tuple[int, int | None]] = []
    sounding: list[int] = []
    for index in line:
        if index < 0:
            pairs += [(onset, None) for onset in sounding]
            sounding = []
        elif rows[index][1] >> 4 == 9 and rows[index][2][1]:
            sounding.append(index)
        elif sounding:
            pairs.append((sounding.pop(-1 if is_latest else 0), index))
    return pairs + [(onset, None) for onset in sounding]


def _rows(body: bytes) -> Iterator[Row]:
    position, tick, running = 0, 0, 0
    while position < len(body):
        delta, position = _number(body, position)
        tick += delta
        status = body[position]
        if status >= 0x80:
            position += 1
        else:
            status = running
        if status == 0xFF:
            kind = body[position : position + 1]
            length, position = _number(body, position + 1)
            yield tick, status, kind + body[position : position + length]
            if kind == b"\x2f":
                return
        elif status in (0xF0, 0xF7):
            length, position = _number(body, position)
            yield tick, status, body[position : position + length]
        else:
            running = status
            length = 1 if status >> 4 in (0xC, 0xD) else 2
            yield tick, status, body[position : position + length]
        position += length


def _number(body: bytes, position: int) -> tuple[int, int]:
    value = 0
    while True:
        byte = body[position]
        value, position = value << 7 | byte & 0x7F, position + 1
        if byte < 0x80:
            return value, position
