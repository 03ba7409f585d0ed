"""Controller messages as columns, sorted by tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class Control(NamedTuple):
    """A controller message.

    Attributes:
        tick: When, in ticks from the start of the piece.
        track: Index of the track.
        control: Number of the controller, 0..119.
        value: 0..127.
    """

    tick: int
    track: int
    control: int
    value: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ControlTable:
    """Controller messages as equally long columns, sorted by tick.

    Attributes:
        tick: (n,) int64, ticks from the start of the piece.
        track: (n,) int64, index of the track.
        control: (n,) int64, number of the controller.
        value: (n,) int64, 0..127.
    """

    tick: Ints
    track: Ints
    control: Ints
    value: Ints

    @classmethod
    def empty(cls) -> ControlTable:
        """A table without messages."""
        nothing = np.empty(0, dtype=np.int64)
        return cls(tick=nothing, track=nothing, control=nothing, value=nothing)

    @classmethod
    def of_part(cls, track: int, control: int, tick: Ints, value: Ints) -> ControlTable:
        """The messages of one controller of one track, ascending by tick."""
        return cls(
            tick=tick,
            track=np.full(len(tick), track, dtype=np.int64),
            control=np.full(len(tick), control, dtype=np.int64),
            value=value,
        )

    @classmethod
    def concat(cls, tables: Sequence[ControlTable]) -> ControlTable:
        """The messages of several tables; at one tick, earlier tables come first."""
        if not tables:
            return cls.empty()
        joined = cls(
            tick=np.concatenate([table.tick for table in tables]),
            track=np.concatenate([table.track for table in tables]),
            control=np.concatenate([table.control for table in tables]),
            value=np.concatenate([table.value for table in tables]),
        )
        return joined.select(np.argsort(joined.tick, kind="stable"))

    def __len__(self) -> int:
        return len(self.tick)

    def __iter__(self) -> Iterator[Control]:
        columns = (self.tick, self.track, self.control, self.value)
        return map(Control, *(column.tolist() for column in columns))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ControlTable):
            return NotImplemented
        return list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # columns are arrays

    def select(self, which: NDArray[np.bool_] | Ints) -> ControlTable:
        """The rows of a mask or of an index array, in that order."""
        return ControlTable(
            tick=self.tick[which],
            track=self.track[which],
            control=self.control[which],
            value=self.value[which],
        )
