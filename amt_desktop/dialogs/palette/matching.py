"""The match of a few typed letters with the name of a command."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_START_OF_NAME, _START_OF_WORD, _INITIALS, _INSIDE = 100.0, 80.0, 60.0, 50.0
# Scattered letters mean a name if most of them begin a word.
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A match of a query.

    Attributes:
        score: The higher, the better.
        places: Indices of the matched letters in the name.
    """

    score: float
    places: tuple[int, ...]


def match(query: str, name: str) -> Match | None:
    """The match of a query in a name; None if a word of the query is not in it.

    The words of the query may come in any order. Each is looked for as the start of the name, the
    start of a word, a part of a word, and at last as letters in their order: `edaw` finds
    `Export MIDI … for your DAW`. Case and accents do not matter.
    """
    folded = _folded(name)
    score, places = 0.0, set[int]()
    for word in _folded(query).split():
        found = _match_word(word, folded)
        if found is None:
            return None
        score += found.score
        places.update(found.places)
    # Of two names that match alike, the shorter one is closer to what was typed.
    return Match(score=score - len(name) / 100.0, places=tuple(sorted(places)))


def _match_word(word: str, name: str) -> Match | None:
    at = name.find(word)
    best: tuple[float, int] | None = None
    while at >= 0:
        value = _START_OF_NAME if at == 0 else _START_OF_WORD if _starts_word(name, at) else _INSIDE
        if best is None or value > best[0]:
            best = (value, at)
        at = name.find(word, at + 1)
    initials = _scattered(word, name)
    if best is None or (initials is not None and initials.score > best[0]):
        return initials
    return Match(score=best[0], places=tuple(range(best[1], best[1] + len(word))))


def _scattered(word: str, name: str) -> Match | None:
    """The letters of a word in their order, at the start of words where that is possible."""
    places: list[int] = []
    at = 0
    for index, letter in enumerate(word):
        rest = word[index:]
        starts = [
            place
            for place in range(at, len(name))
            if name[place] == letter and _starts_word(name, place) and _is_in(rest, name, place)
        ]
        place = starts[0] if starts else name.find(letter, at)
        if place < 0:
            return None
        places.append(place)
        at = place + 1
    share = sum(_starts_word(name, place) for place in places) / len(places)
    return Match(score=_INITIALS * share, places=tuple(places)) if share > _LEAST_SHARE else None


def _is_in(word: str, name: str, at: int) -> bool:
    for letter in word:
        at = name.find(letter, at) + 1
        if not at:
            return False
    return True


def _starts_word(name: str, at: int) -> bool:
    return at == 0 or not name[at - 1].isalnum()


def _folded(text: str) -> str:
    """Lower case without accents, letter for letter."""
    return "".join(
        (unicodedata.normalize("NFD", letter)[0].lower() or letter)[:1] for letter in text
    )
