"""The protocol of preferences: they see each written note, and add logit biases to each choice."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from amt_core.tokens.track_rules import Ids, TrackRules
from amt_core.tokens.vocabulary import VOCABULARY

Bias = NDArray[np.float32]
"""(n,) nats that are added to the logits of the n allowed tokens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNote:
    """A note that is complete.

    Attributes:
        track: The index of its track.
        token: Its Pitch or Drum token.
        position: Where in its bar it begins, in steps.
        onset_step: Where in the piece it begins, in steps.
        duration_steps: How long it sounds.
        tokens: The tokens that were written for it, `token` the last; empty for a note that the
            piece had before.
    """

    track: int
    token: int
    position: int
    onset_step: int
    duration_steps: int
    tokens: tuple[int, ...] = ()

    @property
    def is_drum(self) -> bool:
        """True if it is a drum stroke."""
        return self.token in VOCABULARY.drum

    @property
    def pitch(self) -> int:
        """The MIDI pitch."""
        return self.token - (VOCABULARY.drum if self.is_drum else VOCABULARY.pitch).start


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Endings:
    """The allowed tokens that lead to another cell, to the next bar or to the end of the piece.

    Attributes:
        where: Their place among the allowed tokens; all of them where no cell is open.
        num_passed: (k,) how many tracks each of them passes over.
    """

    where: slice
    num_passed: NDArray[np.float32]


# Not frozen: one is made at every token, and a frozen one takes more than twice as long to make.
@dataclass(slots=True, kw_only=True, eq=False)
class Choice:
    """The tokens among which the next one is chosen, and where in the piece it stands.

    Attributes:
        logits: (vocabulary,) of the model.
        allowed: (n,) ids that the grammar allows.
        bar: The bar.
        track: The track of the open cell, or of the last one of this bar; -1 before the first.
        rules: The rules of the track of the open cell; None where no cell is open.
        opened_program: The program whose Track token was written last, until its cell is open.
        position: Where in the bar the next note begins, in steps; -1 before that is known.
        duration_steps: How long the next note sounds, as far as that is known.
        is_lowest_next: Whether the next note is the lowest of its chord.
        begun: The tokens of a note that is not complete yet.
        endings: The allowed tokens that lead out of the cell; None where there are none.
        bias: (n,) float32, the sum of the biases of the preferences asked so far, in nats; only
            `Preferences` changes it.
    """

    logits: NDArray[np.float32]
    allowed: Ids
    bar: int
    track: int
    rules: TrackRules | None = None
    opened_program: int | None = None
    position: int = -1
    duration_steps: int = 0
    is_lowest_next: bool = True
    begun: tuple[int, ...] = ()
    endings: Endings | None = None
    bias: Bias = field(init=False)

    def __post_init__(self) -> None:
        self.bias = np.zeros(len(self.allowed), dtype=np.float32)

    @property
    def pitched_rules(self) -> TrackRules | None:
        """The rules of a track with pitches at a known position; None for any other choice."""
        rules = self.rules
        return None if rules is None or rules.is_drum or self.position < 0 else rules


class Preference(Protocol):
    """One idea of good music: it adds nats to the logits of allowed tokens, and forbids none."""

    def start_bar(self, bar: int) -> None:
        """A bar begins."""

    def observe(self, note: WrittenNote) -> None:
        """A note of the bar is complete."""

    def end_bar(self) -> None:
        """The bar is complete."""

    def past(self) -> Iterable[object]:
        """Its memory of complete bars, which never changes again, so that copies share it."""
        return ()

    @abstractmethod
    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats to add to the logits of the allowed tokens; None for zeros."""
        ...


def track_of(choice: Choice, rules: Sequence[TrackRules], tracks: Collection[int]) -> int:
    """The one of some tracks whose place is chosen, also before its cell is open; -1 for none.

    Args:
        choice: The choice.
        rules: The rules of each track of the piece.
        tracks: The tracks.
    """
    if choice.rules is not None:
        return choice.track
    if choice.opened_program is None:
        return -1
    names = ((track, rules[track].name) for track in tracks)
    return next(
        (t for t, name in names if name.program == choice.opened_program and name.part == 0), -1
    )
