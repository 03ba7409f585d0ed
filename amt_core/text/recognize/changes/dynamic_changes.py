"""Reads the marks of a crescendo or diminuendo: `from pp to ff`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from amt_core.spec.requests import EnergyChange
from amt_core.spec.spans import Span
from amt_core.text.claims import Claim, PlanMention, Strength
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.changes import (
    AT_THE_END,
)
from amt_core.text.lexicon.plan.links import FROM_LINKS, TO_LINKS
from amt_core.text.lexicon.texture import DYNAMIC_MARKS
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.changes.tempo_changes import (
    END,
)
from amt_core.text.words import Words

_SINGLE_MARKS = {"p": "p", "f": "f", "piano": "p", "forte": "f"}


def with_marks(words: Words, i: int, stop: int, change: EnergyChange) -> PlanMention:
    """Reads what may stand around: `from pp to ff`, `pp … swell to ff`."""
    at = stop
    claims: tuple[Claim, ...] = ()
    if words.text(at) in FROM_LINKS:
        start = _mark(words, at + 1)
        if start is not None:
            change = replace(change, start_dynamics=start[0])
            claims = (Claim("dynamics", start[0], Strength.NAMED),)
            at = start[1]
    if words.text(at) in TO_LINKS:
        target = _mark(words, at + 1)
        if target is not None:
            change = replace(change, dynamics=target[0])
            at = target[1]
    is_at_end = words.text(i) in AT_THE_END and change.direction < 0
    stop = at if at > stop and (change.dynamics or change.start_dynamics) else stop
    return PlanMention(start=i, stop=stop, request=change, claims=claims,
                       default_span=END if is_at_end else Span())  # fmt: skip


def _mark(words: Words, i: int) -> tuple[str, int] | None:
    if words.text(i) in _SINGLE_MARKS:
        return _SINGLE_MARKS[words.text(i)], i + 1
    found = _marks().longest_at(words, i)
    return None if found is None else (found[1][0], found[0])


@cache
def _marks() -> PhraseIndex[str]:
    return PhraseIndex(
        ((name, mark) for mark, names in DYNAMIC_MARKS.items() for name in split_names(names)),
        inflected=False,
    )
