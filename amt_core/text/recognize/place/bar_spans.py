"""Recognizes bars by number: `in bars 5 to 8`, `from bar 9 on`, `the last four bars`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from amt_core.spec.spans import WHOLE, Place, Reach, Span, bars_span
from amt_core.text.lexicon.length import SINGULAR_BAR_UNITS
from amt_core.text.lexicon.plan.changes import OF_WORDS
from amt_core.text.lexicon.plan.links import AND_WORDS
from amt_core.text.lexicon.plan.playing import AT_A_BAR
from amt_core.text.lexicon.plan.sections import (
    BAR_NOUNS,
    BAR_RANGE_LINKS,
    BEFORE_WORDS,
    BETWEEN_WORDS,
    END_NOUNS,
    HALVES,
    ON_WORDS,
    ORDINALS,
    SPAN_ARTICLES,
    SPAN_PREPOSITIONS,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.recognize.lengths import find_lengths
from amt_core.text.recognize.numbers import read_number
from amt_core.text.recognize.place.section_spans import section_phrase
from amt_core.text.recognize.place.span_phrase import (
    Shape,
    SpanPhrase,
    preposition_at,
    span_phrase,
)
from amt_core.text.words import Words

_MAX_TO_BAR = 3


def bars_at(words: Words, i: int) -> SpanPhrase | None:
    """Reads `in bars 5 to 8`, `from bar 9 on`, `the last 4 bars`, `the last bar of the intro`."""
    found = _bars_at(words, i)
    return found and (_of_a_section(words, found) or found)


def _of_a_section(words: Words, phrase: SpanPhrase) -> SpanPhrase | None:
    """The bars of the section that follows: `the last two bars of each verse`, `… before the drop`.

    The last bars before a section lie in front of it.
    """
    at = phrase.stop
    is_before = words.text(at) in BEFORE_WORDS
    if phrase.span.place is not Place.BARS or not (is_before or words.text(at) in OF_WORDS):
        return None
    inner = section_phrase(words, at + 1)
    if inner is None or inner.span.reach is not Reach.IN or inner.further:
        return None
    if is_before and phrase.span.stop_bar is not None:
        return None
    span = replace(
        phrase.span,
        section=inner.span.section,
        occurrence=inner.span.occurrence,
        reach=Reach.BEFORE if is_before else Reach.IN,
    )
    return replace(phrase, stop=inner.stop, span=span, shape=_shape_of(phrase, inner))


def _shape_of(phrase: SpanPhrase, inner: SpanPhrase) -> Shape:
    return Shape.HEADING if inner.shape is Shape.HEADING else phrase.shape


def _bars_at(words: Words, i: int) -> SpanPhrase | None:
    at, reach = preposition_at(words, i)
    is_between = words.text(at) in BETWEEN_WORDS
    at += is_between
    outer = _half(words, i, at, reach) or _outer_bars(words, i, at, reach)
    if outer is not None:
        return outer
    if reach is not Reach.IN:
        at = _to_named_bar(words, at)
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
    end = stop + 1 + (words.text(stop + 1) in BAR_NOUNS)
    if words.text(stop) in BAR_RANGE_LINKS and words.is_number(end):
        last = int(words[end].value)
        if last >= first and (is_between or words.text(stop) not in AND_WORDS or last <= first + 1):
            return span_phrase(words, i, end + 1, bars_span(first - 1, last))
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
    return span_phrase(words, i, stop, span)


def _to_named_bar(words: Words, i: int) -> int:
    """The index of the bar in `until the reveal at bar 33`, else the same one."""
    for at in range(i, i + 1 + _MAX_TO_BAR):
        if words.is_break(at) or words.text(at) in BAR_NOUNS:
            return i
        if words.text(at) in AT_A_BAR and words.text(at + 1) in BAR_NOUNS:
            return at + 1
    return i


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
    if read is None and ordinal == -1 and words.text(noun) not in SINGULAR_BAR_UNITS:
        return span_phrase(words, i, stop, Span(place=Place.END))
    span = bars_span(0, number) if ordinal == 1 else bars_span(-number)
    if reach is Reach.AFTER and ordinal == 1:
        span = bars_span(number)
    return span_phrase(words, i, stop, span)


def _after_bars(words: Words, i: int, at: int, reach: Reach) -> SpanPhrase | None:
    """Reads `after 8 bars`, `for 8 bars`, `den letzten 4 Takten`, `les 4 dernières mesures`."""
    is_one = words.text(at) in SINGULAR_BAR_UNITS and words.text(at + 1) in BEFORE_WORDS
    # `the bar before the chorus`
    read = (1.0, at) if is_one else read_number(words, at)
    if read is None or read[0] < 1:
        return None
    number, noun = int(read[0]), read[1]
    if ORDINALS.get(words.text(noun)) in (1, -1) and words.text(noun + 1) in BAR_NOUNS:
        ordinal = ORDINALS[words.text(noun)]
        span = bars_span(0, number) if ordinal == 1 else bars_span(-number)
        return span_phrase(words, i, noun + 2, span)
    if words.text(noun) in BAR_NOUNS and reach is Reach.AFTER:
        return span_phrase(words, i, noun + 1, bars_span(number))
    is_near = words.text(noun) in BAR_NOUNS and words.text(noun + 1) in BEFORE_WORDS
    if is_near and section_phrase(words, noun + 2) is not None:
        # `for 4 bars before the last chorus`
        return span_phrase(words, i, noun + 1, bars_span(-number))
    if words.text(noun) in BAR_NOUNS and words.text(noun + 1) in BEFORE_WORDS:
        end = noun + 2
        while words.text(end) in SPAN_ARTICLES:
            end += 1
        if words.text(end) in END_NOUNS:
            # `four bars before the end`
            return span_phrase(words, i, end + 1, bars_span(-number))
    return None


def _half(words: Words, i: int, at: int, reach: Reach) -> SpanPhrase | None:
    """Reads `in the second half` and `halfway through`; as bars where the length is stated."""
    found = _halves().longest_at(words, at) or _halves().longest_at(words, i)
    if found is None:
        return None
    inner = found[0]
    while words.text(inner) in OF_WORDS | SPAN_ARTICLES | SPAN_PREPOSITIONS:
        inner += 1
    if inner > found[0] and section_at(words, inner) is not None:
        # `the second half of the bridge`
        return None
    lengths = [
        claim.value
        for mention in find_lengths(words)
        for claim in mention.claims
        if claim.attribute == "num_bars" and isinstance(claim.value, int)
    ]
    half = max(lengths, default=0) // 2
    if not half and bars_at(words, found[0]) is not None:
        # `halfway at bar 17`
        return None
    first, stop = found[1][0]
    if reach is Reach.BEFORE:
        first, stop = 0, first
    is_first = first == 0 and bool(stop)
    if half:
        span = bars_span(0, half) if is_first else bars_span(half)
    else:
        span = Span(place=Place.FIRST_HALF if is_first else Place.SECOND_HALF)
    return span_phrase(words, i, found[0], span)


def halves_words() -> set[str]:
    """Every word of the phrases for halves of a piece."""
    return _halves().words


@cache
def _halves() -> PhraseIndex[tuple[int, int]]:
    return PhraseIndex(HALVES.items(), inflected=False)
