"""Felt beats of a plan and ticks of the roll, one from the other. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from amt_core.composing.planning.edits.chord_edits import bar_starts_beats
from amt_core.composing.planning.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class BeatLines:
    """Places of a plan in felt beats from its start, and in ticks.

    Attributes:
        starts_beats: (bars + 1,) the start of each bar, and the end of the piece.
        starts_ticks: (bars + 1,) the same in ticks.
    """

    starts_beats: tuple[float, ...]
    starts_ticks: tuple[int, ...]

    @classmethod
    def of(cls, plan: Plan) -> BeatLines:
        """The beat lines of one plan."""
        ticks = plan.meter_map.bar_starts_ticks(plan.num_bars)
        return cls(starts_beats=tuple(bar_starts_beats(plan)), starts_ticks=tuple(ticks.tolist()))

    def bar_at(self, beat: float) -> int:
        """The bar that holds a beat; the nearest one for places outside the piece."""
        bar = bisect_right(self.starts_beats, beat) - 1
        return min(max(bar, 0), len(self.starts_beats) - 2)

    def tick_of(self, beat: float) -> float:
        """The tick of a place in beats."""
        bar = self.bar_at(beat)
        return self.starts_ticks[bar] + (beat - self.starts_beats[bar]) * self._beat_ticks(bar)

    def beat_of(self, tick: float) -> float:
        """The place in beats of a tick."""
        bar = min(max(bisect_right(self.starts_ticks, tick) - 1, 0), len(self.starts_ticks) - 2)
        return self.starts_beats[bar] + (tick - self.starts_ticks[bar]) / self._beat_ticks(bar)

    def _beat_ticks(self, bar: int) -> float:
        ticks = self.starts_ticks[bar + 1] - self.starts_ticks[bar]
        return ticks / (self.starts_beats[bar + 1] - self.starts_beats[bar])
