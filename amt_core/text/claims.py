"""Claims: statements of a description about single attributes of the spec."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from amt_core.spec.music_spec import Source

SOUND, STYLE, MOOD, NOTHING = "sound", "style", "mood", "nothing"
"""Attributes of claims that become several fields of a spec, or none: a `Sound`, a genre or
subgenre, a single mood, and a saying that only sounds like music."""


class Strength(IntEnum):
    """The directness of a claim; if claims contradict each other, the more direct one wins."""

    IMPLIED = 0
    """Follows from a word that says something else: a nocturne implies a piano."""
    PLAIN = 1
    """An everyday word: slow, loud."""
    NAMED = 2
    """A musical term: adagio, forte, waltz."""
    EXACT = 3
    """A number, a key, a time signature."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about one attribute.

    Attributes:
        attribute: A field of `MusicSpec`, or one of `SOUND`, `STYLE`, `MOOD`, `NOTHING`.
        value: The value stated; its type is that of the attribute.
        strength: How directly it is stated.
    """

    attribute: str
    value: object
    strength: Strength = Strength.PLAIN

    @property
    def source(self) -> Source:
        """The source of the attribute: inferred if the claim is only implied, else stated."""
        return Source.INFERRED if self.strength is Strength.IMPLIED else Source.STATED


@dataclass(frozen=True, slots=True)
class Mention:
    """Claims with their place in the text.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        claims: The statements made there.
        is_figure: Whether it is a number, a meter or a key: a negation reaches it only if it
            stands directly before it.
    """

    start: int
    stop: int
    claims: tuple[Claim, ...]
    is_figure: bool = False

    @property
    def names_a_sound(self) -> bool:
        """True if it names an instrument or an ensemble."""
        return any(claim.attribute == SOUND for claim in self.claims)
