"""Recognizes parts of a piece: `in the last chorus`, `from bar 9 on`, `the last four bars`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from amt_core.spec.spans import WHOLE, Place, Reach, Span, bars_span, section_span
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.sections import (
    AFTER_WORDS,
    BAR_NOUNS,
    BAR_RANGE_LINKS,
    BEFORE_WORDS,
    END_PHRASES,
    FROM_WORDS,
    ON_WORDS,
    ORDINALS,
    PORTUGUESE_NO_BEFORE,
    SPAN_ARTICLES,
    SPAN_PREPOSITIONS,
    START_PHRASES,
    WHOLE_PHRASES,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.recognize.numbers import read_number
from amt_core.text.words import Words

_VERBS = frozenset(
    """starts start begins begin opens ends end finishes finish closes concludes""".split()
)


class Shape(Enum):
    """The relation of a part to the words about it."""

    PHRASE = auto()
    """`in the intro`: it may stand before or after what is said."""
    HEADING = auto()
    """`verse: …`: what is said follows, to the end of the sentence."""
    SUBJECT = auto()
    """`quiet verse`, `starts quiet`: what is said stands in the same clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanPhrase:
    """A part of the piece in the text.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        span: The part.
        shape: How it stands with what is said about it.
    """

    start: int
    stop: int
    span: Span
    shape: Shape


def find_spans(words: Words, taken: bytearray) -> Iterator[SpanPhrase]:
    """Finds every part of the piece that is named, outside the tokens that are taken."""
    i = 0
    while i < len(words):
        found = None if taken[i] else _span_at(words, i)
        if found is None or any(taken[found.start : found.stop]):
            i += 1
            continue
        yield found
        i = found.stop


def span_words() -> set[str]:
    """Every word of the phrases for the start and the end, and the ordinal numbers."""
    return _fixed().words | set(ORDINALS)


def _span_at(words: Words, i: int) -> SpanPhrase | None:
    return _fixed_at(words, i) or _bars_at(words, i) or _section_phrase(words, i)


def _fixed_at(words: Words, i: int) -> SpanPhrase | None:
    found = _fixed().longest_at(words, i)
    if found is None:
        return None
    stop, spans = found
    if _section_behind(words, stop) and words.text(stop - 1) in SPAN_PREPOSITIONS:
        return None
    is_verb = stop == i + 1 or words.text(i) in _VERBS
    # `ending` alone and `the end` say nothing about a place.
    if is_verb and (words.is_break(stop) or words.text(i - 1) in {"the", "a"}):
        return None
    if is_verb and words.text(stop) in {"at", "on"} and words.text(i) not in {"ends", "ending"}:
        return None
    if words.text(stop) == "up" and is_verb:
        return None
    return SpanPhrase(
        start=i,
        stop=stop,
        span=spans[0],
        shape=Shape.HEADING if words.text(stop) == ":" else
        Shape.SUBJECT if is_verb else Shape.PHRASE,
    )  # fmt: skip


def _section_behind(words: Words, i: int) -> bool:
    return section_at(words, i) is not None


def _bars_at(words: Words, i: int) -> SpanPhrase | None:
    """Reads `in bars 5 to 8`, `from bar 9 on`, `until bar 9`, `the last 4 bars`."""
    at, reach = _preposition(words, i)
    outer = _outer_bars(words, i, at, reach)
    if outer is not None:
        return outer
    if (
        words.text(at) not in BAR_NOUNS
        or not words.is_number(at + 1)
        or (words.text(at + 2) == "/")
    ):
        return _after_bars(words, i, at, reach)
    first = int(words[at + 1].value)
    stop = at + 2
    if first < 1 or words[at + 1].value != first:
        return None
    if words.text(stop) in BAR_RANGE_LINKS and words.is_number(stop + 1):
        last = int(words[stop + 1].value)
        if last >= first and not (words.text(stop) in {"and", "und", "et"} and last > first + 1):
            return _phrase(words, i, stop + 2, bars_span(first - 1, last))
    if words.text(stop) in ON_WORDS:
        reach, stop = Reach.FROM, stop + 1
    match reach:
        case Reach.BEFORE:
            # `until bar 8` of a range of bars takes bar 8 in; before an entrance it does not.
            span = bars_span(0, first - 1) if first > 1 else WHOLE
        case Reach.FROM:
            span = bars_span(first - 1)
        case Reach.AFTER:
            span = bars_span(first)
        case _:
            span = bars_span(first - 1, first)
    return _phrase(words, i, stop, span)


def _outer_bars(words: Words, i: int, at: int, reach: Reach) -> SpanPhrase | None:
    """Reads `the first 8 bars`, `the last four bars`, `in the last bar`."""
    ordinal = ORDINALS.get(words.text(at))
    if ordinal not in (1, -1):
        return None
    read = read_number(words, at + 1)
    number, noun = (1, at + 1) if read is None else (int(read[0]), read[1])
    if words.text(noun) not in BAR_NOUNS or number < 1:
        # Romance languages put the number first: `les 4 dernières mesures`, `dos últimos compases`.
        return None
    stop = noun + 1
    span = bars_span(0, number) if ordinal == 1 else bars_span(-number)
    if reach is Reach.AFTER and ordinal == 1:
        span = bars_span(number)
    return _phrase(words, i, stop, span)


def _after_bars(words: Words, i: int, at: int, reach: Reach) -> SpanPhrase | None:
    """Reads `after 8 bars`, `for 8 bars`, `den letzten 4 Takten`, `les 4 dernières mesures`."""
    read = read_number(words, at)
    if read is None or read[0] < 1:
        return None
    number, noun = int(read[0]), read[1]
    if ORDINALS.get(words.text(noun)) in (1, -1) and words.text(noun + 1) in BAR_NOUNS:
        ordinal = ORDINALS[words.text(noun)]
        span = bars_span(0, number) if ordinal == 1 else bars_span(-number)
        return _phrase(words, i, noun + 2, span)
    if words.text(noun) in BAR_NOUNS and reach is Reach.AFTER:
        return _phrase(words, i, noun + 1, bars_span(number))
    return None


def _section_phrase(words: Words, i: int) -> SpanPhrase | None:
    """Reads `in the last chorus`, `second verse`, `before the drop`, `verse:`."""
    at, reach = _preposition(words, i)
    occurrence: int | None = None
    if words.text(at) in ORDINALS:
        occurrence = ORDINALS[words.text(at)]
        at += 1
    elif words[at].value_or_none in (1, 2, 3, 4) and words.text(at + 1) in {"st", "nd", "rd", "th"}:
        occurrence, at = int(words[at].value), at + 2
    found = section_at(words, at)
    if found is None:
        # `im B-Teil`, `in the B section`, `the A part`.
        is_part = words[at].raw in {"A", "B", "C", "D"} and words.text(at + 1) in {
            "section", "part", "teil", "sections", "parts",
        }  # fmt: skip
        if not is_part:
            return None
        found = words[at].raw, at + 2
    kind, stop = found
    if words.is_number(stop) and words[stop].value in (1, 2, 3, 4) and occurrence is None:
        unit = words.text(stop + 1)
        if unit not in BAR_NOUNS and unit not in {"/", "%", "bpm", "-"}:
            occurrence, stop = int(words[stop].value), stop + 1
    if words.text(stop) in ON_WORDS and reach is not Reach.IN and words.text(stop) != "an":
        reach, stop = Reach.FROM, stop + 1
    span = replace(section_span(kind, occurrence), reach=reach)
    return _phrase(words, i, stop, span, has_preposition=at > i and words.text(i) not in ORDINALS)


def _preposition(words: Words, i: int) -> tuple[int, Reach]:
    """The index after prepositions and articles, and what lies where they point to."""
    at, reach = i, Reach.IN
    for _ in range(5):
        word = words.text(at)
        if word in BEFORE_WORDS and (word != "to" or at == i):
            if word == "to" or (word == "before" and reach is not Reach.IN):
                break
            reach = Reach.BEFORE
        elif word in FROM_WORDS:
            reach = Reach.FROM
        elif word in AFTER_WORDS and reach is Reach.IN:
            reach = Reach.AFTER
        elif (word == "no" and not _is_portuguese_no(words, at)) or (
            word not in SPAN_PREPOSITIONS and word not in SPAN_ARTICLES and word != "by"
        ):
            break
        at += 1
    return at, reach


def _is_portuguese_no(words: Words, i: int) -> bool:
    return any(words.text(k) in PORTUGUESE_NO_BEFORE for k in (i + 1, i + 2))


def _phrase(
    words: Words, start: int, stop: int, span: Span, *, has_preposition: bool = True
) -> SpanPhrase:
    if words.text(stop) in {":", "="}:
        shape = Shape.HEADING
    else:
        shape = Shape.PHRASE if has_preposition else Shape.SUBJECT
    return SpanPhrase(start=start, stop=stop, span=span, shape=shape)


@cache
def _fixed() -> PhraseIndex[Span]:
    start, end = Span(place=Place.START), Span(place=Place.END)
    return PhraseIndex(
        (
            (phrase, span)
            for phrases, span in (
                (START_PHRASES, start),
                (END_PHRASES, end),
                (WHOLE_PHRASES, WHOLE),
            )
            for phrase in split_names(phrases)
        ),
        inflected=False,
    )
