"""A part of the piece in the text, and the words that lead to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from amt_core.spec.spans import Reach, Span
from amt_core.text.lexicon.plan.links import WITH_WORDS
from amt_core.text.lexicon.plan.sections import (
    AFTER_WORDS,
    ALSO_FROM,
    BEFORE_WITH,
    BEFORE_WORDS,
    FROM_WORDS,
    PORTUGUESE_NO,
    PORTUGUESE_NO_BEFORE,
    SECTION_LABELS,
    SPAN_ARTICLES,
    SPAN_PREPOSITIONS,
)
from amt_core.text.recognize.form.found_form import SECTION_LETTERS
from amt_core.text.words import Words


class Shape(Enum):
    """The relation of a part to the words about it."""

    PHRASE = auto()
    """`in the intro`: it may stand before or after what is said."""
    HEADING = auto()
    """`verse: …`: what is said follows, to the end of the sentence."""
    SUBJECT = auto()
    """`quiet verse`, `starts quiet`: what is said stands in the same clause."""
    DETAIL = auto()
    """`intro 4 bars piano only, …`: what is said follows in a list of sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanPhrase:
    """A part of the piece in the text.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        span: The part.
        shape: How it stands with what is said about it.
        detail_stop: For `Shape.DETAIL`: index after the last token that is about it.
        further: More parts that are named with it: the outro of `in the intro and the outro`.
    """

    start: int
    stop: int
    span: Span
    shape: Shape
    detail_stop: int = 0
    further: tuple[Span, ...] = ()


def span_phrase(
    words: Words, start: int, stop: int, span: Span, *, has_preposition: bool = True
) -> SpanPhrase:
    """The phrase between two tokens; a colon behind it makes it a heading."""
    if words.text(stop) in {":", "="}:
        shape = Shape.HEADING
    else:
        shape = Shape.PHRASE if has_preposition else Shape.SUBJECT
    return SpanPhrase(start=start, stop=stop, span=span, shape=shape)


def preposition_at(words: Words, i: int) -> tuple[int, Reach]:
    """The index after prepositions and articles, and what lies where they point to."""
    at, reach = i, Reach.IN
    # `comes in with the chorus`
    at += words.text(i) in WITH_WORDS and words.text(i - 1) in BEFORE_WITH
    for _ in range(5):
        word = words.text(at)
        if word in BEFORE_WORDS:
            if word in ALSO_FROM and reach is not Reach.IN:
                break
            reach = Reach.BEFORE
        elif word in FROM_WORDS:
            reach = Reach.FROM
        elif word in AFTER_WORDS and reach is Reach.IN:
            reach = Reach.AFTER
        elif names_a_letter(words, at):
            # `in the A section`
            break
        elif (word in PORTUGUESE_NO and not _is_portuguese_no(words, at)) or (
            word not in SPAN_PREPOSITIONS and word not in SPAN_ARTICLES
        ):
            break
        at += 1
    return at, reach


def names_a_letter(words: Words, i: int) -> bool:
    """True for the letter of `A section`."""
    return words[i].raw in SECTION_LETTERS and words.text(i + 1) in SECTION_LABELS


def _is_portuguese_no(words: Words, i: int) -> bool:
    return any(words.text(k) in PORTUGUESE_NO_BEFORE for k in (i + 1, i + 2))
