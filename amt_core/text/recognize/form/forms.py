"""Recognizes the form: lists of sections with lengths, letters such as AABA, names of forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.spec.requests import MAX_NUM_VARIATIONS, RequestedSection
from amt_core.text.inflection import verb_forms
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.links import NOT_BEFORE
from amt_core.text.lexicon.plan.sections import (
    ARTICLES_BEHIND_NO,
    BAR_NOUNS,
    CUTTING_VERBS,
    EACH_LINKS,
    EACH_WORDS,
    ENDLESSLY,
    FORM_LABELS,
    FORM_NAMES,
    LINKS_BEHIND_NO,
    LIST_WORDS,
    LOOPING_VERBS,
    NO_SECTION_WORDS,
    NOT_A_LOOP_AFTER,
    PORTUGUESE_NO,
    PORTUGUESE_NO_BEFORE,
    SEAMS,
    SECTION_LABELS,
    THEME_LINKS,
    THEME_WORDS,
    VARIATION_WORDS,
    WANT_WORDS,
)
from amt_core.text.lexicon.scope import NEAR_NEGATION
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.form.form_letters import each_behind, initials_form, letters_form
from amt_core.text.recognize.form.found_form import FoundForm
from amt_core.text.recognize.form.section_lists import section_list
from amt_core.text.recognize.form.section_nouns import section_at, section_words
from amt_core.text.recognize.form.section_places import barred_sections
from amt_core.text.recognize.numbers import read_number
from amt_core.text.recognize.place.section_spans import joined_sections_stop
from amt_core.text.words import Words

_MAX_TO_SEAM = 3


def find_forms(words: Words) -> Iterator[FoundForm]:
    """Finds what the words say about the form, from left to right."""
    found = list(_find(words))
    has_sections = any(form.sections for form in found)
    # `C G Am F, two bars each` is about chords.
    yield from (form for form in found if has_sections or not form.bars_each)


def _find(words: Words) -> Iterator[FoundForm]:
    i = 0
    while i < len(words):
        place = joined_sections_stop(words, i)
        if place is not None:
            # `no drums in the intro and the outro` is no list of sections.
            i = place
            continue
        found = (
            _excluded(words, i)
            or _variations(words, i)
            or letters_form(words, i)
            or initials_form(words, i)
            or barred_sections(words, i)
            or section_list(words, i)
            or _named(words, i)
            or _looping(words, i)
            or _each_length(words, i)
        )
        if found is None:
            i += 1
            continue
        yield found
        i = max(found.stop, i + 1)


def form_words() -> set[str]:
    """Every word of the names of sections and forms."""
    return section_words() | _names().words


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
    sections = tuple(RequestedSection(letter=letter, words=words.range(i, stop))
                     for letter in letters)  # fmt: skip
    return FoundForm(start=i, stop=stop, name=name, sections=sections, is_complete=bool(letters))


def _looping(words: Words, i: int) -> FoundForm | None:
    """Reads `repeats endlessly`, `must repeat without a gap`."""
    if words.text(i) not in _looping_verbs():
        return None
    for at in range(i + 1, i + 2 + _MAX_TO_SEAM):
        if words.is_break(at):
            return None
        is_seamless = words.text(at) in SEAMS and bool(
            NOT_BEFORE.intersection(words.clause_before(at, at_most=2))
        )
        if words.text(at) in ENDLESSLY or is_seamless:
            return FoundForm(start=i, stop=at + 1, name="loop", is_loop=True)
    return None


def _each_length(words: Words, i: int) -> FoundForm | None:
    """Reads `every section is 8 bars` and `8 bars each`: the length of sections that have none."""
    at = i
    if words.text(i) in EACH_WORDS:
        at = _over_links(words, i + 1)
        if words.text(at) in SECTION_LABELS:
            at = _over_links(words, at + 1)
    read = read_number(words, at)
    if read is None or words.text(read[1]) not in BAR_NOUNS or not 1 <= read[0] <= MAX_NUM_BARS:
        return None
    stop = read[1] + 1 if at > i else each_behind(words, read[1] + 1)
    return None if stop is None else FoundForm(start=i, stop=stop, bars_each=int(read[0]))


def _over_links(words: Words, i: int) -> int:
    while words.text(i) in EACH_LINKS:
        i += 1
    return i


def _variations(words: Words, i: int) -> FoundForm | None:
    """Reads `theme and five variations` and `five variations on a theme`."""
    if words.text(i) in THEME_WORDS and words.text(i + 1) in THEME_LINKS:
        return _counted_variations(words, i, i + 2)
    return _counted_variations(words, i, i)


def _counted_variations(words: Words, start: int, i: int) -> FoundForm | None:
    """Reads the number of variations at a token, for a phrase that starts at or before it."""
    read = read_number(words, i)
    if read is None or words.text(read[1]) not in VARIATION_WORDS:
        return None
    if not 1 <= read[0] <= MAX_NUM_VARIATIONS:
        return None
    return FoundForm(start=start, stop=read[1] + 1, name="theme and variations",
                     num_variations=int(read[0]))  # fmt: skip


def _excluded(words: Words, i: int) -> FoundForm | None:
    is_unwanted = words.text(i) == NEAR_NEGATION and words.text(i + 1) in WANT_WORDS
    if words.text(i) not in NO_SECTION_WORDS | CUTTING_VERBS and not is_unwanted:
        return None
    if words.text(i) in PORTUGUESE_NO and words.text(i + 1) in PORTUGUESE_NO_BEFORE:
        return None
    at = i + 1 + is_unwanted
    while words.text(at) in ARTICLES_BEHIND_NO and at <= i + 2 + is_unwanted:
        at += 1
    found = section_at(words, at)
    if found is None:
        return None
    kind, stop = found
    is_cut = words.text(i) in CUTTING_VERBS
    if is_cut and not (words.is_break(stop) or words.text(stop) in LINKS_BEHIND_NO):
        # `cut the intro to 4 bars`, `drop the bridge down a tone`
        return None
    kinds, at = [kind], stop
    over_comma: list[str] = []
    while words.text(at) in LINKS_BEHIND_NO | {","}:
        is_denied = words.text(at) in LINKS_BEHIND_NO or words.text(at + 1) in NOT_BEFORE
        more = _excluded_section(words, at + 1)
        if more is None:
            break
        over_comma.append(more[0])
        at = more[1]
        if is_denied:
            # `no intro, bridge or outro`; what follows a mere comma may be the form itself.
            kinds += over_comma
            over_comma.clear()
            stop = at
    return FoundForm(start=i, stop=stop, excluded=tuple(kinds))


def _excluded_section(words: Words, i: int) -> tuple[str, int] | None:
    """A further section that must not come, behind articles and another `no`."""
    at = i
    while words.text(at) in ARTICLES_BEHIND_NO | NOT_BEFORE:
        at += 1
    found = section_at(words, at)
    if found is None and words.text(at) in LIST_WORDS:
        # `sin puente ni final`
        return LIST_WORDS[words.text(at)], at + 1
    return found


@cache
def _looping_verbs() -> frozenset[str]:
    return frozenset(f for lemma in split_names(LOOPING_VERBS) for f in verb_forms(lemma))


@cache
def _names() -> PhraseIndex[str]:
    return PhraseIndex(
        ((phrase, name) for name, phrases in FORM_NAMES.items() for phrase in split_names(phrases)),
        inflected=False,
    )
