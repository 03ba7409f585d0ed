"""Finds progressions by name: `12-bar blues`, `Andalusian cadence`, `circle of fifths`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from amt_core.music.theory import Mode
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.chord_words import PROGRESSION_NAMES, PROGRESSIONS
from amt_core.text.phrases import PhraseIndex, spaced
from amt_core.text.recognize.chords.chord_items import ChordItem
from amt_core.text.words import Words


def find_named_progressions(words: Words) -> Iterator[tuple[int, int, str]]:
    """The first and the last token of every name, and the name in `PROGRESSIONS`."""
    for start, stop, names in _names().find(words):
        yield start, stop, names[0]


def items_of(name: str, mode: Mode) -> tuple[tuple[ChordItem, ...], Mode]:
    """The chords of a progression in a mode, or in the one mode in which it is used."""
    major, minor = PROGRESSIONS[name]
    used: Mode = "minor" if (mode == "minor" and minor) or not major else "major"
    bars = (minor if used == "minor" else major).split("|")
    items = tuple(
        ChordItem(degree=degree, bar=bar)
        for bar, degrees in enumerate(bars)
        for degree in degrees.split()
    )
    return items, used


@cache
def _names() -> PhraseIndex[str]:
    return PhraseIndex(
        (
            (spaced(phrase), name)
            for name, phrases in PROGRESSION_NAMES.items()
            for phrase in split_names(phrases)
        ),
        inflected=False,
    )
