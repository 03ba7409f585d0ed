"""Recognizes sections as places: `in the last chorus`, `second verse`, `before the drop`."""

from __future__ import annotations

from dataclasses import replace

from amt_core.spec.spans import Reach, Span, section_span
from amt_core.text.lexicon.plan.changes import ONE_BAR
from amt_core.text.lexicon.plan.chord_words import CHORD_COUNT_NOUNS
from amt_core.text.lexicon.plan.links import AND_OR_COMMA, AND_WORDS, ARTICLES
from amt_core.text.lexicon.plan.roles import SOLO_WORDS
from amt_core.text.lexicon.plan.sections import (
    ALSO_ARTICLES,
    BAR_NOUNS,
    ON_WORDS,
    ORDINAL_ENDINGS,
    ORDINALS,
    PLACE_PREPOSITIONS,
)
from amt_core.text.lexicon.scope import OR_WORDS
from amt_core.text.lexicon.tempo import TEMPO_UNITS
from amt_core.text.recognize.form.found_form import SECTION_LETTERS
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.recognize.numbers import read_number
from amt_core.text.recognize.place.span_phrase import (
    Shape,
    SpanPhrase,
    names_a_letter,
    preposition_at,
    span_phrase,
)
from amt_core.text.words import Words


def section_phrase(words: Words, i: int) -> SpanPhrase | None:
    """Reads `in the last chorus`, `second verse`, `before the drop`, `verse:`."""
    first = _one_section(words, i)
    return None if first is None else _with_further(words, first)


def joined_sections_stop(words: Words, i: int) -> int | None:
    """The index after `in the intro and the outro`; None if no sections are joined there."""
    if words.text(i) not in PLACE_PREPOSITIONS:
        return None
    phrase = section_phrase(words, i)
    return None if phrase is None or not phrase.further else phrase.stop


def _with_further(words: Words, phrase: SpanPhrase) -> SpanPhrase:
    """The phrase with the sections that follow over commas and `and`, to the end of the clause.

    A preposition before the first one or a colon behind the last one shows that they are places.
    """
    before = {words.text(i) for i in range(phrase.start, phrase.stop)}
    has_preposition = bool(before & PLACE_PREPOSITIONS)
    is_first = words.is_break(phrase.start - 1)
    further: list[Span] = []
    at = phrase.stop
    while words.text(at) in AND_OR_COMMA:
        link = words.text(at)
        found = _one_section(words, at + 1)
        if found is None or found.span.reach is not Reach.IN:
            break
        further.append(replace(found.span, reach=phrase.span.reach))
        at = found.stop
        if link not in AND_WORDS | OR_WORDS:
            continue
        if found.shape is Shape.HEADING:
            return replace(phrase, stop=at, further=tuple(further), shape=Shape.HEADING)
        ends = is_first or words.is_break(at) or words.text(at) in AND_WORDS
        if has_preposition and ends:
            return replace(phrase, stop=at, further=tuple(further))
    return phrase


def _one_section(words: Words, i: int) -> SpanPhrase | None:
    at, reach = preposition_at(words, i)
    occurrence: int | None = None
    if words.text(at) in ORDINALS:
        occurrence = ORDINALS[words.text(at)]
        at += 1
    elif words[at].value_or_none in (1, 2, 3, 4) and words.text(at + 1) in ORDINAL_ENDINGS:
        occurrence, at = int(words[at].value), at + 2
    found = section_at(words, at)
    is_lone = words[at].raw in SECTION_LETTERS and occurrence is not None
    if found is None and is_lone and (words.is_break(at + 1) or words.text(at + 1) in AND_WORDS):
        # `on the second A`
        found = words[at].raw, at + 1
    if found is None:
        # `im B-Teil`, `in the B section`, `the A part`.
        is_part = names_a_letter(words, at)
        is_solo = words.text(at) in SOLO_WORDS and words.text(at - 1) in ARTICLES and at - i >= 2
        if not is_part and not is_solo:
            return None
        found = (words[at].raw, at + 2) if is_part else ("solo", at + 1)
    kind, stop = found
    number = None if words.text(stop) in ONE_BAR else read_number(words, stop)
    if number is not None and number[0] in (1, 2, 3, 4) and occurrence is None:
        unit = words.text(number[1])
        if unit not in BAR_NOUNS and unit not in TEMPO_UNITS | {"/", "%", "-"}:
            occurrence, stop = int(number[0]), number[1]
    # `verse chords: Am F`
    stop += words.text(stop) in CHORD_COUNT_NOUNS and words.text(stop + 1) in {":", "="}
    is_on = words.text(stop) in ON_WORDS - ALSO_ARTICLES
    if is_on and reach is not Reach.IN:
        reach, stop = Reach.FROM, stop + 1
    span = replace(section_span(kind, occurrence), reach=reach)
    return span_phrase(
        words, i, stop, span, has_preposition=at > i and words.text(i) not in ORDINALS
    )
