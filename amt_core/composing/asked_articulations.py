"""The articulations that are asked for, by bar and track."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from amt_core.composing.planning.plan import Plan
from amt_core.composing.planning.players.playing import players_of
from amt_core.composing.planning.spans import bars_of_span
from amt_core.spec.music_spec import MusicSpec

ArticulationsByBar = Sequence[Mapping[int, str]]
"""(bars,) track → its articulation in the bar, where one is asked for."""


def articulations_of(plan: Plan, spec: MusicSpec) -> ArticulationsByBar:
    """The articulations that are asked for in each bar.

    One for no instrument in particular is for all that are pitched.

    Raises:
        AmtError: An instrument does not play, or the piece has no such bars.
    """
    bars: list[dict[int, str]] = [{} for _ in range(plan.num_bars)]
    for request in spec.articulations.value or ():
        tracks = (
            [i for i, player in enumerate(plan.players) if not player.is_drum]
            if request.instrument is None
            else players_of(request.instrument, plan.players)
        )
        for run in bars_of_span(request.span, plan.sections, plan.num_bars):
            for bar in run:
                bars[bar] |= dict.fromkeys(tracks, request.articulation)
    return bars
