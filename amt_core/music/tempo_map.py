"""From ticks to seconds and back."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from amt_core.music.meter import TICKS_PER_QUARTER

MIN_BPM = 10.0
MAX_BPM = 400.0
"""The tempos that a description, an edit or a performance may set."""

MAX_MICROS_PER_QUARTER = 0xFFFFFF
SLOWEST_BPM, FASTEST_BPM = 60e6 / MAX_MICROS_PER_QUARTER, 60e6
"""The tempos that a Standard MIDI File can state; a score has no other."""

TEMPO_BIN_EDGES = (40, 60, 70, 90, 110, 140, 160, 210)
"""Grave, largo, larghetto, adagio … prestissimo; an edge belongs to the slower bin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TempoMap:
    """Piecewise constant tempo.

    Attributes:
        changes: (tick, quarter notes per minute) pairs, ascending, the first at tick 0; tempos are
            finite and positive.
    """

    changes: tuple[tuple[int, float], ...] = ((0, 120.0),)

    def __post_init__(self) -> None:
        ticks = [tick for tick, _ in self.changes]
        assert ticks and ticks[0] == 0 and ticks == sorted(set(ticks)), "changes ascend from tick 0"
        assert all(0 < bpm < math.inf for _, bpm in self.changes)

    @classmethod
    def constant(cls, bpm: float) -> TempoMap:
        """One tempo throughout."""
        return cls(changes=((0, bpm),))

    def _breaks(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Ticks, seconds and seconds per tick at every change, each (n,)."""
        ticks = np.array([tick for tick, _ in self.changes], dtype=np.float64)
        rate = 60.0 / (np.array([bpm for _, bpm in self.changes]) * TICKS_PER_QUARTER)
        seconds = np.concatenate(([0.0], np.cumsum(np.diff(ticks) * rate[:-1])))
        return ticks, seconds, rate

    def at(self, tick: int) -> float:
        """The tempo at a tick, in quarter notes per minute."""
        return next(bpm for start, bpm in reversed(self.changes) if start <= max(tick, 0))

    def to_sec(self, ticks: ArrayLike) -> NDArray[np.float64]:
        """Seconds from the start for each tick; same shape as `ticks`."""
        breaks, seconds, rate = self._breaks()
        wanted = np.asarray(ticks, dtype=np.float64)
        i = np.clip(np.searchsorted(breaks, wanted, side="right") - 1, 0, None)
        return seconds[i] + (wanted - breaks[i]) * rate[i]

    def to_ticks(self, sec: ArrayLike) -> NDArray[np.float64]:
        """Ticks (not rounded) for each moment in seconds; same shape as `sec`."""
        breaks, seconds, rate = self._breaks()
        wanted = np.asarray(sec, dtype=np.float64)
        i = np.clip(np.searchsorted(seconds, wanted, side="right") - 1, 0, None)
        return breaks[i] + (wanted - seconds[i]) / rate[i]


def tempo_bin(bpm: float) -> int:
    """The bin of a tempo, 0..8: the number of `TEMPO_BIN_EDGES` below it."""
    return sum(bpm > edge for edge in TEMPO_BIN_EDGES)
