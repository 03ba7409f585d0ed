"""The part of a piece that a request is about, and the words that it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

SECTION_KINDS = (
    "intro", "verse", "pre-chorus", "chorus", "bridge", "solo", "break", "drop", "build-up",
    "outro", "coda", "theme", "variation", "episode", "interlude",
)  # fmt: skip
"""The kinds of sections that have a name of their own; other sections only have a letter."""


class Reach(StrEnum):
    """The bars that a span takes in, seen from the part that it names."""

    IN = "in"
    BEFORE = "before"
    """The bars before the first bar of the part."""
    FROM = "from"
    """The bars from the first bar of the part on."""
    AFTER = "after"
    """The bars after the last bar of the part."""


class Place(StrEnum):
    """The ways to name a part of a piece."""

    WHOLE = "whole"
    START = "start"
    """The first section, or the first bars where there are no sections."""
    END = "end"
    """The last section, or the last bars where there are no sections."""
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    """From the section that begins nearest to the middle on, or from the middle bar on."""
    SECTION = "section"
    BARS = "bars"


_PLAIN_PLACES = frozenset(Place) - {Place.SECTION, Place.BARS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The part of a piece that a request is about.

    Attributes:
        place: How the part is named.
        section: For `Place.SECTION`: one of `SECTION_KINDS`, or a letter such as `B`.
        occurrence: For `Place.SECTION`: 1 is the first section of this name, 2 the second, -1 the
            last one; None is every one.
        first_bar: For `Place.BARS`: index of the first bar, 0 is the first bar of the piece (or of
            the section, if `section` is given); a negative index counts from the end, -4 is the
            fourth bar from the end.
        stop_bar: For `Place.BARS`: index after the last bar; None is the end.
        reach: For `Place.SECTION`: the section itself, or what lies before or after it. For the
            last bars of a section: its own, or those before it.
    """

    place: Place = Place.WHOLE
    section: str = ""
    occurrence: int | None = None
    first_bar: int = 0
    stop_bar: int | None = None
    reach: Reach = Reach.IN

    @classmethod
    def parse(cls, text: str) -> Span:
        """The part of a piece that a span was written as.

        Raises:
            ValueError: The text is none.
        """
        if text in _PLAIN_PLACES:
            return cls(place=Place(text))
        if (bars := _BARS.fullmatch(text)) is None:
            reach, section = Reach.IN, text
            word, _, rest = text.partition(" ")
            if word in (Reach.BEFORE, Reach.FROM, Reach.AFTER) and rest:
                reach, section = Reach(word), rest
            section, occurrence = _named_section(section)
            return cls(place=Place.SECTION, section=section, occurrence=occurrence, reach=reach)
        section, occurrence = _named_section(bars["section"]) if bars["section"] else ("", None)
        reach = Reach.BEFORE if bars["link"] == Reach.BEFORE else Reach.IN
        if bars["count"]:
            first, stop = -int(bars["count"]), None
        elif bars["is_last"]:
            first, stop = -1, None
        elif bars["open"]:
            first, stop = int(bars["open"]) - 1, None
        else:
            first = int(bars["first"] or bars["only"]) - 1
            stop = int(bars["stop"] or bars["only"])
        return cls(
            place=Place.BARS,
            section=section,
            occurrence=occurrence,
            first_bar=first,
            stop_bar=stop,
            reach=reach,
        )

    def __str__(self) -> str:
        section = self.section
        if self.occurrence is not None:
            section = f"{'last' if self.occurrence < 0 else self.occurrence} {section}"
        if self.place is Place.SECTION:
            return section if self.reach is Reach.IN else f"{self.reach} {section}"
        if self.place is not Place.BARS:
            return str(self.place)
        if self.first_bar < 0 and self.stop_bar is None:
            bars = "last bar" if self.first_bar == -1 else f"last {-self.first_bar} bars"
        elif self.stop_bar is None:
            bars = f"from bar {self.first_bar + 1}"
        elif self.stop_bar == self.first_bar + 1:
            bars = f"bar {self.stop_bar}"
        else:
            bars = f"bars {self.first_bar + 1}-{self.stop_bar}"
        link = "before" if self.reach is Reach.BEFORE else "of"
        return f"{bars} {link} {section}" if section else bars


_BARS = re.compile(
    r"(?:from bar (?P<open>\d{1,9})|bar (?P<only>-?\d{1,9})"
    r"|bars (?P<first>-?\d{1,9})-(?P<stop>-?\d{1,9})"
    r"|last (?P<count>\d{1,9}) bars|(?P<is_last>last bar))"
    r"(?: (?P<link>of|before) (?P<section>.+))?"
)


def _named_section(text: str) -> tuple[str, int | None]:
    """Name and occurrence of `2 chorus`, `last verse` or `B`."""
    word, _, name = text.partition(" ")
    if name and (word == "last" or word.isdigit()):
        return _known_section(name), -1 if word == "last" else int(word)
    return _known_section(text), None


def is_section_letter(text: str) -> bool:
    """True for a letter that names a section, such as `B` or `A'`."""
    return re.fullmatch(r"[A-Z]'*", text) is not None


def _known_section(name: str) -> str:
    if name not in SECTION_KINDS and not is_section_letter(name):
        raise ValueError(f"{name!r} is no section")
    return name


WHOLE = Span()
"""The whole piece."""


def section_span(section: str, occurrence: int | None = None) -> Span:
    """Every section of a name, or one of them."""
    return Span(place=Place.SECTION, section=section, occurrence=occurrence)


def bars_span(first_bar: int, stop_bar: int | None = None) -> Span:
    """A range of bars; indices begin at 0."""
    return Span(place=Place.BARS, first_bar=first_bar, stop_bar=stop_bar)


def is_one_bar(span: Span) -> bool:
    """True for a single bar of the piece, such as `bar 9`."""
    return span.place is Place.BARS and not span.section and span.stop_bar == span.first_bar + 1


@dataclass(frozen=True, slots=True, order=True)
class TextRange:
    """A range of characters in the description.

    Attributes:
        start: Index of the first character.
        stop: Index after the last character.
    """

    start: int
    stop: int

    def of(self, text: str) -> str:
        """The characters of the range."""
        return text[self.start : self.stop]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeWords:
    """The words that an attribute was read from.

    Attributes:
        attribute: The name of a field of `MusicSpec`.
        range: The words in the description.
    """

    attribute: str
    range: TextRange


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadWords:
    """Words of the description that had no effect.

    Attributes:
        range: The words in the description.
        hint: The reason and the remedy if they look like something that can be asked for; else
            empty.
    """

    range: TextRange
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A request that cannot hold, or that holds only in part.

    Attributes:
        message: A sentence that names the place and the contradiction.
        hint: The remedy.
        range: The words in the description.
    """

    message: str
    hint: str
    range: TextRange
