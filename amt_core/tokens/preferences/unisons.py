"""Unisons of parts: a note that another part strikes at the same time becomes less likely.

A small model tends to write again what it has just read: the second guitar then strikes every note
of the first, and cannot be told from it. Parts may still meet on a note, but seldom.
"""

from __future__ import annotations

import numpy as np

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference, WrittenNote
from amt_core.tokens.preferences.weights import UNISON


class UnisonBias(Preference):
    """Knows what each part strikes in the bar."""

    def __init__(self) -> None:
        # By position in the bar: Pitch token and track of each note.
        self._struck: dict[int, set[tuple[int, int]]] = {}

    def start_bar(self, bar: int) -> None:
        """Forgets the bar before."""
        del bar
        self._struck = {}

    def observe(self, note: WrittenNote) -> None:
        """Remembers a note; drums are left out."""
        if not note.is_drum:
            self._struck.setdefault(note.position, set()).add((note.token, note.track))

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats, negative for the pitches that other parts strike at the same position."""
        if choice.pitched_rules is None or choice.position not in self._struck:
            return None
        struck = self._struck[choice.position]
        others = {token for token, track in struck if track != choice.track}
        if not others:
            return None
        bias = np.zeros(len(choice.allowed), dtype=np.float32)
        for token in others:
            bias[choice.allowed == token] = -np.float32(UNISON)
        return bias
