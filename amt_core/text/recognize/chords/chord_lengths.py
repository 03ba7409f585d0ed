"""Lengths of chords: `two bars`, `half a bar`, `two bars each`, `two chords per bar`."""

from __future__ import annotations

from collections.abc import Sequence

from amt_core.text.lexicon.numbers import NUMBER_WORDS
from amt_core.text.lexicon.plan.chord_words import (
    CHORD_BAR_UNITS,
    CHORD_BEAT_UNITS,
    FOR_WORDS,
    PER_CHORD_WORDS,
)
from amt_core.text.recognize.chords.pieces import TRAILING, Piece


def length_at(pieces: Sequence[Piece], at: int) -> tuple[float, float, int] | None:
    """Bars, beats, and the index after a length such as `two bars`, `half a bar`, `2 beats`."""
    if at + 1 >= len(pieces):
        return None
    word = pieces[at].folded
    if word == "half" and at + 2 < len(pieces) and pieces[at + 1].folded == "a":
        value, at = 0.5, at + 2
    elif word.isdecimal() and len(word) <= 2:
        value, at = float(word), at + 1
    elif word in NUMBER_WORDS:
        value, at = float(NUMBER_WORDS[word]), at + 1
    else:
        return None
    unit = pieces[at].folded.rstrip(TRAILING)
    if unit in CHORD_BAR_UNITS:
        return value, 0.0, at + 1
    if unit in CHORD_BEAT_UNITS:
        return 0.0, value, at + 1
    return None


def length_of_each(pieces: Sequence[Piece], at: int) -> tuple[float, float, int] | None:
    """A length of every chord: `, two bars each`, `each for 2 beats`, `two chords per bar`."""
    while at < len(pieces) and pieces[at].text in {",", "(", "-"}:
        at += 1
    words = [piece.folded.rstrip(TRAILING) for piece in pieces[at : at + 5]]
    if not words:
        return None
    if words[0] in PER_CHORD_WORDS:
        after = at + 1 + (len(words) > 1 and words[1] in FOR_WORDS)
        return length_at(pieces, after)
    count = length_at(pieces, at)
    if count is not None:
        after = count[2]
        if after < len(pieces) and pieces[after].folded.rstrip(TRAILING) in PER_CHORD_WORDS:
            return count[0], count[1], min(after + 1, len(pieces))
        return None
    number = chords_per_bar(pieces, at)
    return None if number is None else (1 / number, 0.0, at + 4)


def chords_per_bar(pieces: Sequence[Piece], at: int) -> int | None:
    """The number in `two chords per bar`."""
    words = [piece.folded.rstrip(TRAILING) for piece in pieces[max(at, 0) : at + 4]]
    if len(words) < 4 or words[1] != "chords" or words[3] not in CHORD_BAR_UNITS:
        return None
    return int(words[0]) if words[0].isdecimal() else NUMBER_WORDS.get(words[0])
