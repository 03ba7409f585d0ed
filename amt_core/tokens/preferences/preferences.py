"""All leans of what is written: the key, the chords, the form, registers and unisons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.music.theory import Key
from amt_core.tokens.grammar.cell import CellGrammar
from amt_core.tokens.preferences.chords import ChordLean, PlannedChords
from amt_core.tokens.preferences.key import KeyLean
from amt_core.tokens.preferences.repeated_bars import Echo
from amt_core.tokens.preferences.unisons import UnisonLean
from amt_core.tokens.track_rules import Ids, TrackRules
from amt_core.tokens.vocabulary import VOCABULARY

# In nats, against a pitch beyond the register in which an instrument usually plays.
_UNUSUAL = 2.0


class Leans:
    """Follows what is written, and says where the next note leans.

    Args:
        key: The key that shall be heard, if any.
        chords: The chords that shall be heard, if any.
        form: For every bar the earlier bar that it takes up, or None.
        waits: Whether the lean of the key begins only once the music has strayed.

    Attributes:
        echo: What the form takes up.
    """

    def __init__(
        self,
        *,
        key: Key | None,
        chords: PlannedChords,
        form: Sequence[int | None] = (),
        waits: bool = False,
    ) -> None:
        self.echo = Echo(form)
        self._key = None if key is None else KeyLean(key, waits=waits)
        self._chords = ChordLean(chords) if chords else None
        self._unisons = UnisonLean()
        self._bar = -1

    def open_bar(self, bar: int) -> None:
        """A bar begins."""
        self._bar = bar
        self.echo.open_bar(bar)
        self._unisons.open_bar()

    def hear_others(self, notes: Iterable[tuple[int, int]]) -> None:
        """Takes note of what other parts strike in the bar: positions and tokens."""
        for position, token in notes:
            self._unisons.hear(position, token)
        self._unisons.close_cell()

    def advance(self, token: int, cell: CellGrammar) -> None:
        """Takes note of a token of a cell, which has taken note of it."""
        self.echo.advance(token)
        if token in VOCABULARY.pitch:
            self._unisons.hear(cell.position, token)
            if self._key is not None:
                self._key.hear(token - VOCABULARY.pitch.start, cell.duration_steps)

    def close_cell(self) -> None:
        """A cell has ended."""
        self.echo.close_cell()
        self._unisons.close_cell()

    def close_bar(self) -> None:
        """A bar has ended."""
        if self._key is not None:
            self._key.end_bar()

    def of_note(
        self,
        logits: NDArray[np.float32],
        allowed: Ids,
        cell: CellGrammar,
        rules: TrackRules,
    ) -> NDArray[np.float32]:
        """(n,) nats for the allowed tokens of a cell, but for those of the form.

        Args:
            logits: (vocabulary,) of the model.
            allowed: (n,) ids.
            cell: The cell that is being written.
            rules: The rules of its track.
        """
        lean = np.zeros(len(allowed), dtype=np.float32)
        if rules.steadiness:
            lean += np.float32(rules.steadiness) * logits.take(allowed)
        if rules.is_drum or cell.position < 0:
            return lean
        if self._key is not None:
            lean += self._key.bias.take(allowed)
        if self._chords is not None:
            lean += self._chords.bias(
                logits,
                allowed,
                bar=self._bar,
                position=cell.position,
                duration_steps=cell.duration_steps,
                names_chord=rules.carries_harmony and cell.is_lowest_next,
            )
        if rules.unusual is not None:
            lean -= np.float32(_UNUSUAL) * rules.unusual.take(allowed)
        self._unisons.lean_away(allowed, lean, cell.position)
        if rules.hand is not None:
            _choose_only(logits.take(allowed), allowed, lean)
        return lean


def _choose_only(logits: NDArray[np.float32], allowed: Ids, lean: NDArray[np.float32]) -> None:
    """Lets a lean choose among notes, and not how many there are.

    What makes the notes of a chord likelier makes it likelier that one more joins it: welcome in
    an accompaniment, but the lines of a hand become chords. So all pitches together keep the
    probability that the model gives them.
    """
    pitches = allowed >= VOCABULARY.pitch.start
    if pitches.any():
        own = logits[pitches]
        lean[pitches] += np.logaddexp.reduce(own) - np.logaddexp.reduce(own + lean[pitches])
