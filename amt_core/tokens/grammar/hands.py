"""The two hands of a keyboard part: neither strikes a key beyond what the other holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from amt_core.music.instruments.hands import LEFT_HAND, RIGHT_HAND
from amt_core.tokens.grammar.cell import Room
from amt_core.tokens.preferences.protocol import WrittenNote
from amt_core.tokens.track_rules import TrackRules
from amt_core.tokens.vocabulary import VOCABULARY


class HandsApart:
    """Knows which keys each hand holds down, and so which keys the other hand may strike.

    Args:
        rules: The rules of the tracks.
        num_steps: Length of the piece.
    """

    def __init__(self, rules: Sequence[TrackRules], num_steps: int) -> None:
        hands = {each.hand: track for track, each in enumerate(rules) if each.hand is not None}
        self._right = hands.get(RIGHT_HAND, -1)
        self._left = hands.get(LEFT_HAND, -1)
        # Token ids, for every step of the piece: no hand goes beyond what the other one holds.
        length = num_steps if hands else 0
        self._lowest_of_right = np.full(length, VOCABULARY.pitch.end, dtype=np.int64)
        self._highest_of_left = np.full(length, VOCABULARY.pitch.start - 1, dtype=np.int64)

    def observe(self, note: WrittenNote) -> None:
        """Marks the key as held for the length of the note."""
        held = slice(note.onset_step, note.onset_step + note.duration_steps)
        if note.track == self._right:
            np.minimum(self._lowest_of_right[held], note.token, out=self._lowest_of_right[held])
        elif note.track == self._left:
            np.maximum(self._highest_of_left[held], note.token, out=self._highest_of_left[held])

    def room_of(self, track: int) -> Room | None:
        """The pitches that the other hand leaves to a track; None for a track that is no hand."""
        if track == self._right:
            return self._above_left
        if track == self._left:
            return self._below_right
        return None

    def _above_left(self, step: int) -> tuple[int, int]:
        return int(self._highest_of_left[step]) + 1, VOCABULARY.pitch.end - 1

    def _below_right(self, step: int) -> tuple[int, int]:
        return VOCABULARY.pitch.start, int(self._lowest_of_right[step]) - 1
