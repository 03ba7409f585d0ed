"""Repeated bars of a form: a bar that repeats an earlier one is drawn to the cells of that bar.

The bias works track by track: as long as a cell goes as the cell of the earlier bar went, the token
that goes on so becomes likelier. The model may leave it at any note, and is then free until the
next cell. So what returns may vary, and never goes against what the music has become.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from amt_core.tokens.preferences.protocol import Bias, Choice, Preference, WrittenNote
from amt_core.tokens.preferences.weights import REPEATED_BAR
from amt_core.tokens.track_rules import TrackRules
from amt_core.tokens.vocabulary import VOCABULARY

_WEIGHT = np.float32(REPEATED_BAR)
_PITCH = VOCABULARY.pitch


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedBar:
    """The earlier bar that a bar repeats.

    Attributes:
        bar: Its index.
        semitones: By how much the pitches are higher now, as after a modulation.
        varied: The tracks that are written anew over what returns.
    """

    bar: int
    semitones: int = 0
    varied: frozenset[int] = frozenset()


Form = Sequence[RepeatedBar | None]
"""For each bar, the earlier bar that it repeats, or None."""

Cells = dict[int, list[int]]
"""By track, the tokens of its cell in a bar, without the tokens that name the track."""


class RepeatedBars(Preference):
    """Remembers the cells of all bars, and favors the token that goes on as the earlier bar did.

    Args:
        form: The form.
        resting: (bars,) the tracks that must rest in each bar; empty for none.
    """

    def __init__(self, form: Form, resting: Sequence[Collection[int]] = ()) -> None:
        self._form = form
        self._resting = resting
        self._bars: dict[int, Cells] = {}
        self._now: Cells = {}
        self._earlier: Cells = {}
        self._has_same_players = True

    @property
    def earlier(self) -> Cells:
        """The cells of the bar that this bar repeats; empty where it repeats none."""
        return self._earlier

    @property
    def has_same_players(self) -> bool:
        """True if the same tracks must rest as in the repeated bar, and none is written anew."""
        return self._has_same_players

    def start_bar(self, bar: int) -> None:
        """Looks up the bar that this one repeats."""
        self._now = self._bars[bar] = {}
        self._earlier = {}
        source = self._form[bar] if bar < len(self._form) else None
        if source is None:
            return
        resting = self._resting[bar] if self._resting else ()
        rests_alike = not self._resting or resting == self._resting[source.bar]
        self._has_same_players = rests_alike and not source.varied
        self._earlier = {
            track: _moved(cell, source.semitones)
            for track, cell in self._bars.get(source.bar, {}).items()
            if track not in resting and track not in source.varied
        }

    def observe(self, note: WrittenNote) -> None:
        """Remembers the tokens of a note."""
        self._now.setdefault(note.track, []).extend(note.tokens)

    def past(self) -> Iterable[object]:
        """The form, and the cells of all bars except the open one."""
        yield self._form
        yield self._resting
        yield from (cells for cells in self._bars.values() if cells is not self._now)

    def is_complete(self, choice: Choice) -> bool:
        """True if the open cell is the same as in the earlier bar, from beginning to end."""
        return self._rest(choice) == []

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats for the next token of the earlier cell, or for the end of the cell."""
        if not self._earlier or choice.rules is None or (rest := self._rest(choice)) is None:
            return None
        bias = np.zeros(len(choice.allowed), dtype=np.float32)
        if rest:
            bias[choice.allowed == rest[0]] = _WEIGHT
        elif choice.endings is not None:
            bias[choice.endings.where] = _WEIGHT
        return bias

    def _rest(self, choice: Choice) -> list[int] | None:
        """The rest of the earlier cell; None where there is none or the open cell differs."""
        wanted = self._earlier.get(choice.track)
        if wanted is None:
            return None
        written = [*self._now.get(choice.track, ()), *choice.begun]
        return wanted[len(written) :] if wanted[: len(written)] == written else None


def _moved(cell: list[int], semitones: int) -> list[int]:
    """The tokens of a cell some semitones higher; drums stay."""
    if not semitones:
        return cell
    return [
        token + semitones if token in _PITCH and token + semitones in _PITCH else token
        for token in cell
    ]


class RepeatedTrackOrder(Preference):
    """Favors the track that comes next in the earlier bar, or the end of the bar after the last.

    It has no opinion where other tracks play than in the earlier bar.

    Args:
        repeated: The cells of the earlier bar.
        rules: The rules of all tracks.
    """

    def __init__(self, repeated: RepeatedBars, rules: Sequence[TrackRules]) -> None:
        self._repeated = repeated
        self._rules = rules

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats for the tokens that lead to the next cell of the earlier bar."""
        earlier = self._repeated.earlier
        if not self._repeated.has_same_players:
            return None
        if not earlier or (choice.rules is not None and not self._repeated.is_complete(choice)):
            return None
        track = min((other for other in earlier if other > choice.track), default=None)
        bias = np.zeros(len(choice.allowed), dtype=np.float32)
        if track is None:
            is_bar = choice.allowed >= VOCABULARY.bar.start
            is_bar &= choice.allowed < VOCABULARY.bar.end
            bias[is_bar] = _WEIGHT
        elif choice.rules is None:
            bias[choice.allowed == self._next_token(choice, track)] = _WEIGHT
        return bias

    def _next_token(self, choice: Choice, track: int) -> int:
        """The next token on the way to the cell of a track; -1 if another program was opened."""
        name = self._rules[track].name
        if choice.opened_program is None:
            return VOCABULARY.track.id(name.program)
        if choice.opened_program != name.program:
            return -1
        if name.part:
            return VOCABULARY.part.id(name.part - 1)
        return self._repeated.earlier[track][0]
