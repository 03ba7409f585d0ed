"""Recognizes the form: lists of sections with lengths, letters such as AABA, names of forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.spec.requests import RequestedSection
from amt_core.spec.spans import TextRange
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.length import BAR_UNITS
from amt_core.text.lexicon.plan.sections import (
    AFTER_A_VERB,
    FORM_LABELS,
    FORM_NAMES,
    HAS_WORDS,
    LIST_LINKS,
    NO_SECTION_WORDS,
    NOT_A_LOOP_AFTER,
    NOT_A_SECTION_AFTER,
    NOT_A_SECTION_BEFORE,
    SECTION_NOUNS,
    THEME_LINKS,
    THEME_WORDS,
    VARIATION_WORDS,
    VERBS_TOO,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.numbers import read_number
from amt_core.text.words import Words

_LETTERS = re.compile(r"[a-d]{3,12}")
_MAIN_KINDS = frozenset({"verse", "chorus"})
_MAX_COUNT = 8
_MAX_LINKS = 4
_BARS_OF_STANDARD = 32
_FILLER_KINDS = frozenset({"solo", "theme"})
_LIST_WORDS = {"solo": "solo", "theme": "theme", "improvisation": "solo", "chor": "chorus"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundForm:
    """The form that the words state.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        sections: The sections in order.
        is_complete: Whether they are the whole piece.
        name: One of `FORMS`, or empty.
        is_loop: Whether the end runs into the start.
        num_variations: Variations of the theme, if they are counted.
        excluded: Kinds of sections that must not come.
        num_bars: The length of the whole piece, where the form states it.
        solo_at: Indices of tokens before which the name of a solo's instrument stands.
    """

    start: int
    stop: int
    sections: tuple[RequestedSection, ...] = ()
    is_complete: bool = False
    name: str = ""
    is_loop: bool = False
    num_variations: int | None = None
    excluded: tuple[str, ...] = ()
    num_bars: int | None = None
    solo_at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Element:
    start: int
    stop: int
    sections: tuple[RequestedSection, ...]
    is_plain: bool


def find_forms(words: Words) -> Iterator[FoundForm]:
    """Finds what the words say about the form, from left to right."""
    i = 0
    while i < len(words):
        found = (
            _excluded(words, i)
            or _variations(words, i)
            or _letters(words, i)
            or _list(words, i)
            or _named(words, i)
        )
        if found is None:
            i += 1
            continue
        yield found
        i = max(found.stop, i + 1)


def section_at(words: Words, i: int) -> tuple[str, int] | None:
    """The kind of the section named at a token, and the index after the name."""
    found = _nouns().longest_at(words, i)
    if found is None:
        return None
    stop, kinds = found
    is_verb = words.text(i) in VERBS_TOO and words.text(stop) in AFTER_A_VERB
    if (
        is_verb
        or words.text(stop) in NOT_A_SECTION_BEFORE
        or words.text(i - 1) in NOT_A_SECTION_AFTER
    ):
        return None
    return kinds[0], stop


def section_words() -> set[str]:
    """Every word of the names of sections and forms."""
    return _nouns().words | _names().words


def _named(words: Words, i: int) -> FoundForm | None:
    found = _names().longest_at(words, i)
    if found is None:
        return None
    stop, names = found
    name = names[0]
    if name == "loop":
        if words.text(i - 1) in NOT_A_LOOP_AFTER:
            return None
        return FoundForm(start=i, stop=stop, name=name, is_loop=True)
    stop += words.text(stop) in FORM_LABELS
    letters = name if name in {"ABA", "AB"} else ""
    sections = tuple(RequestedSection(letter=letter, words=_range(words, i, stop))
                     for letter in letters)  # fmt: skip
    return FoundForm(start=i, stop=stop, name=name, sections=sections, is_complete=bool(letters))


def _variations(words: Words, i: int) -> FoundForm | None:
    """Reads `theme and five variations` and `five variations on a theme`."""
    if words.text(i) in THEME_WORDS and words.text(i + 1) in THEME_LINKS:
        read = read_number(words, i + 2)
        if read is not None and words.text(read[1]) in VARIATION_WORDS:
            return FoundForm(start=i, stop=read[1] + 1, name="theme and variations",
                             num_variations=int(read[0]))  # fmt: skip
    read = read_number(words, i)
    if read is not None and words.text(read[1]) in VARIATION_WORDS and 0 < read[0] <= 32:
        return FoundForm(start=i, stop=read[1] + 1, name="theme and variations",
                         num_variations=int(read[0]))  # fmt: skip
    return None


def _letters(words: Words, i: int) -> FoundForm | None:
    """Reads `AABA`, `32-bar AABA`, `ABA form`, `A A B A`."""
    found = _letters_at(words, i)
    if found is None:
        return None
    letters, stop = found
    has_label = words.text(stop) in FORM_LABELS or words.text(i - 1) in FORM_LABELS
    stop += words.text(stop) in FORM_LABELS
    start, num_bars = i, None
    before = i - 1 - (words.text(i - 1) == ",")
    if words.text(before) in BAR_UNITS and words.is_number(before - 1):
        start, num_bars = before - 1, int(words[before - 1].value)
    after = stop + (words.text(stop) == ",")
    if num_bars is None and words.is_number(after) and words.text(after + 1) in BAR_UNITS:
        num_bars = int(words[after].value)
    if num_bars is not None and (num_bars % len(letters) or num_bars > MAX_NUM_BARS):
        num_bars = None
    if len(letters) < 3 and not has_label:
        return None
    each = None if num_bars is None else num_bars // len(letters)
    where = _range(words, start, stop)
    sections = tuple(
        RequestedSection(letter=letter, num_bars=each, words=where) for letter in letters
    )
    name = letters if letters in {"AABA", "ABA", "AB"} else ""
    return FoundForm(start=start, stop=stop, sections=sections, is_complete=True, name=name,
                     num_bars=num_bars)  # fmt: skip


def _letters_at(words: Words, i: int) -> tuple[str, int] | None:
    # As typed: the spelling index takes AABA for a misspelt word.
    text = words[i].raw.lower()
    if _LETTERS.fullmatch(text) and text[0] == "a" and (words[i].raw.isupper() or "ab" in text):
        is_form = _in_order(text) and len(set(text)) < len(text)
        return (text.upper(), i + 1) if is_form else None
    letters = ""
    at = i
    while words[at].raw in {"A", "B", "C", "D"} and len(letters) < 12:
        letters += words[at].raw
        at += 1
        if words.text(at) in {"-", ","} and words[at + 1].raw in {"A", "B", "C", "D"}:
            at += 1
    if len(letters) >= 2 and _in_order(letters.lower()) and letters[0] == "A":
        is_labeled = words.text(at) in FORM_LABELS or words.text(i - 2) in FORM_LABELS
        if is_labeled or (len(letters) >= 3 and len(set(letters)) < len(letters)):
            return letters, at
    return None


def _in_order(letters: str) -> bool:
    """True if the letters come in for the first time in the order of the alphabet."""
    new = list(dict.fromkeys(letters))
    return new == list("abcd"[: len(new)])


def _excluded(words: Words, i: int) -> FoundForm | None:
    if words.text(i) not in NO_SECTION_WORDS:
        return None
    at = i + 1 + (words.text(i + 1) in {"a", "an", "the", "any"})
    found = section_at(words, at)
    if found is None:
        return None
    kind, stop = found
    kinds = [kind]
    while words.text(stop) in {"or", "and", "oder", "und", "ou", "ni", "o", "e", ","}:
        at = stop + 1 + (words.text(stop + 1) in {"no", "a", "an", "the"})
        more = section_at(words, at)
        if more is None:
            break
        kinds.append(more[0])
        stop = more[1]
    return FoundForm(start=i, stop=stop, excluded=tuple(kinds))


def _list(words: Words, i: int) -> FoundForm | None:
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
            section = RequestedSection(kind="solo", words=_range(words, stop, after))
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
                                   words=_range(words, i, stop))  # fmt: skip
        return _Element(i, stop, (section,), is_plain=False)
    read = read_number(words, i)
    if read is not None and 2 <= read[0] <= _MAX_COUNT:
        found = _section_noun(words, read[1], in_list=False)
        if found is not None:
            kind, letter, stop = found
            section = RequestedSection(kind=kind, letter=letter, words=_range(words, i, stop))
            element = _with_length(words, i, stop, section)
            return replace(element, sections=element.sections * int(read[0]))
    found = _section_noun(words, i, in_list=not is_first)
    if found is None:
        return None
    kind, letter, stop = found
    section = RequestedSection(kind=kind, letter=letter, words=_range(words, i, stop))
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
    sections = (replace(section, num_bars=int(read[0]), words=_range(words, start, end)),)
    return _Element(start, end, sections, is_plain=False)


def _range(words: Words, start: int, stop: int) -> TextRange:
    return TextRange(words[start].start, words[stop - 1].stop)


@cache
def _nouns() -> PhraseIndex[str]:
    return PhraseIndex(
        (phrase, kind) for kind, phrases in SECTION_NOUNS.items() for phrase in split_names(phrases)
    )


@cache
def _names() -> PhraseIndex[str]:
    return PhraseIndex(
        ((phrase, name) for name, phrases in FORM_NAMES.items() for phrase in split_names(phrases)),
        inflected=False,
    )
