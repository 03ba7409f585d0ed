"""Claims: statements of a description about single attributes of the spec."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from amt_core.spec.music_spec import Source
from amt_core.spec.requests import Change, FeelRequest
from amt_core.spec.spans import WHOLE, Span

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
        asked: The number in the words, where it is out of range and `value` is the nearest one.
    """

    attribute: str
    value: object
    strength: Strength = Strength.PLAIN
    asked: float | None = None

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

    @property
    def hints_at_a_style(self) -> bool:
        """True for the name of an instrument that implies a style: `jazz guitar`."""
        styles = [claim for claim in self.claims if claim.attribute == STYLE]
        return self.names_a_sound and any(c.strength is Strength.IMPLIED for c in styles)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMention:
    """A change or a feel with its place in the text.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        request: The request; its span is set once the parts of the piece are read.
        claims: What its words state about the whole piece: the first tempo of an accelerando.
        default_span: Its span where the words name no part of the piece.
        needs_place: Whether it is only meant where the words name a part of the piece.
        is_level: Whether its words name a tempo and no movement, which holds where they name a
            section: `slower in the bridge`.
        is_also_a_claim: Whether its words say something else, too: `medium swing` is also a style.
    """

    start: int
    stop: int
    request: Change | FeelRequest
    claims: tuple[Claim, ...] = ()
    default_span: Span = WHOLE
    needs_place: bool = False
    is_also_a_claim: bool = False
    is_level: bool = False
