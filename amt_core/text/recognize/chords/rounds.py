"""Reads how often the chords go round: `two times through the changes`, `Am F C G (2x)`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from amt_core.text.lexicon.plan.changes import OF_WORDS
from amt_core.text.lexicon.plan.chord_words import (
    CHORD_LABELS,
    CHORUSES,
    PER_CHORD_WORDS,
    ROUND_LINKS,
    ROUND_NOUNS,
    ROUND_VERBS,
    ROUND_WORDS,
    THROUGH_WORDS,
)
from amt_core.text.lexicon.plan.sections import REPEAT_NOUNS, TIMES, TWICE
from amt_core.text.recognize.numbers import read_number
from amt_core.text.words import Words

_MAX_ROUNDS = 16


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often the chords go round.

    Attributes:
        start: Index of the first token.
        stop: Index after the last token.
        count: The number of rounds.
    """

    start: int
    stop: int
    count: int


def find_rounds(words: Words, is_chord: Callable[[int], bool]) -> Rounds | None:
    """The first such phrase.

    Args:
        words: The description.
        is_chord: Whether a token belongs to chords.
    """
    for i in range(len(words)):
        found = _rounds_at(words, i, is_chord)
        if found is not None:
            return found
    return None


def _rounds_at(words: Words, i: int, is_chord: Callable[[int], bool]) -> Rounds | None:
    if is_chord(i):
        return None
    read = _count(words, i)
    if read is None:
        return None
    count, at = read
    has_noun = at > i + 1 or words.text(i) in TWICE
    if words.text(at) in CHORUSES:
        # `three choruses of a blues in F`
        return Rounds(i, at + 1 + (words.text(at + 1) in OF_WORDS), count)
    if has_noun and words.text(at) in THROUGH_WORDS:
        at += 1
        while words.text(at) in ROUND_LINKS:
            at += 1
        return Rounds(i, at + (words.text(at) in ROUND_NOUNS | CHORD_LABELS), count)
    is_told = _is_behind_chords(words, i, is_chord) or _is_behind_verb(words, i)
    if has_noun and is_told and words.text(at) not in PER_CHORD_WORDS:
        is_ended = words.is_break(at) or words.text(at) in ROUND_LINKS
        return Rounds(i, at, count) if is_ended else None
    return None


def _count(words: Words, i: int) -> tuple[int, int] | None:
    """The number of `twice`, `two times`, `2x`, `x2` and `three choruses`, and the index behind."""
    if words.text(i) in TWICE:
        return 2, i + 1
    has_sign = words.text(i) in TIMES
    read = read_number(words, i + has_sign)
    if read is None or not 2 <= read[0] <= _MAX_ROUNDS or read[0] != int(read[0]):
        return None
    at = read[1]
    at += not has_sign and words.text(at) in TIMES | REPEAT_NOUNS | ROUND_WORDS
    return int(read[0]), at


def _is_behind_verb(words: Words, i: int) -> bool:
    """True for `play it four times` and `repeat twice`, in a clause of their own."""
    at = i - 1
    while words.text(at) in ROUND_LINKS and words.text(at) not in ROUND_VERBS:
        at -= 1
    return words.text(at) in ROUND_VERBS and words.is_break(at - 1)


def _is_behind_chords(words: Words, i: int, is_chord: Callable[[int], bool]) -> bool:
    """True if chords end before a token, over a bracket, a comma and words such as `played`."""
    at = i - 1
    while words.text(at) in ROUND_LINKS | {"(", ",", ":"}:
        at -= 1
    return at >= 0 and is_chord(at)
