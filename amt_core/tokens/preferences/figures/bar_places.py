"""Places of a bar at which a figure attacks, by the meter and the chords."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TimeSignature
from amt_core.tokens.preferences.weights import OUT_OF_FIGURE, RARE_IN_FIGURE
from amt_core.tokens.vocabulary import MAX_BAR_STEPS, STEPS_PER_QUARTER, TICKS_PER_STEP

EIGHTH = STEPS_PER_QUARTER // 2
SIXTEENTH = STEPS_PER_QUARTER // 4


@dataclass(frozen=True, slots=True, kw_only=True)
class BarShape:
    """The meter of a bar and the steps at which its chords begin.

    Attributes:
        meter: Its time signature.
        begins: Steps, ascending; the first is 0.
    """

    meter: TimeSignature
    begins: tuple[int, ...] = (0,)

    @property
    def steps(self) -> int:
        """Length of the bar in steps."""
        return self.meter.bar_ticks // TICKS_PER_STEP

    @property
    def beat(self) -> int:
        """Length of a beat in steps: dotted in compound meters, else a quarter note."""
        return 3 * EIGHTH if self.meter.is_compound else STEPS_PER_QUARTER

    def every(self, steps: int, *, first: int = 0) -> tuple[int, ...]:
        """The places from one on at a distance of some steps."""
        return tuple(range(first, self.steps, steps))

    @property
    def beats(self) -> tuple[int, ...]:
        """The beats."""
        return self.every(self.beat)

    @property
    def off_beats(self) -> tuple[int, ...]:
        """The last eighth note of each beat."""
        return self.every(self.beat, first=self.beat - EIGHTH)

    @property
    def eighths(self) -> tuple[int, ...]:
        """The eighth notes."""
        return self.every(EIGHTH)


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a bar at which a figure attacks.

    Attributes:
        needs: Each is a group of places, ascending, of which at least one must have an attack.
        may: Further places that fit.
        rare: Places that fit now and then.
    """

    needs: tuple[tuple[int, ...], ...]
    may: tuple[int, ...] = ()
    rare: tuple[int, ...] = ()

    @classmethod
    def at(
        cls, needed: Iterable[int], *, may: Iterable[int] = (), rare: Iterable[int] = ()
    ) -> Places:
        """Places that are each needed, with further ones."""
        return cls(tuple((place,) for place in sorted(set(needed))), tuple(may), tuple(rare))

    def unmet(self, attacked: Iterable[int], after: int) -> list[tuple[int, ...]]:
        """The needs that can still be met behind a step and are not met yet."""
        there = set(attacked)
        return [n for n in self.needs if n[-1] > after and there.isdisjoint(n)]


@cache
def bias_of(places: Places) -> NDArray[np.float32]:
    """(MAX_BAR_STEPS,) nats for each place of a bar: 0 where the figure attacks."""
    bias = np.full(MAX_BAR_STEPS, -OUT_OF_FIGURE, dtype=np.float32)
    bias[list(places.rare)] = -RARE_IN_FIGURE
    bias[list(places.may)] = 0.0
    bias[[place for need in places.needs for place in need]] = 0.0
    return bias
