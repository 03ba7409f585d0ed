"""Reads where a section begins: `drop at bar 33`, `starts right on the chorus`."""

from __future__ import annotations

from dataclasses import replace

from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.spec.requests import RequestedSection
from amt_core.text.lexicon.plan.links import AND_OR_COMMA, AND_WORDS, ARTICLES
from amt_core.text.lexicon.plan.playing import AT_A_BAR
from amt_core.text.lexicon.plan.sections import (
    BAR_NOUNS,
    BAR_RANGE_LINKS,
    BARRED_LINKS,
    COMES_WORDS,
    FROM_WORDS,
    OPENING_LINKS,
    OPENING_SUBJECTS,
    OPENING_VERBS,
    SPAN_PREPOSITIONS,
)
from amt_core.text.recognize.form.found_form import FoundForm
from amt_core.text.recognize.form.section_elements import SectionElement
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.words import Words


def opening_section(words: Words, element: SectionElement) -> FoundForm | None:
    """Reads `start right on the chorus`; an intro is at the start anyway."""
    if len(element.sections) != 1 or element.sections[0].kind in {"intro", ""}:
        return None
    verb = element.start - 1
    while words.text(verb) in OPENING_LINKS:
        verb -= 1
    is_opening = verb < element.start - 1 and words.text(verb) in OPENING_VERBS
    has_subject = words.is_break(verb - 1) or words.text(verb - 1) in OPENING_SUBJECTS
    if not (is_opening and has_subject and words.is_break(element.stop)):
        return None
    section = replace(element.sections[0], first_bar=0)
    return FoundForm(start=verb, stop=element.stop, sections=(section,))


def at_a_bar(words: Words, element: SectionElement) -> FoundForm | None:
    """Reads `drop at bar 33`: where a section begins."""
    at = element.stop
    while words.text(at) in COMES_WORDS:
        at += 1
    is_place = words.text(at) in AT_A_BAR | FROM_WORDS and words.text(at + 1) in BAR_NOUNS
    if not is_place or not words.is_number(at + 2) or len(element.sections) != 1:
        return None
    bar = int(words[at + 2].value)
    stop = at + 3
    if not 1 <= bar <= MAX_NUM_BARS or not (words.is_break(stop) or words.text(stop) in AND_WORDS):
        return None
    before = element.start - 1 - (words.text(element.start - 1) in ARTICLES)
    if words.text(before) in SPAN_PREPOSITIONS:
        # `the drums enter in the chorus at bar 9`
        return None
    where = words.range(element.start, stop)
    section = replace(element.sections[0], first_bar=bar - 1, words=where)
    return FoundForm(start=element.start, stop=stop, sections=(section,))


def barred_sections(words: Words, i: int) -> FoundForm | None:
    """Reads sections with their bars: `bars 1-8 verse, bars 9-16 chorus`.

    One alone is a place (`bars 5-8 of the verse`); two that follow each other are a form.
    """
    sections: list[RequestedSection] = []
    at = stop = i
    expected = 1
    while (found := _barred(words, at)) is not None:
        section, first, stop = found
        if first != expected:
            break
        expected = first + (section.num_bars or 0)
        sections.append(section)
        at = stop
        while words.text(at) in AND_OR_COMMA | {";"}:
            at += 1
    if len(sections) < 2:
        return None
    return FoundForm(start=i, stop=stop, sections=tuple(sections), is_complete=True)


def _barred(words: Words, i: int) -> tuple[RequestedSection, int, int] | None:
    """A section with its first and last bar, its first bar, and the index after it."""
    if words.text(i) not in BAR_NOUNS or not words.is_number(i + 1):
        return None
    if words.text(i + 2) not in BAR_RANGE_LINKS or not words.is_number(i + 3):
        return None
    first, last = int(words[i + 1].value), int(words[i + 3].value)
    at = i + 4
    while words.text(at) in BARRED_LINKS:
        at += 1
    noun = section_at(words, at)
    if noun is None or not 1 <= first <= last <= MAX_NUM_BARS:
        return None
    section = RequestedSection(
        kind=noun[0], num_bars=last - first + 1, words=words.range(i, noun[1])
    )
    return section, first, noun[1]
