"""The relation of the synthesizer's clock to the place in the score during playback."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from amt_core.music.tempo_map import TempoMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run without a jump.

    Attributes:
        start_ms: When it begins, by the synthesizer's clock.
        start_ticks: Where it begins in the score.
        start_sec: The same place in seconds of the score.
        rate: How many times faster than written it is played.
    """

    start_ms: float
    start_ticks: float
    start_sec: float
    rate: float

    def at_ms(self, sec: float) -> float:
        """The time of a moment of the score, by the synthesizer's clock."""
        return self.start_ms + (sec - self.start_sec) * 1000 / self.rate


class Timeline:
    """The stretch that sounds, and the next ones where a loop has already been sent on.

    Args:
        tempo: What turns ticks into seconds.
        start_ms: When the first stretch begins, by the synthesizer's clock.
        start_ticks: Where it begins in the score.
        rate: How many times faster than written it is played.
    """

    def __init__(
        self, tempo: TempoMap, *, start_ms: float, start_ticks: float, rate: float = 1.0
    ) -> None:
        self._tempo, self._rate = tempo, rate
        self._stretches = deque([self._stretch(start_ms, start_ticks)])

    @property
    def last(self) -> Stretch:
        """The stretch that is sent next."""
        return self._stretches[-1]

    def jump(self, from_ticks: float, to_ticks: float) -> None:
        """Adds a stretch that follows when the last one has come to `from_ticks`."""
        self._stretches.append(self._stretch(self.last.at_ms(self._sec(from_ticks)), to_ticks))

    def forget_before(self, ms: float) -> None:
        """Drops the stretches that are over at a moment."""
        while len(self._stretches) > 1 and self._stretches[1].start_ms <= ms:
            self._stretches.popleft()

    def has_begun(self, ms: float) -> bool:
        """True if the first stretch has begun at a moment, and no count-in or lead runs."""
        return self._stretches[0].start_ms <= ms

    def is_in_last(self, ms: float) -> bool:
        """True if the last stretch has begun at a moment."""
        return self._at(ms) is self.last

    def ticks_at(self, ms: float) -> float:
        """The place in the score at a moment; before the first stretch, its beginning."""
        return self.ticks_in(self._at(ms), ms)

    def ticks_in(self, stretch: Stretch, ms: float) -> float:
        """The place at a moment if a stretch went on for ever; before it, its beginning."""
        sec = stretch.start_sec + max(ms - stretch.start_ms, 0.0) / 1000 * stretch.rate
        return max(float(self._tempo.to_ticks(sec)), stretch.start_ticks)

    def _stretch(self, start_ms: float, start_ticks: float) -> Stretch:
        return Stretch(
            start_ms=start_ms,
            start_ticks=start_ticks,
            start_sec=self._sec(start_ticks),
            rate=self._rate,
        )

    def _at(self, ms: float) -> Stretch:
        begun = (stretch for stretch in reversed(self._stretches) if stretch.start_ms <= ms)
        return next(begun, self._stretches[0])

    def _sec(self, ticks: float) -> float:
        return float(self._tempo.to_sec(ticks))
