"""Reads sections in a row: `intro 4 bars, verse 8 bars`, `two verses and a coda`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.spec.requests import RequestedSection
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.length import BAR_UNITS
from amt_core.text.lexicon.plan.changes import OF_WORDS
from amt_core.text.lexicon.plan.links import AND_WORDS, ARTICLES, ONLY_BEFORE_CLAUSE, WITH_WORDS
from amt_core.text.lexicon.plan.playing import AT_A_BAR
from amt_core.text.lexicon.plan.roles import SOLO_WORDS
from amt_core.text.lexicon.plan.sections import (
    AFTER_A_LENGTH,
    ALL_OF_THEM,
    AFTER_EACH,
    AFTER_WORDS,
    BAR_NOUNS,
    BEFORE_WORDS,
    BUILD_WORDS,
    COMES_WORDS,
    DURING_WORDS,
    FROM_WORDS,
    HAS_WORDS,
    IN_A_SECTION,
    LENGTH_LINKS,
    LENGTH_LINKS_BEFORE,
    LIST_ADJECTIVES,
    LIST_LINKS,
    LIST_WORDS,
    ORDINALS,
    PLACE_AFTER_SECTIONS,
    PLACE_PREPOSITIONS,
    REPEAT_NOUNS,
    REPEAT_WORDS,
    SECTION_LABELS,
    SPAN_PREPOSITIONS,
    SPOKEN_OF_AFTER,
    TIMES,
    TWICE,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.form.found_form import SECTION_LETTERS, FoundForm, SectionDetail
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.recognize.numbers import read_number
from amt_core.text.recognize.place.spans import edge_at
from amt_core.text.words import Words

_MAIN_KINDS = frozenset({"verse", "chorus"})
_NUMBERED_KINDS = _MAIN_KINDS | {"pre-chorus", "bridge", "solo", "drop", "interlude"}
"""Kinds of which several are counted: `verse 2`; `intro 2` has two bars."""
_MAX_COUNT = 8
_MAX_LINKS = 4
_MAX_DETAILS = 10
_MAX_REPEATS = 4
_MAX_NUMBERED = 3


@dataclass(frozen=True, slots=True)
class _Element:
    start: int
    stop: int
    sections: tuple[RequestedSection, ...]
    is_plain: bool


def section_list(words: Words, i: int) -> FoundForm | None:
    """Reads sections in a row; one alone counts if it has a length or a word such as "with"."""
    first = _element(words, i, is_first=True)
    if first is None:
        return _timed_solo(words, i)
    placed = _with_first_bar(words, first)
    if placed is not None:
        return placed
    if first.is_plain and (words.text(first.stop) == ":" or _is_place(words, first.start)):
        # `up a step in the last chorus, verse 8, chorus 8`
        return None
    elements = [first]
    solo_at: list[int] = []
    details: list[tuple[int, int]] = []
    at = first.stop
    while True:
        following = _next_element(words, at, is_long=len(elements) > 2)
        again = None if following is not None else _repeat_behind(words, at)
        if again is not None and len(elements) > 1:
            # `verse, chorus, repeat, bridge`
            elements += elements
            at = again
            continue
        if following is None:
            comma = _end_of_details(words, elements[-1])
            following = None if comma is None else _next_element(words, comma)
            if comma is None or following is None or following[0].is_plain:
                break
            details.append((len(elements) - 1, comma))
        element, solo = following
        if words.text(element.stop) == ":" and element.is_plain:
            break
        elements.append(element)
        solo_at += solo
        at = element.stop
    last = _end_of_details(words, elements[-1])
    is_about = last is not None and _adds(words, at)
    if last is not None and (is_about or (details and len(elements) >= 2)):
        details.append((len(elements) - 1, last))
    stop = max(elements[-1].stop, at)
    after_each = _after_each().longest_at(words, stop)
    if after_each is not None and len(elements) == 2 and len(elements[0].sections) > 1:
        pairs = [(section, *elements[1].sections) for section in elements[0].sections]
        elements = [replace(elements[0], sections=pair) for pair in pairs]
        stop = after_each[0]
    sections = tuple(section for element in elements for section in element.sections)
    kinds = {section.kind for section in sections}
    num_lengths = sum(section.num_bars is not None for section in sections)
    has_before = any(
        words.text(k) in HAS_WORDS for k in range(max(first.start - 3, 0), first.start)
    )
    is_complete = len(sections) >= 2 and (
        num_lengths >= 2
        or kinds == {""}
        or (bool(kinds & _MAIN_KINDS) and not _is_followed_by_place(words, at))
    )
    if not is_complete and not num_lengths and not (has_before or len(sections) >= 2):
        return None
    if len(elements) == 1 and not num_lengths and words.text(first.start - 1) in ORDINALS:
        # `enters with the second chorus`
        return None
    if len(elements) == 1 and _is_spoken_of(words, first, has_length=bool(num_lengths)):
        return None
    if all(section.letter for section in sections) and len(sections) < 2:
        return None
    return FoundForm(start=first.start, stop=stop, sections=sections,
                     is_complete=is_complete, solo_at=tuple(solo_at),
                     details=tuple(_details(elements, details)))  # fmt: skip


def _repeat_behind(words: Words, i: int) -> int | None:
    """The index after a `repeat` or `both twice` that stands for all sections before it."""
    at = i
    while words.text(at) in LIST_LINKS:
        at += 1
    if words.text(at) in ALL_OF_THEM and words.text(at + 1) in TWICE:
        return at + 2
    is_ended = words.is_break(at + 1) or words.text(at + 1) in LIST_LINKS
    return at + 1 if at > i and words.text(at) in REPEAT_WORDS and is_ended else None


def _with_first_bar(words: Words, element: _Element) -> FoundForm | None:
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


def _end_of_details(words: Words, element: _Element) -> int | None:
    """The index of the mark behind what is said about a section: `intro 4 bars piano only, …`."""
    if element.is_plain:
        return None
    for i in range(element.stop, min(element.stop + _MAX_DETAILS, len(words) + 1)):
        if words.is_break(i):
            return i if i > element.stop else None
        if i > element.stop and _element(words, i, is_first=True) is not None:
            return None
    return None


def _adds(words: Words, i: int) -> bool:
    """True if what follows a section is about it: `chorus 8 bars with strings`."""
    return words.text(i) in WITH_WORDS or words.text(i) in ONLY_BEFORE_CLAUSE


def _details(
    elements: Sequence[_Element], ends: Sequence[tuple[int, int]]
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


def _is_spoken_of(words: Words, element: _Element, *, has_length: bool) -> bool:
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
    words: Words, i: int, *, is_long: bool = False
) -> tuple[_Element, list[int]] | None:
    """The next section of a list, over commas and the like."""
    at = i
    for _ in range(_MAX_LINKS + 1):
        element = _element(words, at, is_first=False)
        if element is not None and at > i:
            return element, []
        solo = _solo(words, at) if at > i else None
        if solo is not None:
            return solo, [at]
        edge = edge_at(words, at) if at > i else None
        if edge is not None and edge[1] > at + 1:
            # `and at the end a coda`
            at = edge[1]
            continue
        twice = _element(words, at, is_first=True) if words.text(at) in TWICE and at > i else None
        if twice is not None:
            return twice, []
        in_brackets = words.text(at - 1) == "(" and words.text(at + 1) == ")"
        is_adjective = (is_long or in_brackets) and at > i and words.text(at) in LIST_ADJECTIVES
        is_over = element is not None and at == i and i > 0 and not words.text(at)
        if is_over or not (words.text(at) in LIST_LINKS or is_adjective):
            # `verse 16 bars chorus 8 bars` has no commas.
            return (element, []) if element is not None else None
        at += 1
    return None


def _solo(words: Words, i: int) -> _Element | None:
    """Reads `guitar solo` between sections."""
    for stop in range(i + 1, i + 4):
        if words.is_break(stop - 1):
            return None
        if words.text(stop) in SOLO_WORDS:
            after = stop + 1
            is_ended = words.is_break(after) or words.text(after) in LIST_LINKS
            if not (is_ended or words.text(after) in AFTER_WORDS | BEFORE_WORDS):
                return None
            section = RequestedSection(kind="solo", words=words.range(stop, after))
            return _with_length(words, stop, after, section)
    return None


def _timed_solo(words: Words, i: int) -> FoundForm | None:
    """Reads `8 bar piano solo`."""
    length = _bars_before(words, i)
    solo = None if length is None else _solo(words, length[1])
    if length is None or solo is None:
        return None
    section = RequestedSection(kind="solo", num_bars=length[0], words=words.range(i, solo.stop))
    return FoundForm(start=i, stop=solo.stop, sections=(section,), solo_at=(length[1],))


def _element(words: Words, i: int, *, is_first: bool) -> _Element | None:
    """A section with its number or its length: `two verses`, `8-bar intro`, `verse (8 bars)`."""
    before = _bars_before(words, i) or (None if is_first else _counted_before(words, i))
    if before is not None:
        num_bars, at = before
        found = _section_noun(words, at, in_list=not is_first)
        if found is None:
            return None
        kind, letter, stop = found
        section = RequestedSection(kind=kind, letter=letter, num_bars=num_bars,
                                   words=words.range(i, stop))  # fmt: skip
        return _Element(i, stop, (section,), is_plain=False)
    read = read_number(words, i)
    is_below = words.text(i - 1) == "/" and words.is_number(i - 2)
    if read is not None and 2 <= read[0] <= _MAX_COUNT and not is_below:
        found = _section_noun(words, read[1] + (words.text(read[1]) in TIMES), in_list=False)
        if found is not None:
            kind, letter, stop = found
            section = RequestedSection(kind=kind, letter=letter, words=words.range(i, stop))
            element = _with_length(words, i, stop, section)
            return replace(element, sections=element.sections * int(read[0]))
    if words.text(i) in TWICE:
        at = i + 1 + (words.text(i + 1) in ARTICLES)
        found = _section_noun(words, at, in_list=False)
        if found is not None:
            section = RequestedSection(
                kind=found[0], letter=found[1], words=words.range(i, found[2])
            )
            return _Element(i, found[2], (section, section), is_plain=True)
    found = _section_noun(words, i, in_list=not is_first) or _build(words, i)
    if found is None:
        return None
    kind, letter, stop = found
    section = RequestedSection(kind=kind, letter=letter, words=words.range(i, stop))
    repeated = _repeated(words, stop)
    if repeated is not None:
        number, stop = repeated
        return _Element(i, stop, (section,) * number, is_plain=not letter)
    element = _with_length(words, i, stop, section)
    is_ended = not is_first and words.is_break(stop)
    return None if letter and element.is_plain and not is_ended else element


def _build(words: Words, i: int) -> tuple[str, str, int] | None:
    """Reads `build for 8 bars`: the verb is a section if it has a length."""
    at = i + 1
    while words.text(at) in LENGTH_LINKS:
        at += 1
    read = read_number(words, at)
    has_length = read is not None and words.text(read[1]) in BAR_UNITS
    return ("build-up", "", i + 1) if words.text(i) in BUILD_WORDS and has_length else None


def _section_noun(words: Words, i: int, *, in_list: bool) -> tuple[str, str, int] | None:
    found = section_at(words, i)
    if found is not None:
        kind, stop = found
        # `verse 1`, `verse 2`: a number that no unit follows, and no length.
        numbered = words.is_number(stop) and words[stop].value <= _MAX_NUMBERED
        if numbered and kind in _NUMBERED_KINDS and words.text(stop + 1) not in BAR_UNITS:
            stop += 1
        return kind, "", stop
    is_own = words.is_break(i - 1) or words.text(i - 1) in LIST_LINKS
    if in_list and is_own and words.text(i) in LIST_WORDS and (
        words.is_break(i + 1) or words.text(i + 1) in LIST_LINKS or words.is_number(i + 1)
    ):  # fmt: skip
        return LIST_WORDS[words.text(i)], "", i + 1
    if words[i].raw in SECTION_LETTERS and words.text(i + 1) in SECTION_LABELS:
        return "", words[i].raw, i + 2
    if words[i].raw in SECTION_LETTERS and not in_list and _has_own_length(words, i + 1):
        # `A (8 bars) - B (8 bars)`
        return "", words[i].raw, i + 1
    if in_list and words[i].raw in SECTION_LETTERS:
        return "", words[i].raw, i + 1
    return None


def _has_own_length(words: Words, i: int) -> bool:
    """True if a length in bars follows directly or in brackets, and ends an item there."""
    at = i + (words.text(i) in {"(", ":", "="})
    read = read_number(words, at)
    return (
        read is not None
        and words.text(read[1]) in BAR_UNITS
        and (words.is_break(read[1] + 1) or words[read[1] + 1].raw in SECTION_LETTERS)
    )


def _bars_before(words: Words, i: int) -> tuple[int, int] | None:
    read = read_number(words, i)
    if read is None or words.text(read[1]) not in BAR_UNITS or not 1 <= read[0] <= MAX_NUM_BARS:
        return None
    at = read[1] + 1
    while words.text(at) in LENGTH_LINKS_BEFORE and words[at].raw not in SECTION_LETTERS:
        at += 1
    return int(read[0]), at


def _counted_before(words: Words, i: int) -> tuple[int, int] | None:
    """Reads the number of `8 of chorus`, behind a section whose bars are named."""
    read = read_number(words, i)
    if read is None or words.text(read[1]) not in OF_WORDS or not 1 <= read[0] <= MAX_NUM_BARS:
        return None
    return int(read[0]), read[1] + 1


def _repeated(words: Words, i: int) -> tuple[int, int] | None:
    """Reads `verse x2` and `verse twice`: how often, and the index after it."""
    if words.text(i) in TWICE and section_at(words, i + 1) is None:
        return 2, i + 1
    at = i + (words.text(i) == "(")
    has_sign = words.text(at) in TIMES
    read = read_number(words, at + has_sign)
    if read is None or not 2 <= read[0] <= _MAX_REPEATS or read[0] != int(read[0]):
        return None
    stop = read[1]
    if not has_sign:
        if words.text(stop) not in TIMES | REPEAT_NOUNS:
            return None
        stop += 1
    if words.text(stop) in BAR_UNITS:
        return None
    return int(read[0]), stop + (at > i and words.text(stop) == ")")


def _with_length(words: Words, start: int, stop: int, section: RequestedSection) -> _Element:
    """The section with the length that may follow: `(8 bars)`, `: 8`, `of 8 bars`, `8`."""
    at = stop
    while words.text(at) in LENGTH_LINKS:
        at += 1
    read = read_number(words, at)
    if read is None or not 1 <= read[0] <= MAX_NUM_BARS or read[0] != int(read[0]):
        return _Element(start, stop, (section,), is_plain=True)
    after = read[1]
    has_unit = words.text(after) in BAR_UNITS
    # `verse one` is a number, `verse twelve` a length.
    is_bare = (words.is_number(at) or read[0] > _MAX_NUMBERED) and (
        words.is_break(after)
        or words.text(after) in AFTER_A_LENGTH
        or section_at(words, after) is not None
    )
    is_other = words.text(after) in {"/", "-", "%"} and words[after].is_glued
    if not has_unit and (not is_bare or is_other or at > stop + 1):
        return _Element(start, stop, (section,), is_plain=True)
    if has_unit and section_at(words, after + 1) is not None and at == stop:
        # `verse, 8 bar chorus`: the length belongs to the next section, unless all stand behind.
        ahead = section_at(words, after + 1)
        assert ahead is not None
        if read_number(words, ahead[1]) is None:
            return _Element(start, stop, (section,), is_plain=True)
    end = after + has_unit
    end += words.text(end) == ")" and words.text(stop) == "("
    sections = (replace(section, num_bars=int(read[0]), words=words.range(start, end)),)
    return _Element(start, end, sections, is_plain=False)


@cache
def _after_each() -> PhraseIndex[None]:
    return PhraseIndex(((phrase, None) for phrase in split_names(AFTER_EACH)), inflected=False)
