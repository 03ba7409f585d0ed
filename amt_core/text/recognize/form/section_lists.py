"""Reads sections in a row: `intro 4 bars, verse 8 bars`, `two verses and a coda`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.spec.requests import RequestedSection
from amt_core.text.lexicon.length import BAR_UNITS
from amt_core.text.lexicon.plan.sections import (
    HAS_WORDS,
    LIST_LINKS,
)
from amt_core.text.recognize.form.found_form import FoundForm
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.recognize.numbers import read_number
from amt_core.text.words import Words

_MAIN_KINDS = frozenset({"verse", "chorus"})
_MAX_COUNT = 8
_MAX_LINKS = 4
_LIST_WORDS = {"solo": "solo", "theme": "theme", "improvisation": "solo", "chor": "chorus"}


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
        return None
    elements = [first]
    solo_at: list[int] = []
    at = first.stop
    while True:
        following = _next_element(words, at)
        if following is None:
            break
        element, solo = following
        if words.text(element.stop) == ":" and element.is_plain:
            break
        elements.append(element)
        solo_at += solo
        at = element.stop
    if words.text(first.stop) == ":" and first.is_plain:
        return None
    sections = tuple(section for element in elements for section in element.sections)
    kinds = {section.kind for section in sections}
    num_lengths = sum(section.num_bars is not None for section in sections)
    has_before = any(
        words.text(k) in HAS_WORDS for k in range(max(first.start - 3, 0), first.start)
    )
    is_complete = len(sections) >= 2 and (
        num_lengths >= 2 or (bool(kinds & _MAIN_KINDS) and not _is_followed_by_place(words, at))
    )
    if not is_complete and not num_lengths and not (has_before or len(elements) >= 2):
        return None
    if len(elements) == 1 and _is_spoken_of(words, first, has_length=bool(num_lengths)):
        return None
    if all(section.letter for section in sections) and len(sections) < 2:
        return None
    return FoundForm(start=first.start, stop=elements[-1].stop, sections=sections,
                     is_complete=is_complete, solo_at=tuple(solo_at))  # fmt: skip


def _is_spoken_of(words: Words, element: _Element, *, has_length: bool) -> bool:
    """True if something is said about a single section, rather than that there is one."""
    before = words.text(element.start - 1)
    if before in {"in", "the", "during", "im", "at", "dans", "en", "nel", "na", "no"}:
        return not has_length or before in {"in", "during"}
    return not has_length and words.text(element.stop) in {"in", "at", "is", "with", "has"}


def _is_followed_by_place(words: Words, i: int) -> bool:
    return words.text(i) in {"in", "at", "is", "has", "have", "are"}


def _next_element(words: Words, i: int) -> tuple[_Element, list[int]] | None:
    """The next section of a list, over commas and the like."""
    at = i
    for _ in range(_MAX_LINKS + 1):
        element = _element(words, at, is_first=False)
        if element is not None and at > i:
            return element, []
        solo = _solo(words, at) if at > i else None
        if solo is not None:
            return solo, [at]
        if words.text(at) not in LIST_LINKS or (element is not None and at == i and i > 0
                                                and not words.text(at)):  # fmt: skip
            # `verse 16 bars chorus 8 bars` has no commas.
            return (element, []) if element is not None else None
        at += 1
    return None


def _solo(words: Words, i: int) -> _Element | None:
    """Reads `guitar solo` between sections."""
    for stop in range(i + 1, i + 4):
        if words.is_break(stop - 1):
            return None
        if words.text(stop) in {"solo", "solos"}:
            after = stop + 1
            if not (words.is_break(after) or words.text(after) in LIST_LINKS):
                return None
            section = RequestedSection(kind="solo", words=words.range(stop, after))
            return _with_length(words, stop, after, section)
    return None


def _element(words: Words, i: int, *, is_first: bool) -> _Element | None:
    """A section with its number or its length: `two verses`, `8-bar intro`, `verse (8 bars)`."""
    before = _bars_before(words, i)
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
    if read is not None and 2 <= read[0] <= _MAX_COUNT:
        found = _section_noun(words, read[1], in_list=False)
        if found is not None:
            kind, letter, stop = found
            section = RequestedSection(kind=kind, letter=letter, words=words.range(i, stop))
            element = _with_length(words, i, stop, section)
            return replace(element, sections=element.sections * int(read[0]))
    found = _section_noun(words, i, in_list=not is_first)
    if found is None:
        return None
    kind, letter, stop = found
    section = RequestedSection(kind=kind, letter=letter, words=words.range(i, stop))
    element = _with_length(words, i, stop, section)
    if letter and element.is_plain:
        return None
    return element


def _section_noun(words: Words, i: int, *, in_list: bool) -> tuple[str, str, int] | None:
    found = section_at(words, i)
    if found is not None:
        kind, stop = found
        # `verse 1`, `verse 2`: a number that no unit follows, and no length.
        numbered = words.is_number(stop) and words[stop].value <= 3
        if numbered and words.text(stop + 1) not in BAR_UNITS:
            stop += 1
        return kind, "", stop
    if in_list and words.text(i) in _LIST_WORDS and (
        words.is_break(i + 1) or words.text(i + 1) in LIST_LINKS or words.is_number(i + 1)
    ):  # fmt: skip
        return _LIST_WORDS[words.text(i)], "", i + 1
    if in_list and words[i].raw in {"A", "B", "C", "D"}:
        return "", words[i].raw, i + 1
    return None


def _bars_before(words: Words, i: int) -> tuple[int, int] | None:
    read = read_number(words, i)
    if read is None or words.text(read[1]) not in BAR_UNITS or not 1 <= read[0] <= MAX_NUM_BARS:
        return None
    at = read[1] + 1
    while words.text(at) in {"of", "long", "de", "the", "di", "for", "an", "a"}:
        at += 1
    return int(read[0]), at


def _with_length(words: Words, start: int, stop: int, section: RequestedSection) -> _Element:
    """The section with the length that may follow: `(8 bars)`, `: 8`, `of 8 bars`, `8`."""
    at = stop
    while words.text(at) in {"(", ":", "=", "of", "for", "de", "von", "mit", "a", "over", "with",
                             "da", "lasts", "is", "x", "di", "takes"}:  # fmt: skip
        at += 1
    read = read_number(words, at)
    if read is None or not 1 <= read[0] <= MAX_NUM_BARS or read[0] != int(read[0]):
        return _Element(start, stop, (section,), is_plain=True)
    after = read[1]
    has_unit = words.text(after) in BAR_UNITS
    is_bare = words.is_number(at) and (
        words.is_break(after)
        or words.text(after) in {"in", "and", "then"}
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
