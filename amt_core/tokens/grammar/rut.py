"""The way out of a rut: no bar goes on and on unchanged."""

from __future__ import annotations

from amt_core.tokens.track_rules import Ids
from amt_core.tokens.vocabulary import VOCABULARY

MAX_EQUAL_BARS = 8
"""So many bars in a row may be the same in all tracks; the next one differs in a note at least."""


class Rut:
    """Remembers the newest bars without loudness: to change it alone is to play a bar again."""

    def __init__(self) -> None:
        self._before: list[int] = []
        self._now: list[int] = []
        self._num_equal_bars = 0
        # What would repeat the bar before once too often, until a note differs; else empty.
        self._stale: list[int] = []

    def open_bar(self) -> None:
        """The bar so far is complete, and another one begins."""
        self._num_equal_bars = self._num_equal_bars + 1 if self._before == self._now else 1
        self._before, self._now = self._now, []
        self._stale = self._before if self._num_equal_bars >= MAX_EQUAL_BARS else []

    def advance(self, token: int) -> None:
        """Takes note of a token of the bar, headers left out."""
        if token in VOCABULARY.vel:
            return
        if token != self._stale_token():
            self._stale = []
        self._now.append(token)

    def fresh(self, allowed: Ids) -> Ids:
        """The allowed tokens without the pitch that would once more repeat the bar before."""
        stale = self._stale_token()
        if stale is None or stale < VOCABULARY.pitch.start:
            return allowed
        others = allowed[allowed != stale]
        return others if len(others) else allowed

    def _stale_token(self) -> int | None:
        """The token that would go on repeating the bar before, where that must not be."""
        place = len(self._now)
        return self._stale[place] if place < len(self._stale) else None
