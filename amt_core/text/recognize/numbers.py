"""Recognizes numbers in digits or in words."""

from __future__ import annotations

from amt_core.text.lexicon.numbers import (
    APPROXIMATELY,
    BETWEEN_LINKS,
    BETWEEN_WORDS,
    HUNDRED_LINKS,
    ISH,
    NUMBER_WORDS,
    OR_WORDS,
    RANGE_LINKS,
)
from amt_core.text.words import Words


def read_number(words: Words, start: int) -> tuple[float, int] | None:
    """Reads the number that begins at a token; returns it and the index after it.

    Reads digits, `sixteen`, `thirty-two`, `one hundred and twenty`.
    """
    if words.is_number(start):
        return words[start].value, start + 1
    if words.text(start) not in NUMBER_WORDS:
        return None
    total, i = 0, start
    while (part := NUMBER_WORDS.get(words.text(i))) is not None:
        if part == 100 and 0 < total < 10:
            total *= 100
        elif (
            i == start
            or (part < 10 <= total % 100 and total % 10 == 0)
            or (part < 100 and total >= 100 and total % 100 == 0)
        ):
            total += part
        else:
            break
        i += 1
        if words.text(i) in HUNDRED_LINKS and total >= 100 and words.text(i + 1) in NUMBER_WORDS:
            i += 1
    return float(total), i


def read_range(words: Words, start: int) -> tuple[float, int] | None:
    """Reads a number, the middle of a range (`120-130`), or the first of two (`70 or 140`)."""
    first = read_number(words, start)
    if first is None:
        return None
    low, i = first
    if words.text(i) == ISH:
        return low, i + 1
    if words.text(i) in OR_WORDS and words.is_number(start) and words.is_number(i + 1):
        return low, i + 2
    links = RANGE_LINKS | {"-", "~"} if words.is_number(start) else RANGE_LINKS
    if words.text(start - 1) in BETWEEN_WORDS:
        links |= BETWEEN_LINKS
    if words.text(i) in links:
        second = read_number(words, i + 1)
        if second is not None and low < second[0] <= 4 * low:
            return (low + second[0]) / 2, second[1]
    return low, i


def skip_back(words: Words, index: int, skipped: frozenset[str], at_most: int = 4) -> int:
    """The nearest index before `index` whose token is not in `skipped`."""
    i = index - 1
    while i > index - 1 - at_most and words.text(i) in (skipped | APPROXIMATELY):
        i -= 1
    return i
