"""Recognizes time signatures in figures: `3/4`, `6 8 time`, `in five`."""

from __future__ import annotations

from collections.abc import Iterator

from amt_core.music.meter import TimeSignature
from amt_core.text.claims import Claim, Mention, Strength
from amt_core.text.lexicon.meter import (
    BAR_ARTICLES,
    BAR_OF_BEATS,
    BEAT_NOUNS,
    BEATS_OF_BAR,
    COUNT_ADJECTIVES,
    DIVIDING_WORDS,
    IN_METER,
    METER_ARTICLES,
    METER_FOLLOWERS,
    METER_NOUNS,
    METER_OF_COUNT,
    NOT_A_METER_BEFORE,
    PER_BAR_LINKS,
)
from amt_core.text.recognize.numbers import read_number
from amt_core.text.recognize.scan import scan
from amt_core.text.words import Words

_DENOMINATORS = frozenset({2, 4, 8, 16})
_MAX_NUMERATOR = 32
_MAX_ADDENDS = 8


def find_meters(words: Words) -> Iterator[Mention]:
    """Finds every time signature in figures, from left to right."""
    return scan(words, _meter_at)


def _meter_at(words: Words, i: int) -> Mention | None:
    found = _additive(words, i) or _fraction(words, i) or _count(words, i)
    if found is None:
        return None
    meter, stop = found
    return Mention(i, stop, (Claim("time_signature", meter, Strength.EXACT),), is_figure=True)


def _additive(words: Words, i: int) -> tuple[TimeSignature, int] | None:
    """Reads an additive meter: `3+3+2/8`."""
    total, at = 0.0, i
    while words.is_number(at) and words.text(at + 1) == "+" and at < i + 2 * _MAX_ADDENDS:
        total += words[at].value
        at += 2
    if at == i or not words.is_number(at) or words.text(at + 1) != "/":
        return None
    total += words[at].value
    below = words[at + 2].value if words.is_number(at + 2) else 0
    if below not in _DENOMINATORS or not 2 <= total <= _MAX_NUMERATOR or total != int(total):
        return None
    return TimeSignature(int(total), int(below)), at + 3


def _fraction(words: Words, i: int) -> tuple[TimeSignature, int] | None:
    if not words.is_number(i):
        return None
    has_slash = words.text(i + 1) == "/"
    below = i + 2 if has_slash or words.text(i + 1) == "-" else i + 1
    if not words.is_number(below):
        return None
    numerator, denominator = words[i].value, words[below].value
    if denominator not in _DENOMINATORS or not 2 <= numerator <= _MAX_NUMERATOR:
        return None
    if numerator != int(numerator):
        return None
    stop = below + 1
    is_date = (words.text(i - 1) == "/" and words[i].is_glued) or (
        words.text(stop) == "/" and words[stop].is_glued
    )
    if is_date or words.text(stop) in NOT_A_METER_BEFORE:
        return None
    if words.text(stop) in METER_NOUNS:
        stop += 1
    elif not has_slash:
        return None
    return TimeSignature(int(numerator), int(denominator)), stop


def _count(words: Words, i: int) -> tuple[TimeSignature, int] | None:
    """Reads a count: `in five`, `in a slow 4`, `in 7 time`, `à cinq temps`, `5 beats per bar`."""
    read = read_number(words, i)
    if read is None or int(read[0]) not in METER_OF_COUNT or read[0] != int(read[0]):
        return None
    stop = read[1]
    meter = TimeSignature.parse(METER_OF_COUNT[int(read[0])])
    follower = words.text(stop)
    if follower in BEAT_NOUNS:
        return meter, stop + 1
    if follower in BEATS_OF_BAR and words.text(stop + 1) in PER_BAR_LINKS:
        last = stop + 3 if words.text(stop + 2) in BAR_ARTICLES else stop + 2
        return (meter, last + 1) if words.text(last) in BAR_OF_BEATS else None
    before = i - 1
    if words.text(before) in COUNT_ADJECTIVES:
        before -= 1
    if words.text(before) in METER_ARTICLES:
        before -= 1
    if words.text(before) not in IN_METER or words.text(before - 1) in DIVIDING_WORDS:
        return None
    if follower in METER_NOUNS:
        return meter, stop + 1
    if words.is_break(stop) and not (words[stop].is_glued and follower in {"/", ":", "-", "%"}):
        return meter, stop
    return (meter, stop) if follower in METER_FOLLOWERS else None
