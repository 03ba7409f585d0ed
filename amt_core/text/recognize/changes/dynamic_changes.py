"""Reads the marks of a crescendo or diminuendo: `from pp to ff`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from amt_core.spec.music_spec import DYNAMICS
from amt_core.spec.requests import EnergyChange
from amt_core.spec.spans import Place, Span, bars_span
from amt_core.text.claims import Claim, PlanMention, Strength
from amt_core.text.lexicon import split_names
from amt_core.text.lexicon.plan.changes import (
    AT_THE_END,
    AT_THE_START,
    CLIMAX_NOUNS,
    LETTER_MARKS,
    MARK_ARTICLES,
    NOTHING_LEFT,
    OF_WORDS,
    OVER_BARS,
)
from amt_core.text.lexicon.plan.links import AND_WORDS, FROM_LINKS, TO_LINKS
from amt_core.text.lexicon.plan.sections import BAR_NOUNS, BEFORE_WORDS
from amt_core.text.lexicon.texture import DYNAMIC_MARKS, PLAIN_DYNAMICS
from amt_core.text.phrases import PhraseIndex
from amt_core.text.recognize.changes.tempo_changes import (
    END,
)
from amt_core.text.recognize.numbers import read_number
from amt_core.text.recognize.place.spans import edge_at
from amt_core.text.words import Words


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
        target = _mark(words, at + 1 + (words.text(at + 1) in MARK_ARTICLES))
        if target is not None:
            change = replace(change, dynamics=target[0])
            at = target[1] + (words.text(target[1]) in CLIMAX_NOUNS)
    is_at_end = change.direction < 0 and (
        words.text(i) in AT_THE_END
        or (words.text(stop) in TO_LINKS and words.text(stop + 1) in NOTHING_LEFT)
    )
    stop = at if at > stop and (change.dynamics or change.start_dynamics) else stop
    is_at_start = change.direction > 0 and words.text(i) in AT_THE_START
    over = bars_over(words, stop) if is_at_start or is_at_end else None
    if over is not None:
        # `fades in over four bars`
        span = bars_span(0, over[0]) if is_at_start else bars_span(-over[0])
        return PlanMention(start=i, stop=over[1], request=change, claims=claims, default_span=span)
    return PlanMention(start=i, stop=stop, request=change, claims=claims,
                       default_span=END if is_at_end else Span())  # fmt: skip


def bars_over(words: Words, i: int) -> tuple[int, int] | None:
    """Reads `over four bars`: the number, and the index after it; not `… before the drop`."""
    read = read_number(words, i + 1) if words.text(i) in OVER_BARS else None
    if read is None or words.text(read[1]) not in BAR_NOUNS or read[0] < 1:
        return None
    stop = read[1] + 1
    is_placed = words.text(stop) in OF_WORDS | BEFORE_WORDS
    return None if is_placed else (int(read[0]), stop)


def ranged_marks(words: Words, i: int) -> PlanMention | None:
    """Reads `from pp to ff` without a word for the change, and `starts pp and ends ff`."""
    opening = edge_at(words, i)
    target: tuple[str, int] | None = None
    if opening is not None and opening[0] is Place.START:
        start = _mark(words, opening[1])
        at = 0 if start is None else start[1]
        while start is not None and words.text(at) in AND_WORDS | {","}:
            at += 1
        closing = None if start is None else edge_at(words, at)
        if closing is not None and closing[0] is Place.END:
            target = _mark(words, closing[1])
    else:
        start = _mark(words, i + 1) if words.text(i) in FROM_LINKS else None
        if start is not None and words.text(start[1]) in TO_LINKS:
            target = _mark(words, start[1] + 1)
    if start is None or target is None or start[0] == target[0]:
        return None
    direction = 1 if DYNAMICS.index(target[0]) > DYNAMICS.index(start[0]) else -1
    change = EnergyChange(
        is_gradual=True, direction=direction, dynamics=target[0], start_dynamics=start[0]
    )
    claim = Claim("dynamics", start[0], Strength.NAMED)
    return PlanMention(start=i, stop=target[1], request=change, claims=(claim,))


def _mark(words: Words, i: int) -> tuple[str, int] | None:
    if words.text(i) in LETTER_MARKS:
        return LETTER_MARKS[words.text(i)], i + 1
    found = _marks().longest_at(words, i)
    return None if found is None else (found[1][0], found[0])


@cache
def _marks() -> PhraseIndex[str]:
    return PhraseIndex(
        (
            (name, mark)
            for table in (DYNAMIC_MARKS, PLAIN_DYNAMICS)
            for mark, names in table.items()
            for name in split_names(names)
        ),
        inflected=False,
    )
