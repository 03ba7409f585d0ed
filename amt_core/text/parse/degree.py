"""Changes tempos and loudness by degree words: `very`, `fairly`, `not too`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from amt_core.text.claims import Claim, Strength
from amt_core.text.lexicon.degrees import (
    AFTER_TERM,
    DEGREES,
    DYNAMICS_OF,
    FACTOR,
    PLAIN_TEMPO_OF,
    SLOW_AT_MOST,
    Degree,
)
from amt_core.text.phrases import PhraseIndex
from amt_core.text.words import Words


def degree_at(words: Words, i: int) -> tuple[int, Degree] | None:
    """The degree that begins at a token, and the index after it."""
    return _found(_degrees(), words, i)


def degree_behind(words: Words, i: int) -> tuple[int, Degree] | None:
    """The degree after an Italian term: `adagio assai`."""
    return _found(_degrees_behind(), words, i)


def graded(claims: Sequence[Claim], degree: Degree) -> tuple[Claim, ...] | None:
    """The claims of a word changed by a degree; None if they have no degrees."""
    changed = tuple(_graded(claim, degree) for claim in claims)
    return changed if changed != tuple(claims) else None


def _graded(claim: Claim, degree: Degree) -> Claim:
    value = claim.value
    if claim.attribute == "tempo_bpm" and isinstance(value, float):
        if claim.strength is Strength.NAMED:
            return replace(claim, value=float(round(value * FACTOR[degree][value > SLOW_AT_MOST])))
        return replace(claim, value=float(PLAIN_TEMPO_OF.get((value, degree), value)))
    if claim.attribute == "dynamics" and claim.strength is Strength.PLAIN:
        return replace(claim, value=DYNAMICS_OF.get((str(value), degree), value))
    return claim


def _found(index: PhraseIndex[Degree], words: Words, i: int) -> tuple[int, Degree] | None:
    found = index.longest_at(words, i)
    return None if found is None else (found[0], found[1][0])


@cache
def _degrees() -> PhraseIndex[Degree]:
    return PhraseIndex(
        ((name.strip(), degree) for degree, names in DEGREES.items() for name in names.split(",")),
        inflected=False,
    )


@cache
def _degrees_behind() -> PhraseIndex[Degree]:
    return PhraseIndex(
        (
            (name.strip(), degree)
            for degree, names in DEGREES.items()
            for name in names.split(",")
            if name.strip() in AFTER_TERM
        ),
        inflected=False,
    )
