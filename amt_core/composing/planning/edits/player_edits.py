"""Changes of players: what they do, how busy and how loud."""

from __future__ import annotations

from dataclasses import replace

from amt_core.composing.planning.edits.plan_edit import PlanEdit, cells_of, same_bars
from amt_core.composing.planning.plan import Plan, Player
from amt_core.music.instruments.roles import figures_of
from amt_core.spec.music_spec import Source


def change_player(plan: Plan, index: int, player: Player) -> PlanEdit:
    """A player gets another role, figure, density, dynamics or fills; its bars no longer fit.

    A figure that does not go with the role is left open; one that is new is held. Other fills
    concern only the bars that have one before or after.
    """
    if player.figure not in figures_of(player.role):
        player = replace(player, figure=None)
    if player.role != plan.players[index].role:
        player = replace(player, role_source=Source.SET)
    if player.figure != plan.players[index].figure:
        player = replace(player, figure_source=Source.FREE if player.figure is None else Source.SET)
    players = list(plan.players)
    players[index] = replace(player, source=Source.SET)
    after = replace(plan, players=tuple(players))
    before, now = plan.players[index], players[index]
    bars = range(plan.num_bars)
    if replace(before, fills=now.fills, source=now.source) == now:
        bars = [
            bar for bar in bars if (index in plan.filling(bar)) != (index in after.filling(bar))
        ]
    cells = cells_of(after, bars)
    return same_bars(after, frozenset(cell for cell in cells if cell[1] == index))
