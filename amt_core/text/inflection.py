"""The forms of regular verbs."""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = frozenset("aeiou")
_NEVER_DOUBLED = frozenset("wxy")

_ENDINGS: dict[str, tuple[str, ...]] = {
    "er": ("e", "ent", "er", "ez", "ant", "ee", "ees", "es"),
    "ar": ("a", "an", "ar", "ando", "ado", "ada", "e", "en", "am", "em"),
    "are": ("a", "ano", "are", "ando", "ato", "ata", "i"),
    "en": ("en", "t", "et", "e", "st", "end"),
}
"""Ending of the infinitive in French, Spanish and Portuguese, Italian and German → the endings of
the forms, without accents."""


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The forms of a verb.

    Args:
        lemma: An English verb, with its irregular forms after it: `take/took/taken`. A verb of
            another language has a point before the ending of its infinitive: `enlev.er`.
    """
    stem, point, ending = lemma.partition(".")
    if point:
        return tuple(dict.fromkeys(stem + last for last in _ENDINGS[ending]))
    base, *irregular = lemma.split("/")
    return tuple(dict.fromkeys((*_english(base, is_regular=not irregular), *irregular)))


def _english(base: str, *, is_regular: bool) -> Iterator[str]:
    yield base
    is_soft = base.endswith(("s", "x", "z", "ch", "sh", "o"))
    is_y = base.endswith("y") and base[-2] not in _VOWELS
    yield f"{base[:-1]}ies" if is_y else f"{base}es" if is_soft else f"{base}s"
    stem = base[:-1] if base.endswith("e") and base[-2] not in "eo" else base
    stem += base[-1] if _doubles(base) else ""
    yield f"{stem}ing"
    if is_regular:
        yield f"{base[:-1]}ied" if is_y else f"{stem}ed"


def _doubles(base: str) -> bool:
    """True for `drop`, `dropping`: one vowel before one consonant, in a word of one syllable."""
    return (
        len(base) >= 3
        and base[-1] not in _VOWELS | _NEVER_DOUBLED
        and base[-2] in _VOWELS
        and sum(letter in _VOWELS for letter in base) == 1
    )
