"""The presence of tracks: a required track enters soon, and is never silent for long."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from amt_core.tokens.track_rules import TrackRules

MAX_BARS_TO_ENTER = 2
"""A required track enters within this many bars, or within a quarter of a shorter piece."""


class Presence:
    """Counts the bars for which each track has been silent.

    Args:
        rules: The rules of the tracks.
        num_bars: Bars of the piece.
        resting: (bars,) the tracks that must rest in each bar; empty for none.
    """

    def __init__(
        self,
        rules: Sequence[TrackRules],
        num_bars: int,
        resting: Sequence[Collection[int]] = (),
    ) -> None:
        self._resting = resting
        self._is_required = [each.is_required for each in rules]
        self._most_silent = [each.max_silent_bars for each in rules]
        self._silent_bars = [0] * len(rules)
        self._has_entered = [False] * len(rules)
        self._entry_limit = max(1, min(MAX_BARS_TO_ENTER, num_bars // 4))

    def resting(self, bar: int) -> Collection[int]:
        """The tracks that must rest in a bar."""
        return self._resting[bar] if 0 <= bar < len(self._resting) else ()

    def owed(self, bar: int) -> list[int]:
        """The tracks that must play in the bar that begins, ascending.

        A track plays in the first bar after a rest that is planned: there it enters.
        """
        resting, rested = self.resting(bar), self.resting(bar - 1)
        return [
            track
            for track, is_required in enumerate(self._is_required)
            if is_required
            and track not in resting
            and (track in rested or self._silent_bars[track] >= self._max_silent_now(track))
        ]

    def end_bar(self, bar: int, played: Collection[int]) -> None:
        """A bar has ended in which these tracks played; a planned rest does not count."""
        for track in range(len(self._silent_bars)):
            if track in self.resting(bar):
                continue
            has_played = track in played
            self._silent_bars[track] = 0 if has_played else self._silent_bars[track] + 1
            self._has_entered[track] |= has_played

    def _max_silent_now(self, track: int) -> int:
        if self._has_entered[track]:
            return self._most_silent[track]
        return min(self._entry_limit - 1, self._most_silent[track])
