"""Recognizes chord symbols in a row: a progression that suggests a key."""

from __future__ import annotations

import re

from amt_core.text.words import Words

_CHORD = re.compile(r"[A-G](b|m|maj|min|dim|sus|add|bm)?")
_SUFFIXES = frozenset({"#", "-", "7", "|", "9", "6", "m"})


def num_chords(words: Words, i: int) -> int:
    """The number of chord symbols in a row from an index on, up to 3."""
    count, at = 0, i
    while at < len(words) and count < 3 and _CHORD.fullmatch(words[at].raw):
        count += 1
        at += 1
        while words.text(at) in _SUFFIXES | {","}:
            at += 1
    return count


def end_of_chords(words: Words, i: int) -> int:
    """The index after the chord symbols in a row, without commas, from an index on."""
    at = i
    while at < len(words) and (_CHORD.fullmatch(words[at].raw) or words.text(at) in _SUFFIXES):
        at += 1
    return at
