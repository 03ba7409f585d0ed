"""The loudness of each bar where a description asks for one: crescendos, and quiet or loud parts.

A gradual change moves a narrow range of velocities from bar to bar, so that it is heard whatever
the model would play.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from amt_core.composing.planning.plan import Plan
from amt_core.composing.planning.players.playing import players_of
from amt_core.composing.planning.spans import bars_of_span
from amt_core.spec.music_spec import DYNAMICS, MusicSpec
from amt_core.spec.requests import EnergyChange
from amt_core.spec.spans import Place
from amt_core.tokens.track_rules import VELOCITY_CLASSES, Ids
from amt_core.tokens.vocabulary import VOCABULARY

VelocitiesByBar = list[dict[int, Ids]]
"""(bars,) for some tracks, the velocity tokens that they may use in the bar."""

# Where a change begins and ends that names no marks.
_QUIET, _LOUD, _FADED = "p", "f", "ppp"
# A change in a part of a piece starts from the usual loudness.
_USUAL = "mf"
# Marks between the ends of a gradual change of which one is named.
_MARKS_BETWEEN = 3
# Marks between a part and a piece of stated loudness of which it is louder or softer.
_MARKS_APART = 2
# Classes of velocity on each side of the middle of a gradual change: accents need some room.
_ROOM = 1


def loudness_of(plan: Plan, spec: MusicSpec) -> VelocitiesByBar:
    """The velocities that are asked for in each bar; no entry where the loudness is free.

    Raises:
        AmtError: A change is asked for in bars that are not there, or for nobody.
    """
    bars: VelocitiesByBar = [{} for _ in range(plan.num_bars)]
    for change in spec.changes.value or ():
        if not isinstance(change, EnergyChange):
            continue
        tracks = sorted(
            {i for each in change.instruments for i in players_of(each, plan.players)}
            if change.instruments
            else range(len(plan.players))
        )
        for run in bars_of_span(change.span, plan.sections, plan.num_bars):
            asked = _velocities(change, len(run), spec.dynamics.value)
            for bar, velocities in zip(run, asked, strict=True):
                bars[bar] |= dict.fromkeys(tracks, velocities)
    return bars


def _velocities(change: EnergyChange, num_bars: int, usual: str | None) -> Iterable[Ids]:
    """The velocities of each bar of a change; `usual` is the mark that the whole piece has."""
    if not change.is_gradual:
        mark = change.dynamics or _compared(usual, change.direction)
        softest, loudest = VELOCITY_CLASSES[mark]
        return [VOCABULARY.vel.ids(softest, loudest + 1)] * num_bars
    start, end = _ends(change)
    middles = np.round(np.linspace(_middle(start), _middle(end), num_bars)).astype(np.int64)
    return [
        VOCABULARY.vel.ids(max(middle - _ROOM, 0), min(middle + _ROOM + 1, VOCABULARY.vel.size))
        for middle in middles.tolist()
    ]


def _compared(usual: str | None, direction: int) -> str:
    """The mark of a part that is louder or softer than the rest."""
    if usual is None:
        return _LOUD if direction > 0 else _QUIET
    place = DYNAMICS.index(usual) + direction * _MARKS_APART
    return DYNAMICS[min(max(place, 0), len(DYNAMICS) - 1)]


def _ends(change: EnergyChange) -> tuple[str, str]:
    """The marks at which a gradual change begins and ends."""
    rises = change.direction >= 0
    start, end = change.start_dynamics, change.dynamics
    if start is None and end is None and change.span.place is not Place.WHOLE:
        start = _USUAL
    if start is None:
        start = (_QUIET if rises else _LOUD) if end is None else _moved(end, -1 if rises else 1)
    if end is None:
        other = _LOUD if rises else _FADED
        has_room = (DYNAMICS.index(other) > DYNAMICS.index(start)) == rises
        end = other if has_room and other != start else _moved(start, 1 if rises else -1)
    return start, end


def _moved(mark: str, direction: int) -> str:
    place = DYNAMICS.index(mark) + direction * _MARKS_BETWEEN
    return DYNAMICS[min(max(place, 0), len(DYNAMICS) - 1)]


def _middle(mark: str) -> float:
    softest, loudest = VELOCITY_CLASSES[mark]
    return (softest + loudest) / 2
