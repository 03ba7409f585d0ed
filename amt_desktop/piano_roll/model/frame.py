"""Bars, beats and marks of a score, computed once per score. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from amt_core.music.score import Score
from amt_desktop.look.words import word


class MarkKind(IntEnum):
    """The kinds of marks, in the order in which marks of one place are drawn."""

    METER = 0
    TEMPO = 1
    KEY = 2
    PLACE = 3


class Mark(NamedTuple):
    """A short text above the bars.

    Attributes:
        tick: The first tick for which it holds.
        kind: Its kind.
        text: Its text.
    """

    tick: int
    kind: MarkKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frame:
    """Lines and marks over time.

    Attributes:
        bar_starts_ticks: (num_bars + 1,) int64, the last one is the piece's end.
        beats_ticks: (n,) int64, every felt beat that is no bar line, ascending.
        marks: Time signatures, tempi, keys and markers, ascending.
    """

    bar_starts_ticks: NDArray[np.int64]
    beats_ticks: NDArray[np.int64]
    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, score: Score) -> Frame:
        """The frame of one score."""
        starts = score.bar_starts_ticks
        return cls(
            bar_starts_ticks=starts, beats_ticks=_beats(score, starts), marks=_marks(score, starts)
        )

    def bar_at(self, tick: float) -> int:
        """The bar that holds a tick; the nearest one for ticks outside the piece."""
        bar = int(np.searchsorted(self.bar_starts_ticks, tick, side="right")) - 1
        return min(max(bar, 0), max(self.num_bars - 1, 0))

    @property
    def num_bars(self) -> int:
        """The number of bars."""
        return len(self.bar_starts_ticks) - 1

    @property
    def length_ticks(self) -> int:
        """The end of the piece."""
        return int(self.bar_starts_ticks[-1])


def _beats(score: Score, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    changes = [*score.meter.changes, (score.num_bars, None)]
    beats: list[NDArray[np.int64]] = [np.empty(0, dtype=np.int64)]
    for (first, signature), (last, _) in pairwise(changes):
        if signature is None or first >= score.num_bars:
            continue
        inside = np.arange(signature.beat_ticks, signature.bar_ticks, signature.beat_ticks)
        bars = starts[first : min(last, score.num_bars)]
        beats.append((bars[:, None] + inside[None, :]).ravel())
    return np.concatenate(beats)


def _marks(score: Score, starts: NDArray[np.int64]) -> tuple[Mark, ...]:
    """The marks of a score; a drifting tempo has one for each whole beat per minute."""
    marks: list[Mark] = []
    num_bars = max(score.num_bars, 1)
    for bar, signature in score.meter.changes:
        if bar < num_bars:
            marks.append(Mark(int(starts[bar]), MarkKind.METER, str(signature)))
    shown_bpm = 0.0
    for tick, bpm in score.tempo.changes:
        if abs(bpm - shown_bpm) >= 1 and tick <= starts[-1]:
            marks.append(Mark(tick, MarkKind.TEMPO, f"♩={bpm:.0f}"))
            shown_bpm = bpm
    marks += [
        Mark(int(starts[change.bar]), MarkKind.KEY, word(str(change.key)))
        for change in score.keys
        if change.bar < num_bars
    ]
    marks += [
        Mark(marker.tick, MarkKind.PLACE, marker.text)
        for marker in score.markers
        if marker.tick < starts[-1]
    ]
    return tuple(sorted(marks))
