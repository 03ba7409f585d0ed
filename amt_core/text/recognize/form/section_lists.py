"""Reads sections in a row: `intro 4 bars, verse 8 bars`, `two verses and a coda`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.changes import ONE_BAR
from amt_core.text.lexicon.plan.links import ARTICLES, ONLY_BEFORE_CLAUSE, WITH_WORDS
from amt_core.text.lexicon.plan.playing import ONLY_WORDS
from amt_core.text.lexicon.plan.sections import (
    AFTER_EACH,
    AFTER_WORDS,
    ALL_OF_THEM,
    BEFORE_WORDS,
    BETWEEN_WORDS,
    DURING_WORDS,
    EACH_WORDS,
    HAS_WORDS,
    IN_A_SECTION,
    LEADS_TO,
    LIST_ADJECTIVES,
    LIST_LINKS,
    LOUDNESS_ADJECTIVES,
    ORDINALS,
    PLACE_AFTER_SECTIONS,
    PLACE_PREPOSITIONS,
    REPEAT_WORDS,
    SECTION_LABEL_PLURALS,
    SPOKEN_OF_AFTER,
    THEN_LINKS,
    TWICE,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.form.found_form import FoundForm, SectionDetail
from amt_core.text.recognize.form.section_elements import (
    SectionElement,
    element_at,
    solo_at,
    timed_solo,
)
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.recognize.form.section_places import at_a_bar, opening_section
from amt_core.text.recognize.numbers import read_number
from amt_core.text.recognize.place.spans import edge_at
from amt_core.text.words import Words

_MAIN_KINDS = frozenset({"verse", "chorus"})
_FRAME_KINDS = frozenset({"intro", "outro", "coda"})
_MAX_LINKS = 8
_MAX_DETAILS = 10


def section_list(words: Words, i: int) -> FoundForm | None:
    """Reads sections in a row; one alone counts if it has a length or a word such as "with"."""
    first = element_at(words, i, is_first=True)
    if first is None:
        return timed_solo(words, i)
    placed = at_a_bar(words, first)
    if placed is not None:
        return placed
    opening = opening_section(words, first)
    is_place = opening is None and _is_place(words, first.start)
    if first.is_plain and (words.text(first.stop) == ":" or is_place):
        # `up a step in the last chorus, verse 8, chorus 8`
        return None
    elements = [first]
    solo_at: list[int] = []
    details: list[tuple[int, int]] = []
    at = first.stop
    while True:
        has_length = any(not element.is_plain for element in elements)
        is_long = len(elements) > 2 or (has_length and len(elements) > 1)
        following = _next_element(words, at, is_long=is_long, has_length=has_length)
        again = None if following is not None else _repeat_behind(words, at)
        if again is not None and len(elements) > 1:
            # `verse, chorus, repeat, bridge`
            elements += elements
            at = again
            continue
        if following is None:
            comma = _end_of_details(words, elements[-1])
            following = None if comma is None else _next_element(words, comma)
            if comma is None or following is None:
                break
            is_told = any(words.text(k) in THEN_LINKS for k in range(comma, following[0].start))
            if following[0].is_plain and not is_told:
                break
            details.append((len(elements) - 1, comma))
        element, solo = following
        if words.text(element.stop) == ":" and element.is_plain:
            break
        if has_length and _is_of_earlier(words, element, elements):
            # `verse 4, chorus 4, quiet verse, loud chorus`
            break
        if element.is_plural and not element.is_plain and len(elements) > 1 and not has_length:
            # `verse chorus verse chorus, the verses 16 bars`
            break
        at_bar = at_a_bar(words, element)
        if at_bar is not None:
            # `8 bar intro, then the drop at bar 17`
            element = replace(element, stop=at_bar.stop, sections=at_bar.sections)
        elements.append(element)
        solo_at += solo
        at = element.stop
    if len(elements) == 1 and opening is not None:
        return opening
    last = _end_of_details(words, elements[-1])
    is_about = last is not None and _adds(words, at, last)
    if last is not None and (is_about or (details and len(elements) >= 2)):
        details.append((len(elements) - 1, last))
    stop = max(elements[-1].stop, at)
    after_each = _after_each().longest_at(words, stop)
    if after_each is not None and len(elements) >= 2 and len(elements[-2].sections) > 1:
        # `the refrain, then three verses with the refrain after each`
        *front, many, one = elements
        pairs = [(section, *one.sections) for section in many.sections]
        elements = [*front, *(replace(many, sections=pair) for pair in pairs)]
        stop = after_each[0]
    sections = tuple(section for element in elements for section in element.sections)
    kinds = {section.kind for section in sections}
    num_lengths = sum(section.num_bars is not None for section in sections)
    has_before = any(
        words.text(k) in HAS_WORDS for k in range(max(first.start - 3, 0), first.start)
    ) or _is_put(words, first)
    # `the bridge is 4 bars long, the choruses 16` says lengths and no order.
    has_plural = any(element.is_plural and not element.is_plain for element in elements)
    is_frame = bool(kinds) and kinds <= _FRAME_KINDS
    is_complete = (
        len(sections) >= 2
        and all(section.first_bar is None for section in sections)
        and not has_plural
        and not is_frame
        and (
            num_lengths >= 2
            or kinds == {""}
            or ("" in kinds and len(sections) > 2)
            or (bool(kinds & _MAIN_KINDS) and not _is_followed_by_place(words, at))
        )
    )
    if not is_complete and not num_lengths and not (has_before or len(sections) >= 2):
        return None
    if len(elements) == 1 and not num_lengths and words.text(first.start - 1) in ORDINALS:
        # `enters with the second chorus`
        return None
    if len(elements) == 1 and _is_spoken_of(words, first, has_length=bool(num_lengths)):
        return None
    is_lettered = all(section.letter for section in sections)
    if is_lettered and (len(sections) < 2 or sections[0].letter != "A"):
        return None
    return FoundForm(start=_head(words, first.start), stop=stop, sections=sections,
                     is_complete=is_complete, solo_at=tuple(solo_at),
                     details=tuple(_details(elements, details)))  # fmt: skip


def _head(words: Words, i: int) -> int:
    """The index of what leads a list of sections in: `three parts: A (8 bars)`, `A verse`."""
    if words[i - 1].raw == "A" and words.is_break(i - 2):
        # Without its noun the article would be a key.
        return i - 1
    label = i - 2
    is_label = words.text(i - 1) == ":" and words.text(label) in SECTION_LABEL_PLURALS
    has_number = is_label and read_number(words, label - 1) is not None
    return label - 1 if has_number else i


def _repeat_behind(words: Words, i: int) -> int | None:
    """The index after a `repeat` or `both twice` that stands for all sections before it."""
    at = i
    while words.text(at) in LIST_LINKS:
        at += 1
    if words.text(at) in ALL_OF_THEM and words.text(at + 1) in TWICE:
        return at + 2
    is_ended = words.is_break(at + 1) or words.text(at + 1) in LIST_LINKS
    return at + 1 if at > i and words.text(at) in REPEAT_WORDS and is_ended else None


def _end_of_details(words: Words, element: SectionElement) -> int | None:
    """The index of the mark behind what is said about a section: `intro 4 bars piano only, …`.

    Chords may follow it in brackets: `a verse with acoustic guitar (Am G), then a chorus`.
    """
    if element.is_plain and words.text(element.stop) not in WITH_WORDS:
        return None
    for i in range(element.stop, min(element.stop + _MAX_DETAILS, len(words) + 1)):
        if words.is_break(i):
            end = _over_brackets(words, i)
            return end if i > element.stop else None
        if i > element.stop and element_at(words, i, is_first=True) is not None:
            return None
    return None


def _over_brackets(words: Words, i: int) -> int:
    """The index after brackets that open at a token, else the same one."""
    if words.text(i) != "(":
        return i
    return next((k + 1 for k in range(i, len(words)) if words.text(k) == ")"), i)


def _adds(words: Words, i: int, stop: int) -> bool:
    """True if what follows a section is about it: `chorus 8 bars with strings`, `… piano only`."""
    is_begun = words.text(i) in WITH_WORDS or words.text(i) in ONLY_BEFORE_CLAUSE
    return is_begun or (stop > i and words.text(stop - 1) in ONLY_WORDS)


def _details(
    elements: Sequence[SectionElement], ends: Sequence[tuple[int, int]]
) -> Iterator[SectionDetail]:
    kinds = [element.sections[0].kind or element.sections[0].letter for element in elements]
    for index, stop in ends:
        kind = kinds[index]
        occurrence = kinds[: index + 1].count(kind) if kinds.count(kind) > 1 else None
        yield SectionDetail(
            name_start=elements[index].start,
            start=elements[index].stop,
            stop=stop,
            section=kind,
            occurrence=occurrence,
        )


def _is_spoken_of(words: Words, element: SectionElement, *, has_length: bool) -> bool:
    """True if something is said about a single section, rather than that there is one."""
    before = words.text(element.start - 1)
    if before in IN_A_SECTION:
        return not has_length or before in DURING_WORDS
    if edge_at(words, element.stop) is not None:
        # `with a tag at the end`
        return False
    return not has_length and words.text(element.stop) in SPOKEN_OF_AFTER


def _is_place(words: Words, i: int) -> bool:
    """True if a preposition and articles make a section the place of something."""
    before = i - 1
    while words.text(before) in ARTICLES or words.text(before) in ORDINALS:
        before -= 1
    return before < i - 1 and words.text(before) in PLACE_PREPOSITIONS


def _is_followed_by_place(words: Words, i: int) -> bool:
    return words.text(i) in PLACE_AFTER_SECTIONS


def _next_element(
    words: Words, i: int, *, is_long: bool = False, has_length: bool = False
) -> tuple[SectionElement, list[int]] | None:
    """The next section of a list, over commas and the like.

    Args:
        words: The description.
        i: Index after the section before it.
        is_long: Whether an adjective may stand before it.
        has_length: Whether a section before it has a length.
    """
    at = i
    for _ in range(_MAX_LINKS + 1):
        element = element_at(words, at, is_first=False, has_length=has_length)
        if element is not None and at > i:
            return element, []
        solo = solo_at(words, at) if at > i else None
        if solo is not None:
            return solo, [at]
        edge = edge_at(words, at) if at > i else None
        if edge is not None and edge[1] > at + 1:
            # `and at the end a coda`
            at = edge[1]
            continue
        twice = element_at(words, at, is_first=True) if words.text(at) in TWICE and at > i else None
        if twice is not None:
            return twice, []
        in_brackets = words.text(at - 1) == "(" and words.text(at + 1) == ")"
        is_adjective = (is_long or in_brackets) and at > i and words.text(at) in LIST_ADJECTIVES
        is_over = element is not None and at == i and i > 0 and not words.text(at)
        is_story = has_length and at > i and words.text(at) in LEADS_TO
        is_story |= words.text(at) in LEADS_TO and _is_placed_in_order(words, at)
        is_behind = words.text(at) in AFTER_WORDS and not _is_after_that(words, at)
        is_each = has_length and words.text(at) in EACH_WORDS
        is_link = words.text(at) in LIST_LINKS and not is_behind
        if is_over or not (is_link or is_each or is_adjective or is_story):
            # `verse 16 bars chorus 8 bars` has no commas.
            return (element, []) if element is not None else None
        at += 1
    return None


def _is_of_earlier(
    words: Words, element: SectionElement, earlier: Sequence[SectionElement]
) -> bool:
    """True if an adjective says how a section is that has been listed, such as `quiet verse`."""
    is_described = element.is_plain and words.text(element.start - 1) in LOUDNESS_ADJECTIVES
    kinds = {section.kind for each in earlier for section in each.sections}
    return is_described and all(section.kind in kinds for section in element.sections)


def _is_put(words: Words, element: SectionElement) -> bool:
    """True for `a short interlude between verses 2 and 3`: a new section with its place."""
    at = element.start - 1
    while words.text(at) in LIST_ADJECTIVES:
        at -= 1
    first = at if words.text(at) in ONE_BAR else at + 1
    inner = element.stop + 1
    while words.text(inner) in ARTICLES or words.text(inner) in ORDINALS:
        inner += 1
    return (
        words.is_break(first - 1)
        and words.text(element.stop) in AFTER_WORDS | BEFORE_WORDS | BETWEEN_WORDS
        and section_at(words, inner) is not None
    )


def _is_after_that(words: Words, i: int) -> bool:
    """True if `after` stands alone or with a pronoun; `a bridge after the chorus` is no list."""
    at = i + 1
    while words.text(at) in ARTICLES:
        at += 1
    return element_at(words, at, is_first=True) is None and words.text(at) not in ORDINALS


def _is_placed_in_order(words: Words, i: int) -> bool:
    """True at the verb of `the chorus should come first`."""
    at = i
    while words.text(at) in LEADS_TO:
        at += 1
    return ORDINALS.get(words.text(at)) == 1 and words.is_break(at + 1)


@cache
def _after_each() -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in split_names(AFTER_EACH)), inflected=False)
