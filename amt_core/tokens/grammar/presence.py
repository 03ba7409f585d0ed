"""The presence of tracks: who was asked for is heard soon, and is never silent for long."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.track_rules import TrackRules

MAX_BARS_TO_ENTER = 2
"""A required track is heard within so many bars, or within a quarter of a shorter piece."""


# In nats: with it the parts of an ensemble rest in as many bars as those of human pieces do.
_PASSED_OVER = 2.0


def passing_lean(num_passed: Sequence[int]) -> NDArray[np.float32]:
    """(n,) the lean of tokens that pass over so many tracks on the way to the next cell.

    A small model is unsure who comes next, and every guess but one leaves somebody out: its parts
    rest two or three times as often as human ones.
    """
    return np.array(num_passed, dtype=np.float32) * -np.float32(_PASSED_OVER)


class Presence:
    """Counts for how long each track has been silent.

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
        """The tracks that must be heard in the bar that begins, ascending."""
        return [
            track
            for track, is_required in enumerate(self._is_required)
            if is_required and self._silent_bars[track] >= self._patience(track)
        ]

    def close_bar(self, heard: Collection[int]) -> None:
        """A bar has ended in which these tracks were heard."""
        for track in range(len(self._silent_bars)):
            is_heard = track in heard
            self._silent_bars[track] = 0 if is_heard else self._silent_bars[track] + 1
            self._has_entered[track] |= is_heard

    def _patience(self, track: int) -> int:
        if self._has_entered[track]:
            return self._most_silent[track]
        return min(self._entry_limit - 1, self._most_silent[track])
