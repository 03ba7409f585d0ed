"""Reads the form as letters: `AABA`, `32-bar AABA`, `A A B A`, `AA'BA'`."""

from __future__ import annotations

import re

from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.spec.requests import RequestedSection
from amt_core.text.lexicon.length import BAR_UNITS
from amt_core.text.lexicon.plan.sections import (
    EACH_BEHIND,
    EACH_WORDS,
    FORM_LABELS,
    PER_WORDS,
    PRIME,
    SECTION_INITIALS,
    SECTION_LABEL_PLURALS,
    SECTION_LABELS,
)
from amt_core.text.recognize.form.found_form import FoundForm
from amt_core.text.words import Words

_MIN_INITIALS = 4
_MAX_LETTERS = 12
_LETTERS = re.compile(rf"[a-d]{{3,{_MAX_LETTERS}}}")
# What stands before a prime or the end: `AA'BA` is AA, prime, BA.
_RUN = re.compile(r"[A-D]{1,4}")


def letters_form(words: Words, i: int) -> FoundForm | None:
    """Reads `AABA`, `32-bar AABA`, `ABA form`, `A A B A`, `AA'BA'`."""
    found = _letters_at(words, i)
    if found is None:
        return None
    letters, stop = found
    has_label = words.text(stop) in FORM_LABELS or words.text(i - 1) in FORM_LABELS
    stop += words.text(stop) in FORM_LABELS
    start, num_bars = i, None
    before = i - 1 - (words.text(i - 1) == ",")
    # `32-bar form, AABA`
    before -= words.text(before) in FORM_LABELS and words.text(before - 1) in BAR_UNITS
    if words.text(before) in BAR_UNITS and words.is_number(before - 1):
        start, num_bars = before - 1, int(words[before - 1].value)
    after = stop + (words.text(stop) == ",")
    is_length = words.is_number(after) and words.text(after + 1) in BAR_UNITS
    if num_bars is None and is_length and each_behind(words, after + 2) is None:
        num_bars = int(words[after].value)
    if num_bars is not None:
        is_possible = 0 < num_bars <= MAX_NUM_BARS and num_bars % len(letters) == 0
        num_bars = num_bars if is_possible else None
    if len(letters) < 3 and not has_label:
        return None
    each = None if num_bars is None else num_bars // len(letters)
    where = words.range(start, stop)
    sections = tuple(
        RequestedSection(letter=letter, num_bars=each, words=where) for letter in letters
    )
    name = "".join(letters)
    name = name if name in {"AABA", "ABA", "AB"} else ""
    return FoundForm(start=start, stop=stop, sections=sections, is_complete=True, name=name,
                     num_bars=num_bars)  # fmt: skip


def initials_form(words: Words, i: int) -> FoundForm | None:
    """Reads the initials of sections: `V C V C B C`, `IVCVCBCO`."""
    if not words[i].raw.isupper() or words.text(i - 1) in {"-", "/"}:
        return None
    letters, stop = words[i].raw, i + 1
    if len(letters) == 1:
        at = i
        while (word := words[at].raw) in SECTION_INITIALS:
            letters, stop = letters + word if at > i else word, at + 1
            at = stop + (words.text(stop) in {"-", ",", "/"})
    kinds = [SECTION_INITIALS.get(letter, "") for letter in letters]
    is_song = {"verse", "chorus"} <= set(kinds) and kinds[0] in {"intro", "verse"}
    if not all(kinds) or not is_song or len(kinds) < _MIN_INITIALS:
        return None
    where = words.range(i, stop)
    sections = tuple(RequestedSection(kind=kind, words=where) for kind in kinds)
    return FoundForm(start=i, stop=stop, sections=sections, is_complete=True)


def each_behind(words: Words, i: int) -> int | None:
    """The index behind what makes a length that of each section: `each`, `per part`."""
    if words.text(i) in EACH_WORDS | EACH_BEHIND:
        return i + 1 + (words.text(i + 1) in SECTION_LABELS)
    if words.text(i) in SECTION_LABEL_PLURALS:
        # `8-bar sections`
        return i + 1
    if words.text(i) in PER_WORDS and words.text(i + 1) in SECTION_LABELS:
        return i + 2
    return None


def _letters_at(words: Words, i: int) -> tuple[list[str], int] | None:
    """The letters from an index on, some of them with a prime, and the index behind them."""
    # As typed: the spelling index takes AABA for a misspelled word.
    text = words[i].raw.lower()
    if (
        _LETTERS.fullmatch(text)
        and text[0] == "a"
        and (words[i].raw.isupper() or text.lstrip("a").startswith("b"))
    ):
        is_form = _in_order(text) and len(set(text)) < len(text)
        if is_form and words.text(i + 1) != PRIME:
            return list(text.upper()), i + 1
    letters: list[str] = []
    at, has_runs = i, False
    while _RUN.fullmatch(words[at].raw) and len(letters) < _MAX_LETTERS:
        letters += words[at].raw
        at += 1
        has_runs |= len(words[at - 1].raw) > 1
        if words.text(at) == PRIME:
            letters[-1] += "'"
            at += 1
        if words.text(at) in {"-", ",", "/"} and _RUN.fullmatch(words[at + 1].raw):
            at += 1
    names = "".join(letter[0] for letter in letters)
    if has_runs and len("".join(letters)) == len(names):
        return None
    if len(letters) >= 2 and _in_order(names.lower()):
        is_labeled = words.text(at) in FORM_LABELS or words.text(i - 2) in FORM_LABELS
        if is_labeled or (len(letters) >= 3 and len(set(names)) < len(names)):
            return letters, at
    return None


def _in_order(letters: str) -> bool:
    """True if the letters come in for the first time in the order of the alphabet."""
    new = list(dict.fromkeys(letters))
    return new == list("abcd"[: len(new)])
