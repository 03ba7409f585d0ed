"""The events of a score as the rows of one table. No Qt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from amt_core.music.score import NO_PART, Score

_META = 0xFF
_TEXT_TYPES = (1, 7)
_NO_TRACK = -1


class Kind(IntEnum):
    """The kinds of rows, in the order in which those of one tick stand."""

    METER = 0
    KEY = 1
    TEMPO = 2
    MARKER = 3
    TEXT = 4
    PROGRAM = 5
    CONTROLLER = 6
    BEND = 7
    PRESSURE = 8
    SYSTEM = 9
    NOTE = 10


_KIND_OF_STATUS = {
    0xA0: Kind.PRESSURE, 0xB0: Kind.CONTROLLER, 0xC0: Kind.PROGRAM, 0xD0: Kind.PRESSURE,
    0xE0: Kind.BEND,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventRows:
    """Rows as equally long columns, ascending by tick.

    Attributes:
        tick: (n,) int64, where each event stands.
        kind: (n,) int8, a `Kind`.
        index: (n,) int64, its place among those of its kind: among the notes, the events, the
            changes of tempo, meter and key, or the markers of the score.
        track: (n,) int16, its part, or -1 for what belongs to no part.
    """

    tick: NDArray[np.int64]
    kind: NDArray[np.int8]
    index: NDArray[np.int64]
    track: NDArray[np.int16]

    @classmethod
    def of(
        cls, score: Score, *, track: int | None = None, kinds: Collection[Kind] = tuple(Kind)
    ) -> EventRows:
        """The rows of a score.

        Args:
            score: The score.
            track: The part that is shown with what belongs to no part; None shows all parts.
            kinds: The kinds that are shown.
        """
        blocks = [_notes(score), _events(score), *_changes(score)]
        tick, kind, index, tracks = (np.concatenate(column) for column in zip(*blocks, strict=True))
        shown = np.isin(kind, list(kinds))
        if track is not None:
            shown &= (tracks == track) | (tracks == _NO_TRACK)
        order = np.flatnonzero(shown)
        order = order[np.lexsort((index[order], kind[order], tick[order]))]
        return cls(
            tick=tick[order], kind=kind[order].astype(np.int8), index=index[order],
            track=tracks[order].astype(np.int16),
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self.tick)

    def rows_of_notes(self, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The rows of those notes of the score for which `chosen` (notes,) is true, ascending."""
        is_note = self.kind == Kind.NOTE
        hit = np.zeros(len(self), dtype=np.bool_)
        hit[is_note] = chosen[self.index[is_note]]
        return np.flatnonzero(hit)

    def indices_of(self, rows: NDArray[np.integer], *kinds: Kind) -> NDArray[np.int64]:
        """Among some rows, the places of those of some kinds in the score."""
        return self.index[rows][np.isin(self.kind[rows], kinds)]


EVENT_KINDS = (
    Kind.TEXT, Kind.PROGRAM, Kind.CONTROLLER, Kind.BEND, Kind.PRESSURE, Kind.SYSTEM,
)  # fmt: skip
"""The kinds of rows that stand in the events of the score."""

CHANGES = (Kind.TEMPO, Kind.METER, Kind.KEY)
"""The kinds of rows that hold for all parts, from their place on."""

_Block = tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]


def _notes(score: Score) -> _Block:
    notes = score.notes
    count = len(notes)
    return notes.onset_ticks, np.full(count, Kind.NOTE), np.arange(count), notes.track


def _events(score: Score) -> _Block:
    events = score.events
    status = events.status.astype(np.int64)
    kind = np.full(len(events), -1)
    for high, of_status in _KIND_OF_STATUS.items():
        kind[status & 0xF0 == high] = of_status
    kind[(status >= 0xF0) & (status < _META)] = Kind.SYSTEM
    is_text = (events.data1 >= _TEXT_TYPES[0]) & (events.data1 <= _TEXT_TYPES[1])
    kind[(status == _META) & is_text] = Kind.TEXT
    track = np.full(len(events), _NO_TRACK)
    part = events.part
    for index, each in enumerate(score.tracks):
        if each.part != NO_PART:
            track[part == each.part] = index
    return events.tick, kind, np.arange(len(events)), track


def _changes(score: Score) -> list[_Block]:
    starts = score.bar_starts_ticks
    last = len(starts) - 1
    ticks = {
        Kind.METER: [int(starts[min(bar, last)]) for bar, _ in score.meter.changes],
        Kind.KEY: [int(starts[min(change.bar, last)]) for change in score.keys],
        Kind.TEMPO: [tick for tick, _ in score.tempo.changes],
        Kind.MARKER: [marker.tick for marker in score.markers],
    }
    return [
        (
            np.array(at, dtype=np.int64),
            np.full(len(at), kind),
            np.arange(len(at)),
            np.full(len(at), _NO_TRACK),
        )
        for kind, at in ticks.items()
    ]
