"""Recognizes sections as places: `in the last chorus`, `second verse`, `before the drop`."""

from __future__ import annotations

from dataclasses import replace

from amt_core.spec.spans import Reach, section_span
from amt_core.text.lexicon.plan.sections import (
    ALSO_ARTICLES,
    BAR_NOUNS,
    ON_WORDS,
    ORDINAL_ENDINGS,
    ORDINALS,
    SECTION_LABELS,
)
from amt_core.text.lexicon.tempo import TEMPO_UNITS
from amt_core.text.recognize.form.found_form import SECTION_LETTERS
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.recognize.place.span_phrase import SpanPhrase, preposition_at, span_phrase
from amt_core.text.words import Words


def section_phrase(words: Words, i: int) -> SpanPhrase | None:
    """Reads `in the last chorus`, `second verse`, `before the drop`, `verse:`."""
    at, reach = preposition_at(words, i)
    occurrence: int | None = None
    if words.text(at) in ORDINALS:
        occurrence = ORDINALS[words.text(at)]
        at += 1
    elif words[at].value_or_none in (1, 2, 3, 4) and words.text(at + 1) in ORDINAL_ENDINGS:
        occurrence, at = int(words[at].value), at + 2
    found = section_at(words, at)
    if found is None:
        # `im B-Teil`, `in the B section`, `the A part`.
        is_part = words[at].raw in SECTION_LETTERS and words.text(at + 1) in SECTION_LABELS
        if not is_part:
            return None
        found = words[at].raw, at + 2
    kind, stop = found
    if words.is_number(stop) and words[stop].value in (1, 2, 3, 4) and occurrence is None:
        unit = words.text(stop + 1)
        if unit not in BAR_NOUNS and unit not in TEMPO_UNITS | {"/", "%", "-"}:
            occurrence, stop = int(words[stop].value), stop + 1
    is_on = words.text(stop) in ON_WORDS - ALSO_ARTICLES
    if is_on and reach is not Reach.IN:
        reach, stop = Reach.FROM, stop + 1
    span = replace(section_span(kind, occurrence), reach=reach)
    return span_phrase(
        words, i, stop, span, has_preposition=at > i and words.text(i) not in ORDINALS
    )
