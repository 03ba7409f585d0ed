"""The settings of a performance: how much a score is shaped, its swing, and exceptions by track."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MIN_SWING_PERCENT, MAX_SWING_PERCENT = 50.0, 75.0
"""From straight to a dotted rhythm; with more, an eighth would move by more than a sixteenth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feel:
    """The settings by which a score is played.

    Attributes:
        amount: 0..1, how strongly everything is shaped; 0 is exactly the score.
        swing_percent: Where the second note of a pair starts, 50 straight to 75; it holds as given
            for any amount above 0. None leaves the swing to the style and the amount.
        swing_unit: The notes that swing: 8 for eighths, 16 for sixteenths.
        late_ms: How much later melodies come than usual, and chords by half: positive is laid back,
            negative pushes.
        rubato: 0..1, how freely the tempo breathes; None leaves it to the style.
        style: A genre or subgenre of `amt_core.spec.genres`; any other word is played plainly.
        amounts: Track index -> amount, for tracks that differ from `amount`.
        swing_percents: Track index -> place of the second note, for tracks that differ from
            `swing_percent`.
    """

    amount: float = 1.0
    swing_percent: float | None = None
    swing_unit: int = 8
    late_ms: float = 0.0
    rubato: float | None = None
    style: str = ""
    amounts: Mapping[int, float] = field(default_factory=dict[int, float])
    swing_percents: Mapping[int, float] = field(default_factory=dict[int, float])

    def __post_init__(self) -> None:
        assert 0.0 <= self.amount <= 1.0 and self.swing_unit in (8, 16)
        assert all(0.0 <= amount <= 1.0 for amount in self.amounts.values())
        assert self.rubato is None or 0.0 <= self.rubato <= 1.0
        percents = [*self.swing_percents.values()]
        if self.swing_percent is not None:
            percents.append(self.swing_percent)
        assert all(MIN_SWING_PERCENT <= percent <= MAX_SWING_PERCENT for percent in percents)

    def amount_of(self, track: int) -> float:
        """The amount for one track."""
        return self.amounts.get(track, self.amount)

    def swing_of(self, track: int) -> float | None:
        """The start of the second note of a pair in one track; None leaves it to the style."""
        return self.swing_percents.get(track, self.swing_percent)
