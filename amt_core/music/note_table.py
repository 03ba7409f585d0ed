"""Many notes as columns: the one container for notes everywhere in the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Int32Column = NDArray[np.int32]
Int16Column = NDArray[np.int16]
Uint8Column = NDArray[np.uint8]


class Note(NamedTuple):
    """One note, for reading and for tests; bulk work uses the columns of `NoteTable`."""

    onset_ticks: int
    duration_ticks: int
    pitch: int
    velocity: int
    track: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NoteTable:
    """Notes as equally long columns, sorted by onset, then track, then pitch.

    Attributes:
        onset_ticks: (n,) int32, ticks from the start of the piece, 480 to the quarter.
        duration_ticks: (n,) int32, at least 1.
        pitch: (n,) uint8, MIDI pitch 0..127; for drum tracks the General MIDI drum key.
        velocity: (n,) uint8, 1..127.
        track: (n,) int16, index into the score's tracks.
    """

    onset_ticks: Int32Column
    duration_ticks: Int32Column
    pitch: Uint8Column
    velocity: Uint8Column
    track: Int16Column

    @classmethod
    def empty(cls) -> NoteTable:
        """A table without notes."""
        return cls.from_columns([], [], [], [], [])

    @classmethod
    def from_columns(
        cls,
        onset_ticks: Sequence[int] | NDArray[np.integer],
        duration_ticks: Sequence[int] | NDArray[np.integer],
        pitch: Sequence[int] | NDArray[np.integer],
        velocity: Sequence[int] | NDArray[np.integer],
        track: Sequence[int] | NDArray[np.integer],
    ) -> NoteTable:
        """A sorted table from five columns of equal length in any order."""
        table = cls(
            onset_ticks=np.asarray(onset_ticks, dtype=np.int32),
            duration_ticks=np.asarray(duration_ticks, dtype=np.int32),
            pitch=np.asarray(pitch, dtype=np.uint8),
            velocity=np.asarray(velocity, dtype=np.uint8),
            track=np.asarray(track, dtype=np.int16),
        )
        order = np.lexsort((table.pitch, table.track, table.onset_ticks))
        return table.select(order)

    @classmethod
    def from_notes(cls, notes: Iterable[Note]) -> NoteTable:
        """A sorted table from single notes."""
        rows = list(notes)
        columns = list(zip(*rows, strict=True)) if rows else [[], [], [], [], []]
        return cls.from_columns(*columns)

    @classmethod
    def concat(cls, tables: Sequence[NoteTable]) -> NoteTable:
        """The notes of several tables in one sorted table."""
        if not tables:
            return cls.empty()
        return cls.from_columns(
            np.concatenate([t.onset_ticks for t in tables]),
            np.concatenate([t.duration_ticks for t in tables]),
            np.concatenate([t.pitch for t in tables]),
            np.concatenate([t.velocity for t in tables]),
            np.concatenate([t.track for t in tables]),
        )

    def __len__(self) -> int:
        return len(self.onset_ticks)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NoteTable):
            return NotImplemented
        return (
            np.array_equal(self.onset_ticks, other.onset_ticks)
            and np.array_equal(self.duration_ticks, other.duration_ticks)
            and np.array_equal(self.pitch, other.pitch)
            and np.array_equal(self.velocity, other.velocity)
            and np.array_equal(self.track, other.track)
        )

    __hash__ = None  # type: ignore[assignment]  # columns are arrays

    @property
    def end_ticks(self) -> NDArray[np.int32]:
        """(n,) int32, the tick at which each note is released."""
        return self.onset_ticks + self.duration_ticks

    def select(self, which: NDArray[np.bool_] | NDArray[np.integer] | slice) -> NoteTable:
        """The rows of a mask, of an index array, or of a slice, in that order."""
        return NoteTable(
            onset_ticks=self.onset_ticks[which],
            duration_ticks=self.duration_ticks[which],
            pitch=self.pitch[which],
            velocity=self.velocity[which],
            track=self.track[which],
        )

    def window(self, start_ticks: int, end_ticks: int) -> NoteTable:
        """The notes whose onset lies in `[start_ticks, end_ticks)`."""
        first, last = np.searchsorted(self.onset_ticks, [start_ticks, end_ticks])
        return self.select(slice(int(first), int(last)))

    def cut_at(self, end_ticks: int) -> NoteTable:
        """The same notes, none of which sounds past a place; each begins before it."""
        room = (end_ticks - self.onset_ticks).astype(np.int32)
        return replace(self, duration_ticks=np.minimum(self.duration_ticks, room))

    def of_track(self, track: int) -> NoteTable:
        """The notes of one track."""
        return self.select(self.track == track)

    def is_in(self, others: NoteTable) -> NDArray[np.bool_]:
        """(n,) bool: which notes also stand in another table, all five columns equal."""
        if not len(self) or not len(others):
            return np.zeros(len(self), dtype=np.bool_)
        return np.isin(self._packed(), others._packed())

    def without(self, others: NoteTable) -> NoteTable:
        """The notes without the notes of another table, which are counted one by one."""
        gone = self.is_in(others)
        if np.count_nonzero(gone) > len(others):
            copies = Counter(others.rows())
            for index in np.flatnonzero(gone).tolist():
                note = self.select(slice(index, index + 1)).rows()[0]
                gone[index] = copies[note] > 0
                copies[note] -= 1
        return self.select(~gone)

    def _packed(self) -> NDArray[np.void]:
        dtype = [("o", "i4"), ("d", "i4"), ("p", "u1"), ("v", "u1"), ("t", "i2")]
        packed = np.empty(len(self), dtype=dtype)
        columns = (self.onset_ticks, self.duration_ticks, self.pitch, self.velocity, self.track)
        for (name, _), column in zip(dtype, columns, strict=True):
            packed[name] = column
        return packed.view("V12")

    def rows(self) -> list[Note]:
        """The notes one by one, as plain integers."""
        return [
            Note(*row)
            for row in zip(
                self.onset_ticks.tolist(),
                self.duration_ticks.tolist(),
                self.pitch.tolist(),
                self.velocity.tolist(),
                self.track.tolist(),
                strict=True,
            )
        ]
