"""Lengths of chords: `two bars`, `half a bar`, `two bars each`, `two chords per bar`."""

from __future__ import annotations

from collections.abc import Sequence

from amt_core.text.lexicon.numbers import NUMBER_WORDS
from amt_core.text.lexicon.plan.chord_words import (
    CHANGE_WORDS,
    CHORD_BAR_UNITS,
    CHORD_BEAT_UNITS,
    CHORD_COUNT_NOUNS,
    CHORD_NOUNS,
    HALF_LINKS,
    HALF_WORDS,
    LABEL_LINKS,
    LASTING_WORDS,
    PER_BAR_WORDS,
    PER_CHORD_WORDS,
    TIMES_IN_A_BAR,
)
from amt_core.text.lexicon.plan.sections import TIMES
from amt_core.text.recognize.chords.pieces import APART, TRAILING, Piece, follows
from amt_core.text.recognize.form.section_nouns import section_names

_LENGTH_WITHIN = 8
_MAX_BARS_EACH = 4


def length_at(pieces: Sequence[Piece], at: int) -> tuple[float, float, int] | None:
    """Bars, beats, and the index after a length such as `two bars`, `half a bar`, `2 beats`."""
    if at + 1 >= len(pieces):
        return None
    word = pieces[at].folded
    if word in HALF_WORDS:
        value, at = 0.5, at + 1 + follows(pieces, at + 1, HALF_LINKS)
    else:
        number = number_at(pieces, at)
        if number is None:
            return None
        value, at = number, at + 1
    if follows(pieces, at, CHORD_BAR_UNITS):
        return value, 0.0, at + 1
    if follows(pieces, at, CHORD_BEAT_UNITS):
        return 0.0, value, at + 1
    return None


def number_at(pieces: Sequence[Piece], at: int) -> float | None:
    """A number of bars or beats, in digits or as a word."""
    word = pieces[at].folded
    if word.isdecimal() and len(word) <= 2:
        return float(word)
    return float(NUMBER_WORDS[word]) if word in NUMBER_WORDS else None


def length_of_each(pieces: Sequence[Piece], at: int) -> tuple[float, float, int] | None:
    """A length of every chord: `, two bars each`, `each for 2 beats`, `two chords per bar`."""
    while at < len(pieces) and pieces[at].text in {",", "(", "-"}:
        at += 1
    words = [piece.folded.rstrip(TRAILING) for piece in pieces[at : at + 5]]
    if not words:
        return None
    in_a_bar = _times_in_a_bar(words)
    if in_a_bar is not None:
        return 1 / in_a_bar[0], 0.0, at + in_a_bar[1]
    if words[0] in PER_CHORD_WORDS | CHANGE_WORDS:
        after = at + 1
        while follows(pieces, after, LASTING_WORDS):
            after += 1
        return length_at(pieces, after)
    count = length_at(pieces, at)
    if count is not None:
        after = count[2]
        if not follows(pieces, after, PER_CHORD_WORDS):
            return None
        after += 1
        return count[0], count[1], after + follows(pieces, after, CHORD_NOUNS)
    number = chords_per_bar(pieces, at)
    return None if number is None else (1 / number, 0.0, at + 4)


def _times_in_a_bar(words: Sequence[str]) -> tuple[int, int] | None:
    """The number in `twice a bar` and `change two times per bar`, and the length of the phrase."""
    first = 0
    while first < len(words) and words[first] in CHANGE_WORDS | CHORD_NOUNS | CHORD_COUNT_NOUNS:
        first += 1
    if len(words) < first + 3:
        return None
    times = TIMES_IN_A_BAR.get(words[first])
    per = first + 1
    if times is None and words[per] in TIMES:
        times, per = NUMBER_WORDS.get(words[first]), per + 1
    is_bar = len(words) > per + 1 and words[per] in PER_BAR_WORDS
    return (times, per + 2) if times and is_bar and words[per + 1] in CHORD_BAR_UNITS else None


def chords_per_bar(pieces: Sequence[Piece], at: int) -> int | None:
    """The number in `two chords per bar`."""
    words = [piece.folded.rstrip(TRAILING) for piece in pieces[max(at, 0) : at + 4]]
    if len(words) < 4 or words[1] not in CHORD_COUNT_NOUNS or words[3] not in CHORD_BAR_UNITS:
        return None
    return int(words[0]) if words[0].isdecimal() else NUMBER_WORDS.get(words[0])


def length_before(pieces: Sequence[Piece], first: int) -> tuple[float, float, int] | None:
    """A length of every chord before them, and the index at which it begins.

    Reads `two bars each: C G`, `each chord lasts two bars: C G`, `two chords per bar: C G`.
    """
    for start in range(first - 2, max(first - 1 - _LENGTH_WITHIN, -1), -1):
        found = length_of_each(pieces, start)
        if found is not None and found[2] <= first and _only_links(pieces, found[2], first):
            at = start
            while at and follows(pieces, at - 1, PER_CHORD_WORDS | CHORD_NOUNS | CHANGE_WORDS):
                at -= 1
            return found[0], found[1], at
    return None


def length_apart(pieces: Sequence[Piece], start: int) -> tuple[float, float, int, int] | None:
    """A length of every chord further behind them: `ii V I in C, two bars each`.

    Returns:
        (bars, beats, index of its first piece, index after its last one); None if there is none,
        or if sections are named, whose length it may be.
    """
    if any(piece.folded.rstrip(TRAILING) in section_names() for piece in pieces):
        return None
    for at in range(start, len(pieces)):
        if pieces[at - 1].text not in APART:
            continue
        found = length_of_each(pieces, at)
        if found is not None and found[0] <= _MAX_BARS_EACH:
            return found[0], found[1], at, found[2]
    return None


def _only_links(pieces: Sequence[Piece], start: int, stop: int) -> bool:
    return all(piece.folded in LABEL_LINKS | {","} for piece in pieces[start:stop])
