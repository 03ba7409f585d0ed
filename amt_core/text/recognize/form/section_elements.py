"""Reads one section of a list: `two verses`, `8-bar intro`, `verse (8 bars)`, `guitar solo`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.spec.requests import RequestedSection
from amt_core.text.lexicon.length import BAR_UNITS
from amt_core.text.lexicon.plan.changes import OF_WORDS
from amt_core.text.lexicon.plan.links import AND_WORDS, ARTICLES
from amt_core.text.lexicon.plan.roles import SOLO_WORDS
from amt_core.text.lexicon.plan.sections import (
    AFTER_A_LENGTH,
    AFTER_WORDS,
    AGAIN_WORDS,
    BEFORE_WORDS,
    BUILD_WORDS,
    LENGTH_LINKS,
    LENGTH_LINKS_BEFORE,
    LIST_LINKS,
    LIST_WORDS,
    ORDINALS,
    OWN_LENGTH_LINKS,
    REPEAT_NOUNS,
    SECTION_LABELS,
    SECTION_PLURALS,
    TIMES,
    TWICE,
)
from amt_core.text.recognize.form.found_form import SECTION_LETTERS, FoundForm
from amt_core.text.recognize.form.section_nouns import section_at
from amt_core.text.recognize.numbers import read_number
from amt_core.text.words import Words

_MAIN_KINDS = frozenset({"verse", "chorus"})
_NUMBERED_KINDS = _MAIN_KINDS | {"pre-chorus", "bridge", "solo", "drop", "interlude"}
"""Kinds of which several are counted: `verse 2`; `intro 2` has two bars."""
_MAX_COUNT = 8
_MAX_REPEATS = 4
_MAX_NUMBERED = 3


@dataclass(frozen=True, slots=True)
class SectionElement:
    """A section of a list, or several of one kind.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        sections: The sections.
        is_plain: Whether nothing but the name stands there, no length and no letter.
        is_plural: Whether the noun stands for all sections of its kind: `the choruses 16`.
    """

    start: int
    stop: int
    sections: tuple[RequestedSection, ...]
    is_plain: bool
    is_plural: bool = False


def solo_at(words: Words, i: int) -> SectionElement | None:
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


def timed_solo(words: Words, i: int) -> FoundForm | None:
    """Reads `8 bar piano solo`."""
    length = _bars_before(words, i)
    solo = None if length is None else solo_at(words, length[1])
    if length is None or solo is None:
        return None
    section = RequestedSection(kind="solo", num_bars=length[0], words=words.range(i, solo.stop))
    return FoundForm(start=i, stop=solo.stop, sections=(section,), solo_at=(length[1],))


def element_at(
    words: Words, i: int, *, is_first: bool, has_length: bool = False
) -> SectionElement | None:
    """A section with its number or its length: `two verses`, `8-bar intro`, `verse (8 bars)`.

    Args:
        words: The description.
        i: Index of the first token.
        is_first: Whether a list of sections begins with it.
        has_length: Whether a section before it in the list has a length.
    """
    is_headed = is_first and words.text(i - 1) == ":" and words.text(i - 2) in BAR_UNITS
    before = _bars_before(words, i) or (
        None
        if is_first and not is_headed
        else _counted_before(words, i, has_length=has_length or is_headed)
    )
    if before is not None:
        num_bars, at = before
        found = _section_noun(words, at, in_list=not is_first)
        if found is None and words[at].raw in SECTION_LETTERS and words.is_break(at + 1):
            # `8 bars A, 8 bars B`
            found = "", words[at].raw, at + 1
        if found is None and words.text(at) in BUILD_WORDS:
            # `8 bars of build, then the drop`
            found = "build-up", "", at + 1
        if found is None and words.text(at) in SOLO_WORDS and _ends_solo(words, at + 1):
            # `an 8 bar solo after the second chorus`
            found = "solo", "", at + 1
        if found is None:
            return None
        kind, letter, stop = found
        section = RequestedSection(kind=kind, letter=letter, num_bars=num_bars,
                                   words=words.range(i, stop))  # fmt: skip
        is_plural = words.text(stop - 1) in SECTION_PLURALS
        return SectionElement(i, stop, (section,), is_plain=False, is_plural=is_plural)
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
            return SectionElement(i, found[2], (section, section), is_plain=True)
    found = _section_noun(words, i, in_list=not is_first) or _build(words, i)
    if found is None:
        return None
    kind, letter, stop = found
    section = RequestedSection(kind=kind, letter=letter, words=words.range(i, stop))
    repeated = _repeated(words, stop)
    if repeated is not None:
        number, stop = repeated
        return SectionElement(i, stop, (section,) * number, is_plain=not letter)
    is_plural = words.text(stop - 1) in SECTION_PLURALS
    element = replace(_with_length(words, i, stop, section), is_plural=is_plural)
    is_ended = not is_first and (words.is_break(stop) or words.text(stop) in AGAIN_WORDS)
    return None if letter and element.is_plain and not is_ended else element


def _ends_solo(words: Words, i: int) -> bool:
    """True if a solo is a passage: `solo after the chorus`, `solo, …`; not `solo piano`."""
    return words.is_break(i) or words.text(i) in LIST_LINKS | AFTER_WORDS | BEFORE_WORDS


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
    at = i
    while words.text(at) in OWN_LENGTH_LINKS:
        at += 1
    read = read_number(words, at)
    return (
        read is not None
        and words.text(read[1]) in BAR_UNITS
        and (
            words.is_break(read[1] + 1)
            or words.text(read[1] + 1) in AND_WORDS
            or words[read[1] + 1].raw in SECTION_LETTERS
        )
    )


def _bars_before(words: Words, i: int) -> tuple[int, int] | None:
    read = read_number(words, i)
    if read is None or words.text(read[1]) not in BAR_UNITS or not 1 <= read[0] <= MAX_NUM_BARS:
        return None
    at = read[1] + 1
    if words.text(i - 1) in ORDINALS and words.text(at) in OF_WORDS:
        # `the last two bars of the intro`
        return None
    while words.text(at) in LENGTH_LINKS_BEFORE and words[at].raw not in SECTION_LETTERS:
        at += 1
    return int(read[0]), at


def _counted_before(words: Words, i: int, *, has_length: bool) -> tuple[int, int] | None:
    """Reads the number of `8 of chorus` and `8 verse`, behind a section whose bars are named."""
    read = read_number(words, i)
    if read is None or not 1 <= read[0] <= MAX_NUM_BARS:
        return None
    if words.text(read[1]) in OF_WORDS:
        return int(read[0]), read[1] + 1
    found = section_at(words, read[1]) if has_length else None
    is_one = found is not None and words.text(found[1] - 1) not in SECTION_PLURALS
    return (int(read[0]), read[1]) if is_one else None


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


def _with_length(words: Words, start: int, stop: int, section: RequestedSection) -> SectionElement:
    """The section with the length that may follow: `(8 bars)`, `: 8`, `of 8 bars`, `8`."""
    at = stop
    while words.text(at) in LENGTH_LINKS:
        at += 1
    read = read_number(words, at)
    if read is None or not 1 <= read[0] <= MAX_NUM_BARS or read[0] != int(read[0]):
        return SectionElement(start, stop, (section,), is_plain=True)
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
        return SectionElement(start, stop, (section,), is_plain=True)
    if has_unit and section_at(words, after + 1) is not None and at == stop:
        # `verse, 8 bar chorus`: the length belongs to the next section, unless all stand behind.
        ahead = section_at(words, after + 1)
        assert ahead is not None
        if read_number(words, ahead[1]) is None:
            return SectionElement(start, stop, (section,), is_plain=True)
    end = after + has_unit
    end += words.text(end) == ")" and words.text(stop) == "("
    sections = (replace(section, num_bars=int(read[0]), words=words.range(start, end)),)
    return SectionElement(start, end, sections, is_plain=False)
