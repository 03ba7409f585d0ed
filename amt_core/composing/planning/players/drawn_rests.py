"""Rests of a few bars within sections, as parts of the style have them: a singer breathes.

A section in which a player never rests has no room for an interlude, and tells that nobody played
it. How long parts play and rest is counted by style, role and size of the ensemble; sections with
equal letters have equal rests.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.composing.planning.plan import PlannedRest, PlannedSection, Player
from amt_core.styles.plan_counts import PlanCounts, rest_place

_Rests = NDArray[np.bool_]
"""(bars, players) where a player rests."""


def draw_rests(
    sections: Sequence[PlannedSection],
    players: Sequence[Player],
    style: str | None,
    counts: PlanCounts,
    rng: np.random.Generator,
    *,
    playing: Collection[int] = (),
) -> tuple[PlannedRest, ...]:
    """The rests within sections that nobody asks for.

    In every bar a player of pitches is left, and in the last one all play.

    Args:
        sections: The sections, with the players that rest in the whole of them.
        players: The players.
        style: The genre, if any.
        counts: How long parts play and rest.
        rng: What the rests are drawn with.
        playing: Players of whom it is said where they play; they have no other rests.
    """
    free = [
        index
        for index, player in enumerate(players)
        if index not in playing and not player.is_asked_tune and player.held_figure is None
    ]
    is_pitched = np.array([not player.is_drum for player in players])

    def drawn_bars(player: int) -> int:
        place = rest_place(players[player].role, len(players))
        return counts.draw_rest_bars(style, place, rng)

    of_letter: dict[str, _Rests] = {}
    found: list[PlannedRest] = []
    for section in sections:
        drawn = of_letter.get(section.letter)
        if drawn is None or section.is_varied or len(drawn) < section.num_bars:
            drawn = _draw(section, is_pitched, free, drawn_bars)
            of_letter.setdefault(section.letter, drawn)
        rests = drawn[: section.num_bars] & np.array(section.playing)
        if section is sections[-1]:
            rests[-1] = False
        found += _as_planned(rests, section.first_bar)
    return tuple(found)


def _draw(
    section: PlannedSection,
    is_pitched: NDArray[np.bool_],
    free: Sequence[int],
    drawn_bars: Callable[[int], int],
) -> _Rests:
    """The rests of the players in a section in which they play."""
    rests = np.zeros((section.num_bars, len(is_pitched)), dtype=np.bool_)
    stays = is_pitched & np.array(section.playing)
    for index in free:
        if not section.playing[index]:
            continue
        others = stays.copy()
        others[index] = False
        bar = 0
        while bar < section.num_bars:
            stop = bar + drawn_bars(index)
            # Where the others rest already, it plays.
            rests[bar:stop, index] = (~rests[bar:stop, others]).any(axis=1)
            # After a rest comes a bar that is played.
            bar = stop + 1
        if rests[:, index].all():
            rests[:, index] = False
    return rests


def _as_planned(rests: _Rests, first_bar: int) -> list[PlannedRest]:
    """The rests of each player as runs of bars."""
    edges = np.diff(np.pad(rests.astype(np.int8), ((1, 1), (0, 0))), axis=0)
    return [
        PlannedRest(player=player, first_bar=first_bar + start, stop_bar=first_bar + stop)
        for player in range(rests.shape[1])
        for start, stop in zip(
            np.flatnonzero(edges[:, player] > 0).tolist(),
            np.flatnonzero(edges[:, player] < 0).tolist(),
            strict=True,
        )
    ]
