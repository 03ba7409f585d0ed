"""Reads the tempos of a ritardando or accelerando: `from 80 to 140 bpm`."""

from __future__ import annotations

from dataclasses import replace

from amt_core.music.tempo_map import MAX_BPM, MIN_BPM
from amt_core.spec.requests import TempoChange
from amt_core.spec.spans import Place, Span
from amt_core.text.claims import Claim, PlanMention, Strength
from amt_core.text.lexicon.plan.links import FROM_LINKS, TO_LINKS
from amt_core.text.lexicon.plan.movements import DOWN_PARTICLES, UP_PARTICLES
from amt_core.text.lexicon.tempo import TEMPO_UNITS
from amt_core.text.recognize.numbers import read_number
from amt_core.text.words import Words

END = Span(place=Place.END)
SLOWER = 0.75
FASTER = 1.25


def with_tempos(
    words: Words, i: int, stop: int, change: TempoChange, *, needs_place: bool
) -> PlanMention:
    """Reads what may follow: `from 80 to 140 bpm`, `to 60`."""
    at = stop
    claims: tuple[Claim, ...] = ()
    if words.text(at) in FROM_LINKS:
        start = _bpm(words, at + 1)
        if start is not None:
            claims = (Claim("tempo_bpm", start[0], Strength.EXACT),)
            at = start[1]
    if words.text(at) in TO_LINKS:
        target = _bpm(words, at + 1)
        if target is not None:
            change = replace(change, target_bpm=target[0])
            # `slow it down to 70` is the tempo of the whole piece.
            is_from = bool(claims) or _has_tempo_before(words, i)
            return PlanMention(start=i, stop=target[1], request=change, claims=claims,
                               needs_place=needs_place and not is_from)  # fmt: skip
    # A ritardando without a place is at the end, an accelerando runs over the whole piece.
    default = END if change.factor < 1 else Span()
    return PlanMention(start=i, stop=stop, request=change, default_span=default,
                       needs_place=needs_place)  # fmt: skip


def _has_tempo_before(words: Words, i: int) -> bool:
    """True for `start at 70 bpm and speed up to 150`: a tempo in beats stands before a token."""
    return any(
        words.is_number(k)
        and (tempo := _bpm(words, k)) is not None
        and words.text(tempo[1] - 1) in TEMPO_UNITS
        for k in range(i)
    )


def ranged_tempo(words: Words, i: int) -> PlanMention | None:
    """Reads `from 80 to 140 bpm` with the word for the change behind, or with none."""
    if words.text(i) not in FROM_LINKS:
        return None
    start = _bpm(words, i + 1)
    if start is None:
        return None
    at = start[1] + (words.text(start[1]) in UP_PARTICLES | DOWN_PARTICLES)
    if words.text(at) not in TO_LINKS:
        return None
    target = _bpm(words, at + 1)
    has_unit = target is not None and any(
        words.text(k) in TEMPO_UNITS for k in range(i + 1, target[1])
    )
    if target is None or not has_unit or start[0] == target[0]:
        return None
    factor = FASTER if target[0] > start[0] else SLOWER
    change = TempoChange(kind="gradual", factor=factor, target_bpm=target[0])
    return PlanMention(start=i, stop=target[1], request=change,
                       claims=(Claim("tempo_bpm", start[0], Strength.EXACT),))  # fmt: skip


def _bpm(words: Words, i: int) -> tuple[float, int] | None:
    read = read_number(words, i)
    if read is None or not MIN_BPM <= read[0] <= MAX_BPM:
        return None
    stop = read[1] + (words.text(read[1]) in TEMPO_UNITS)
    return read[0], stop
