"""Recognizes parts of a piece: `in the last chorus`, `from bar 9 on`, `the last four bars`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from amt_core.spec.spans import WHOLE, Place, Reach, Span, bars_span
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.changes import OF_WORDS
from amt_core.text.lexicon.plan.links import AND_WORDS, ARTICLES
from amt_core.text.lexicon.plan.sections import (
    AFTER_PARTICLES,
    AFTER_WORDS,
    BEFORE_WORDS,
    EDGE_PREPOSITIONS,
    EDGE_VERBS,
    END_NOUNS,
    END_PHRASES,
    ENDING_NOUNS,
    ENDING_VERBS,
    FROM_THEN,
    FROM_WORDS,
    IN_THEN,
    LOW_WORDS,
    OF_A_SECTION,
    OPENING_SUBJECTS,
    ORDINALS,
    PARTICLES,
    PLACE_PREPOSITIONS,
    SPAN_ARTICLES,
    SPAN_PREPOSITIONS,
    START_PHRASES,
    STARTING_NOUNS,
    UNTIL_THEN,
    UP_WORDS,
    WHOLE_PHRASES,
)
from amt_core.text.lexicon.scope import OR_WORDS
from amt_core.text.lexicon.tempo import THEN_WORDS
from amt_core.text.phrases import PhraseIndex
from amt_core.text.plan.players.playing_cues import kind_at, unaccompanied_at
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.recognize.place.bar_spans import bars_at, halves_words
from amt_core.text.recognize.place.section_spans import section_phrase
from amt_core.text.recognize.place.span_phrase import Shape, SpanPhrase
from amt_core.text.words import Words

_EDGE_BARS = 2
_AFTER_PARTICLES = BEFORE_WORDS | FROM_WORDS | AFTER_WORDS | AFTER_PARTICLES


def find_spans(words: Words, taken: bytearray) -> Iterator[SpanPhrase]:
    """Finds every part of the piece that is named, outside the tokens that are taken."""
    i = 0
    last: Span | None = None
    while i < len(words):
        found = None if taken[i] else _relative(words, i, last) or _span_at(words, i)
        found = found and _joined(words, found)
        if found is None or any(taken[found.start : found.stop]):
            i += 1
            continue
        yield found
        last = found.span
        i = found.stop


def _joined(words: Words, phrase: SpanPhrase) -> SpanPhrase:
    """The phrase with one that ends its clause: `in the first eight bars or in the bridge`."""
    at = phrase.stop
    is_place = words.text(phrase.start) in PLACE_PREPOSITIONS
    if not is_place or phrase.further or words.text(at) not in AND_WORDS | OR_WORDS:
        return phrase
    found = _span_at(words, at + 1) if words.text(at + 1) in PLACE_PREPOSITIONS else None
    if found is None or found.further or not words.is_break(found.stop):
        return phrase
    return replace(phrase, stop=found.stop, further=(found.span,))


def _relative(words: Words, i: int, last: Span | None) -> SpanPhrase | None:
    """Reads `before that` and `after that` behind a part that was named."""
    found = _relatives().longest_at(words, i)
    if last is None:
        return None
    if found is None and words.text(i) in THEN_WORDS and _enters(words, i + 1):
        # `the first verse with only piano, then drums come in`
        found = i + 1, [Reach.AFTER]
    if found is None:
        return None
    stop, (reach, *_) = found
    if reach is Reach.IN:
        is_place = words.is_break(stop) and words.is_word(i - 1)
        return SpanPhrase(start=i, stop=stop, span=last, shape=Shape.PHRASE) if is_place else None
    span = _before(last) if reach is Reach.BEFORE else _behind(last)
    return span and SpanPhrase(start=i, stop=stop, span=span, shape=Shape.PHRASE)


def _enters(words: Words, i: int) -> bool:
    """True if a verb of entering stands in the clause and no other place."""
    at = i
    while not words.is_break(at):
        if kind_at(words, at) == "enter":
            return section_phrase(words, at + 1) is None
        at += 1
    return False


def _before(last: Span) -> Span | None:
    if last.place is Place.SECTION:
        return replace(last, reach=Reach.BEFORE)
    if last.place is Place.BARS and last.first_bar > 0 and not last.section:
        return bars_span(0, last.first_bar)
    return None


def _behind(last: Span) -> Span | None:
    if last.place is Place.SECTION:
        # What lies behind `until the chorus` begins with the chorus.
        is_before = last.reach is Reach.BEFORE
        return replace(last, reach=Reach.FROM if is_before else Reach.AFTER)
    if last.place is Place.BARS and last.stop_bar is not None and not last.section:
        return bars_span(last.stop_bar)
    return None


def span_words() -> set[str]:
    """Every word of the phrases for the start and the end, and the ordinal numbers."""
    return _fixed().words | _relatives().words | halves_words() | set(ORDINALS)


def _span_at(words: Words, i: int) -> SpanPhrase | None:
    if words.text(i) in PARTICLES and words.text(i + 1) in _AFTER_PARTICLES:
        return None
    return (
        _edge_of_section(words, i)
        or _adjective_ending(words, i)
        or _fixed_at(words, i)
        or bars_at(words, i)
        or section_phrase(words, i)
    )


def _fixed_at(words: Words, i: int) -> SpanPhrase | None:
    found = _fixed().longest_at(words, i)
    if found is None:
        return None
    stop, spans = found
    is_verb = stop == i + 1 or words.text(i) in EDGE_VERBS
    place = stop - (words.text(stop - 1) in SPAN_PREPOSITIONS)
    behind = section_phrase(words, place) if is_verb else None
    if behind is not None and behind.shape is Shape.PHRASE and _has_subject(words, i):
        # `the drums start in the chorus`
        return None
    if _section_behind(words, stop) and words.text(stop - 1) in SPAN_PREPOSITIONS:
        return None
    if words.text(i) in ENDING_NOUNS | END_NOUNS and words.text(i - 1) in LOW_WORDS:
        return None
    # `ending` alone and `the end` say nothing about a place.
    if is_verb and (words.is_break(stop) or words.text(i - 1) in ARTICLES):
        return None
    is_alone = unaccompanied_at(words, stop) is not None
    is_other = (
        words.text(stop) in EDGE_PREPOSITIONS and not words.is_number(stop + 1) and not is_alone
    )
    if is_verb and is_other and words.text(i) not in ENDING_VERBS:
        return None
    if words.text(stop) in UP_WORDS and is_verb:
        return None
    return SpanPhrase(
        start=i,
        stop=stop,
        span=spans[0],
        shape=Shape.HEADING if words.text(stop) == ":" else
        Shape.SUBJECT if is_verb else Shape.PHRASE,
    )  # fmt: skip


def _edge_of_section(words: Words, i: int) -> SpanPhrase | None:
    """Reads `at the end of each verse`, `at the start of the bridge`."""
    edge = edge_at(words, i)
    if edge is None:
        return None
    place, first = edge
    if words.text(i) in EDGE_VERBS and words.text(first) not in OF_A_SECTION:
        # `the drums start in the chorus`
        return None
    at = first
    while words.text(at) in SPAN_PREPOSITIONS | SPAN_ARTICLES | OF_WORDS:
        at += 1
    inner = section_phrase(words, at) if at > first else None
    if inner is None or inner.span.place is not Place.SECTION or inner.shape is Shape.HEADING:
        return None
    bars = (0, _EDGE_BARS) if place is Place.START else (-_EDGE_BARS, None)
    span = replace(inner.span, place=Place.BARS, first_bar=bars[0], stop_bar=bars[1])
    return SpanPhrase(start=i, stop=inner.stop, span=span, shape=Shape.PHRASE)


def _adjective_ending(words: Words, i: int) -> SpanPhrase | None:
    """Reads `soft ending` and `soft start`: an ending or a start with a word about it."""
    is_start = words.text(i) in STARTING_NOUNS
    if words.text(i) not in ENDING_NOUNS | STARTING_NOUNS or not words.is_break(i + 1):
        return None
    if not words.is_word(i - 1) or words.text(i - 1) in SPAN_ARTICLES | SPAN_PREPOSITIONS:
        return None
    span = Span(place=Place.START if is_start else Place.END)
    return SpanPhrase(start=i, stop=i + 1, span=span, shape=Shape.SUBJECT)


def edge_at(words: Words, i: int) -> tuple[Place, int] | None:
    """The start or the end that a phrase names, and the index after it: `it starts`."""
    found = _fixed().longest_at(words, i)
    if found is None or found[1][0].place not in (Place.START, Place.END):
        return None
    return found[1][0].place, found[0]


def _has_subject(words: Words, i: int) -> bool:
    """True if another word than the piece stands before a verb."""
    return words.is_word(i - 1) and words.text(i - 1) not in OPENING_SUBJECTS


def _section_behind(words: Words, i: int) -> bool:
    return section_at(words, i) is not None


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


@cache
def _relatives() -> PhraseIndex[Reach]:
    return PhraseIndex(
        (
            (phrase, reach)
            for phrases, reach in (
                (UNTIL_THEN, Reach.BEFORE),
                (FROM_THEN, Reach.AFTER),
                (IN_THEN, Reach.IN),
            )
            for phrase in split_names(phrases)
        ),
        inflected=False,
    )
