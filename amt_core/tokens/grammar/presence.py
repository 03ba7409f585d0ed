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
    """

    def __init__(self, rules: Sequence[TrackRules], num_bars: int) -> None:
        self._is_required = [each.is_required for each in rules]
        self._most_silent = [each.max_silent_bars for each in rules]
        self._silent_bars = [0] * len(rules)
        self._has_entered = [False] * len(rules)
        self._entry_limit = max(1, min(MAX_BARS_TO_ENTER, num_bars // 4))

    def owed(self) -> list[int]:
        """The tracks that must play in the bar that begins, ascending."""
        return [
            track
            for track, is_required in enumerate(self._is_required)
            if is_required and self._silent_bars[track] >= self._max_silent_now(track)
        ]

    def end_bar(self, played: Collection[int]) -> None:
        """A bar has ended in which these tracks played."""
        for track in range(len(self._silent_bars)):
            has_played = track in played
            self._silent_bars[track] = 0 if has_played else self._silent_bars[track] + 1
            self._has_entered[track] |= has_played

    def _max_silent_now(self, track: int) -> int:
        if self._has_entered[track]:
            return self._most_silent[track]
        return min(self._entry_limit - 1, self._most_silent[track])
