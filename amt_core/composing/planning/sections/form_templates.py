"""The usual forms by style: the order of the sections, for pieces of any length."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from amt_core.composing.planning.sections.section_lengths import (
    CLOSING,
    OPENING,
    PHRASE_BARS,
    usual_bars,
)
from amt_core.traits.plan_analysis import LETTERS

PHRASE_FORMS = ("AABA", "ABAB", "AABB", "ABAC", "ABAA", "AABC")
"""Phrases by letter, as in the commonest forms of songs and dances."""


class SongForm(NamedTuple):
    """The sections of a song: what opens, what goes round, and what closes.

    The closing ones are left out from the first on where a piece is too short.
    """

    opening: tuple[str, ...]
    body: tuple[str, ...]
    closing: tuple[str, ...]


_SONG_FORMS = (
    SongForm(("intro",), ("verse", "chorus"), ("bridge", "chorus", "outro")),
    SongForm((), ("verse", "chorus"), ("bridge", "chorus")),
    SongForm(("intro",), ("verse", "pre-chorus", "chorus"), ("bridge", "chorus", "outro")),
    SongForm(("intro",), ("verse", "chorus"), ("solo", "chorus", "outro")),
)
_TRACK_FORMS = (
    SongForm(("intro",), ("build-up", "drop", "break"), ("build-up", "drop", "outro")),
    SongForm(("intro",), ("verse", "build-up", "drop"), ("break", "drop", "outro")),
)
_SONG_STYLES = frozenset(
    {"ballad", "country", "disco", "folk", "funk", "gospel", "hip-hop", "metal", "pop", "punk",
     "reggae", "rock", "ska", "soul and r&b", "synth-pop"}
)  # fmt: skip
_TRACK_STYLES = frozenset({"electronic dance"})
_LOOP_STYLES = frozenset({"ambient", "chiptune", "electronic dance", "game music", "hip-hop"})

MIN_SONG_BARS = 32
"""A shorter piece has phrases with letters unless sections are asked for."""


def is_song_style(style: str | None) -> bool:
    """True if pieces of a style have verses and choruses, or build-ups and drops."""
    return style in _SONG_STYLES or style in _TRACK_STYLES


def has_phrases(style: str | None) -> bool:
    """True if pieces of a style have phrases with letters rather than verses and choruses."""
    return style is not None and not is_song_style(style)


def is_song(style: str | None, num_bars: int | None) -> bool:
    """True if a piece of a style has verses and choruses, or build-ups and drops.

    Args:
        style: The genre.
        num_bars: The length of the piece; None leaves it to the form.
    """
    if num_bars is None:
        return style in _SONG_STYLES and not is_loop_style(style)
    return num_bars >= MIN_SONG_BARS and is_song_style(style)


def is_loop_style(style: str | None) -> bool:
    """True if a piece of a style is a few bars that go round, unless it is asked to be longer."""
    return style in _LOOP_STYLES


def with_trios(pattern: str, count: int) -> str:
    """The letters of some sections: a pattern, in a long piece with trios between its returns.

    So a long piece comes back to what it began with, and ends with it as a whole, as a minuet does
    after its trio.

    Args:
        pattern: Letters from A on.
        count: The number of sections.
    """
    size = len(pattern)
    if count <= 2 * size:
        return (pattern * 2)[:count]
    shift = len(set(pattern))
    trio = "".join(LETTERS[LETTERS.index(letter) + shift] for letter in pattern)
    num_trios = max((round(count / size) - 1) // 2, 1)
    rest = count - (num_trios + 1) * size
    letters = pattern
    for index in range(num_trios):
        stop, start = rest * (index + 1) // num_trios, rest * index // num_trios
        letters += (trio * (rest // size + 1))[: stop - start] + pattern
    return letters


def draw_kinds(
    style: str | None,
    num_bars: int,
    asked: Collection[str],
    rng: np.random.Generator,
    *,
    body_bars: int,
    said: Mapping[str, int] | None = None,
) -> list[str]:
    """The kinds of the sections of a song, in order.

    Args:
        style: The genre.
        num_bars: The length of the piece.
        asked: Kinds that must be there.
        rng: What they are drawn with.
        body_bars: The length of verses and choruses.
        said: The lengths that are asked for, by kind.
    """
    is_track = style in _TRACK_STYLES and not {"verse", "chorus"} & set(asked)
    forms = _TRACK_FORMS if is_track else _SONG_FORMS
    # What goes round is heard twice where there is room for it.
    twice = [f for f in forms if 2 * _length_of(f.body, body_bars) <= num_bars]
    form = (twice or forms)[int(rng.integers(len(twice or forms)))]
    own = {*form.opening, *form.body, *form.closing}
    bars = {
        kind: (said or {}).get(kind, usual_bars(kind, body_bars))
        for kind in (*own, *asked, *OPENING, *CLOSING)
    }
    room = num_bars - sum(bars[kind] for kind in set(asked) - own - {*OPENING, "outro"})
    kinds = _fill(form, room, bars, asked)
    # The most usual place of a bridge, a solo or a break is before the last of the sections that
    # go round.
    for kind in [kind for kind in dict.fromkeys(asked) if kind not in kinds]:
        if kind in OPENING:
            kinds.insert(0, kind)
        elif kind in CLOSING:
            kinds.append(kind)
        else:
            last = max((i for i, k in enumerate(kinds) if k == form.body[-1]), default=len(kinds))
            kinds.insert(last, kind)
    return _as_many_as_fit(kinds, num_bars, asked)


def _length_of(kinds: Sequence[str], body_bars: int) -> int:
    return sum(usual_bars(kind, body_bars) for kind in kinds)


def _fill(
    form: SongForm, num_bars: int, bars: Mapping[str, int], asked: Collection[str]
) -> list[str]:
    """The body as often as fits between what opens and what closes.

    Where that leaves some bars, an introduction or an ending comes in or stays away.
    """

    def length(kinds: Sequence[str]) -> int:
        return sum(bars[kind] for kind in kinds)

    openings = [form.opening, () if form.opening else OPENING]
    closings = [form.closing[start:] for start in range(len(form.closing) + 1)]
    # In order of preference: with what was drawn, and with as much of the closing as there is.
    closings += [(*last, "outro") for last in closings if last[-1:] != ("outro",)]
    rounds = range(max(num_bars // length(form.body), 0) + 1, 0, -1)
    fillings = [
        [*first, *(form.body * count), *last]
        for first in openings
        for last in closings
        for count in rounds
    ]

    def misfit(kinds: list[str]) -> tuple[int, int, bool]:
        missing_phrases = (num_bars - length(kinds)) // PHRASE_BARS
        return (
            sum(kind not in kinds for kind in asked),
            # Less than a phrase makes the last section longer.
            abs(missing_phrases),
            kinds.count(form.body[0]) < 2,
        )

    return min(fillings, key=misfit)


def _as_many_as_fit(kinds: list[str], num_bars: int, asked: Collection[str]) -> list[str]:
    """The kinds without the first ones that nobody asked for, where they outnumber the bars."""
    while len(kinds) > num_bars:
        spare = next((i for i, k in enumerate(kinds) if kinds.count(k) > 1 or k not in asked), 0)
        kinds = kinds[:spare] + kinds[spare + 1 :]
    return kinds
