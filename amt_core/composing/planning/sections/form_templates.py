"""The usual forms by style: the order of the sections, for pieces of any length."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from amt_core.composing.planning.sections.section_lengths import usual_bars

PHRASE_FORMS = ("AABA", "ABAB", "AABB", "ABAC", "ABAA", "AABC")
"""Phrases by letter, as in the commonest forms of songs and dances."""

# What opens, what goes round, and what closes; the closing ones are left out from the first on
# where a piece is too short.
_SONG = (("intro",), ("verse", "chorus"), ("bridge", "chorus", "outro"))
_SONGS = (
    _SONG,
    ((), ("verse", "chorus"), ("bridge", "chorus")),
    (("intro",), ("verse", "pre-chorus", "chorus"), ("bridge", "chorus", "outro")),
    (("intro",), ("verse", "chorus"), ("solo", "chorus", "outro")),
)
_TRACKS = (
    (("intro",), ("build-up", "drop", "break"), ("build-up", "drop", "outro")),
    (("intro",), ("verse", "build-up", "drop"), ("break", "drop", "outro")),
)
_SONG_STYLES = frozenset(
    {"ballad", "country", "disco", "folk", "funk", "gospel", "hip-hop", "metal", "pop", "punk",
     "reggae", "rock", "ska", "soul and r&b", "synth-pop"}
)  # fmt: skip
_TRACK_STYLES = frozenset({"electronic dance"})

MIN_SONG_BARS = 32
"""A shorter piece has phrases with letters unless sections are asked for."""

# Where sections that are asked for by name alone belong.
_FIRST, _LAST = ("intro",), ("outro", "coda")


def is_song_style(style: str | None) -> bool:
    """True if pieces of a style have verses and choruses, or build-ups and drops."""
    return style in _SONG_STYLES or style in _TRACK_STYLES


def draw_kinds(
    style: str | None,
    num_bars: int,
    asked: Collection[str],
    rng: np.random.Generator,
    *,
    body_bars: int,
) -> list[str]:
    """The kinds of the sections of a song, in order.

    Args:
        style: The genre.
        num_bars: The length of the piece.
        asked: Kinds that must be there.
        rng: What they are drawn with.
        body_bars: The length of verses and choruses.
    """
    songs = _TRACKS if style in _TRACK_STYLES and not {"verse", "chorus"} & set(asked) else _SONGS
    opening, body, closing = songs[int(rng.integers(len(songs)))]
    kinds = _fill(list(opening), list(body), list(closing), num_bars, body_bars)
    # The most usual place of a bridge, a solo or a break is before the last of the sections that
    # go round.
    for kind in [kind for kind in dict.fromkeys(asked) if kind not in kinds]:
        if kind in _FIRST:
            kinds.insert(0, kind)
        elif kind in _LAST:
            kinds.append(kind)
        else:
            last = max((i for i, k in enumerate(kinds) if k == body[-1]), default=len(kinds))
            kinds.insert(last, kind)
    return _as_many_as_fit(kinds, num_bars, asked)


def _fill(
    opening: list[str], body: list[str], closing: list[str], num_bars: int, body_bars: int
) -> list[str]:
    """The body as often as fits between what opens and what closes."""

    def length(kinds: list[str]) -> int:
        return sum(usual_bars(kind, body_bars) for kind in kinds)

    def missing(kinds: list[str]) -> int:
        return abs(num_bars - length(kinds))

    rounds = range(1, num_bars // length(body) + 2)
    fillings = [
        opening + body * count + closing[start:]
        for count in rounds
        for start in range(len(closing) + 1)
    ]
    # Of fillings of equal length, the one that goes round most often comes last.
    return min(reversed(fillings), key=missing)


def _as_many_as_fit(kinds: list[str], num_bars: int, asked: Collection[str]) -> list[str]:
    """The kinds without the first ones that nobody asked for, where they outnumber the bars."""
    while len(kinds) > num_bars:
        spare = next((i for i, k in enumerate(kinds) if kinds.count(k) > 1 or k not in asked), 0)
        kinds = kinds[:spare] + kinds[spare + 1 :]
    return kinds
