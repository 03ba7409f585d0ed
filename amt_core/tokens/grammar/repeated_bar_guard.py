"""The repeated-bar guard: after a few equal bars in a row, the next one differs in a note."""

from __future__ import annotations

from amt_core.tokens.track_rules import Ids
from amt_core.tokens.vocabulary import VOCABULARY

MAX_EQUAL_BARS = 8
"""At most this many bars in a row are the same in all tracks."""


class RepeatedBarGuard:
    """Compares each bar with the one before, without loudness: to change only that is to repeat."""

    def __init__(self) -> None:
        self._before: list[int] = []
        self._now: list[int] = []
        self._num_equal_bars = 0
        # The bar before where it must not be repeated again, until a note differs; else empty.
        self._forbidden: list[int] = []

    def start_bar(self) -> None:
        """The bar so far is complete, and another one begins."""
        self._num_equal_bars = self._num_equal_bars + 1 if self._before == self._now else 1
        self._before, self._now = self._now, []
        self._forbidden = self._before if self._num_equal_bars >= MAX_EQUAL_BARS else []

    def advance(self, token: int) -> None:
        """Takes a token of the bar; headers are left out."""
        if token in VOCABULARY.vel:
            return
        if token != self._repeating_token():
            self._forbidden = []
        self._now.append(token)

    def without_repeat(self, allowed: Ids) -> Ids:
        """The allowed tokens without the pitch that would repeat the bar before once more."""
        repeating = self._repeating_token()
        if repeating is None or repeating < VOCABULARY.pitch.start:
            return allowed
        others = allowed[allowed != repeating]
        return others if len(others) else allowed

    def _repeating_token(self) -> int | None:
        """The token that would go on repeating the bar before, where that is forbidden."""
        place = len(self._now)
        return self._forbidden[place] if place < len(self._forbidden) else None
