"""Time signatures and the bar lines that follow from them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.sentence import Sentence

TICKS_PER_QUARTER = 480


@dataclass(frozen=True, slots=True, order=True)
class TimeSignature:
    """A time signature such as 6/8.

    Attributes:
        numerator: Beats in a bar, 1..32.
        denominator: The beat's note value, a power of two from 1 to 32.
    """

    numerator: int = 4
    denominator: int = 4

    def __post_init__(self) -> None:
        if not 1 <= self.numerator <= 32 or self.denominator not in (1, 2, 4, 8, 16, 32):
            raise AmtError(
                Sentence(
                    "{numerator}/{denominator} is not a time signature.",
                    numerator=self.numerator,
                    denominator=self.denominator,
                ),
                "Use one such as 4/4, 3/4, 6/8 or 7/8.",
            )

    @classmethod
    def parse(cls, text: str) -> TimeSignature:
        """The time signature written as `N/D`.

        Raises:
            AmtError: The text is not `N/D`, or no such signature exists.
        """
        match = re.fullmatch(r"\s*(\d{1,2})\s*/\s*(\d{1,2})\s*", text)
        if match is None:
            raise AmtError(
                Sentence('"{text}" is not a time signature.', text=text),
                "Write it as 4/4, 3/4 or 6/8.",
            )
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"

    @property
    def bar_ticks(self) -> int:
        """The length of one bar in ticks."""
        return TICKS_PER_QUARTER * 4 * self.numerator // self.denominator

    @property
    def is_compound(self) -> bool:
        """True if the beat divides in three, as in 6/8, 9/8 and 12/8."""
        return self.denominator >= 8 and self.numerator > 3 and self.numerator % 3 == 0

    @property
    def beat_ticks(self) -> int:
        """The length of the beat that is felt: dotted in compound meters."""
        unit = TICKS_PER_QUARTER * 4 // self.denominator
        return 3 * unit if self.is_compound else unit


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterMap:
    """The time signature of every bar.

    Attributes:
        changes: (bar, time signature) pairs, ascending, the first at bar 0.
    """

    changes: tuple[tuple[int, TimeSignature], ...] = ((0, TimeSignature()),)

    def __post_init__(self) -> None:
        bars = [bar for bar, _ in self.changes]
        assert bars and bars[0] == 0 and bars == sorted(set(bars)), "changes ascend from bar 0"

    @classmethod
    def constant(cls, time_signature: TimeSignature) -> MeterMap:
        """One time signature throughout."""
        return cls(changes=((0, time_signature),))

    def at(self, bar: int) -> TimeSignature:
        """The time signature of one bar."""
        return self.changes[bisect_right(self.changes, bar, key=lambda change: change[0]) - 1][1]

    def bar_starts_ticks(self, num_bars: int) -> NDArray[np.int64]:
        """(num_bars + 1,) int64, read-only: where each bar starts, and where the last one ends."""
        return _bar_starts_ticks(self.changes, num_bars)


@lru_cache(maxsize=256)
def _bar_starts_ticks(
    changes: tuple[tuple[int, TimeSignature], ...], num_bars: int
) -> NDArray[np.int64]:
    """Computes `MeterMap.bar_starts_ticks`, for which nearly all code that handles bars asks."""
    edges = np.minimum([*(bar for bar, _ in changes), num_bars], num_bars)
    bar_ticks = np.array([signature.bar_ticks for _, signature in changes], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(np.repeat(bar_ticks, np.diff(edges)))))
    # Shared by all that ask.
    starts.flags.writeable = False
    return starts
