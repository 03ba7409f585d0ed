"""The plan of bars that are rewritten as words say: other figures, levels, keys and chords."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from amt_core.composing.planning.edits.map_edits import set_key
from amt_core.composing.planning.edits.meant_tracks import tracks_meant
from amt_core.composing.planning.harmony.chords import plan_chords
from amt_core.composing.planning.plan import Plan, PlannedBar, Player
from amt_core.music.editing.edit import Cells
from amt_core.music.instruments.roles import FIGURE_ROLES
from amt_core.spec.music_spec import DYNAMICS, LEVELS, Attribute, MusicSpec, Source
from amt_core.spec.requests import EnergyChange, FigureRequest
from amt_core.spec.spans import Place, bars_span
from amt_core.styles.plan_counts import PlanCounts
from amt_core.styles.progressions import Progressions

_MIDDLE_LEVEL, _MIDDLE_MARK = LEVELS.index("medium"), DYNAMICS.index("mf")

_EDGE_BARS = 4


def plan_with_words(plan: Plan, words: MusicSpec, cells: Cells) -> Plan:
    """A plan in which the parts of some cells do what words say.

    A level is meant from where the part is: `higher` is at least one level above it.

    Args:
        plan: The plan of the piece.
        words: What the words say.
        cells: The cells that are rewritten, as (bar, player).
    """
    players = list(plan.players)
    tracks = tracks_meant(words, players, sorted({track for _, track in cells}))
    for track in tracks:
        players[track] = _with_levels(players[track], words)
    for request in words.figures.value or ():
        for track in _tracks_of(request, players, tracks):
            players[track] = _with_figure(players[track], request.figure)
    return plan_with_key(replace(plan, players=tuple(players)), words, {bar for bar, _ in cells})


def plan_with_key(plan: Plan, words: MusicSpec, bars: Collection[int]) -> Plan:
    """A plan with the key that words name, from the first to the last of some bars.

    Chords that are named with a key are meant as they are, and the key of the piece stays.

    Args:
        plan: The plan.
        words: What the words say.
        bars: The bars, at least one.
    """
    if words.key.value is None or words.chords.value is not None or not plan.keys:
        return plan
    first, last = min(bars), max(bars)
    after = plan.key_of(min(last + 1, plan.num_bars - 1))
    plan = set_key(plan, first, words.key.value).plan
    if last + 1 < plan.num_bars and after is not None:
        plan = set_key(plan, last + 1, after).plan
    return plan


def with_changes_in(spec: MusicSpec, words: MusicSpec, bars: Collection[int]) -> MusicSpec:
    """A spec with the changes of loudness that words ask for in some bars: `crescendo`.

    A change for the whole, the start or the end is meant of these bars.

    Args:
        spec: The spec.
        words: What the words say.
        bars: The bars that are rewritten, at least one.
    """
    first, stop = min(bars), max(bars) + 1
    edge = min(_EDGE_BARS, max((stop - first) // 2, 1))
    spans = {
        Place.WHOLE: bars_span(first, stop),
        Place.START: bars_span(first, first + edge),
        Place.END: bars_span(stop - edge, stop),
    }
    said = [c for c in words.changes.value or () if isinstance(c, EnergyChange)]
    if not said:
        return spec
    asked = (replace(c, span=spans.get(c.span.place, c.span)) for c in said)
    kept = (change for change in spec.changes.value or () if change not in said)
    return replace(spec, changes=Attribute((*kept, *asked), Source.STATED))


def plan_with_new_chords(
    plan: Plan,
    bars: Collection[int],
    progressions: Progressions,
    *,
    counts: PlanCounts | None,
    rng: np.random.Generator,
) -> Plan:
    """A plan with other chords in some bars, drawn from what follows what in the style.

    Args:
        plan: The plan.
        bars: The bars that get new chords.
        progressions: Which chord follows which.
        counts: Which sevenths a style has; without them triads are drawn.
        rng: What they are drawn with.
    """
    drawn = plan_chords(
        replace(plan, chords=()),
        Attribute(),
        [None] * plan.num_bars,
        progressions=progressions,
        counts=counts,
        is_strict=False,
        rng=rng,
    )
    if not drawn or not plan.chords:
        return plan
    chords = tuple(
        PlannedBar(chords=new.chords, source=Source.SET) if bar in bars else own
        for bar, (own, new) in enumerate(zip(plan.chords, drawn, strict=True))
    )
    return replace(plan, chords=chords)


def _with_levels(player: Player, words: MusicSpec) -> Player:
    def level(own: str | None, asked: str | None) -> str | None:
        return _beyond(LEVELS, own, asked, _MIDDLE_LEVEL)

    dynamics = _beyond(DYNAMICS, player.dynamics, words.dynamics.value, _MIDDLE_MARK)
    if player.is_drum:
        return replace(
            player, density=level(player.density, words.density.value), dynamics=dynamics
        )
    return replace(
        player,
        density=level(player.density, words.density.value),
        register=level(player.register, words.register.value),
        dynamics=dynamics,
    )


def _beyond(steps: tuple[str, ...], own: str | None, asked: str | None, middle: int) -> str | None:
    """The step that is asked for, or one further in its direction than the own one."""
    if asked is None:
        return own
    wanted, now = steps.index(asked), middle if own is None else steps.index(own)
    if wanted > middle:
        wanted = max(wanted, now + 1)
    elif wanted < middle:
        wanted = min(wanted, now - 1)
    return steps[min(max(wanted, 0), len(steps) - 1)]


def _tracks_of(
    request: FigureRequest, players: Collection[Player], tracks: Collection[int]
) -> list[int]:
    """The tracks that a figure is meant for: those named, else those whose role it suits."""
    every = list(players)
    roles = FIGURE_ROLES[request.figure]
    wanted = request.instrument
    if wanted is not None:
        named = [
            track
            for track in tracks
            if every[track].is_drum == wanted.is_drum
            and (wanted.is_drum or every[track].program == wanted.program)
        ]
        if named:
            return named
    fitting = [track for track in tracks if every[track].role in roles]
    others = [track for track in tracks if every[track].is_drum == ("drums" in roles)]
    return fitting or others[:1]


def _with_figure(player: Player, figure: str) -> Player:
    roles = FIGURE_ROLES[figure]
    role = player.role if player.role in roles else roles[0]
    return replace(player, figure=figure, figure_source=Source.STATED, role=role)
