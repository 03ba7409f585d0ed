"""The articulations and rhythms that are asked for, by bar and track."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from amt_core.composing.planning.plan import Plan
from amt_core.composing.planning.players.playing import players_of
from amt_core.composing.planning.spans import bars_of_span
from amt_core.spec.instrument import Instrument
from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.spans import Span
from amt_core.tokens.preferences.off_beats import RhythmsByBar

ArticulationsByBar = Sequence[Mapping[int, str]]
"""(bars,) track → its articulation in the bar, where one is asked for."""


def articulations_of(plan: Plan, spec: MusicSpec) -> ArticulationsByBar:
    """The articulations that are asked for in each bar.

    One for no instrument in particular is for all that are pitched.

    Raises:
        AmtError: An instrument does not play, or the piece has no such bars.
    """
    requests = spec.articulations.value or ()
    return _by_bar(plan, [(r.articulation, r.instrument, r.span) for r in requests])


def rhythms_of(plan: Plan, spec: MusicSpec) -> RhythmsByBar:
    """The rhythms that are asked for in each bar.

    One for no instrument in particular is for all that are pitched: drums that leave the beat take
    it from everyone.

    Raises:
        AmtError: An instrument does not play, or the piece has no such bars.
    """
    requests = spec.rhythms.value or ()
    return _by_bar(plan, [(r.rhythm, r.instrument, r.span) for r in requests])


def _by_bar(
    plan: Plan, asked: Sequence[tuple[str, Instrument | None, Span]]
) -> list[dict[int, str]]:
    bars: list[dict[int, str]] = [{} for _ in range(plan.num_bars)]
    for name, instrument, span in asked:
        tracks = (
            [i for i, player in enumerate(plan.players) if not player.is_drum]
            if instrument is None
            else players_of(instrument, plan.players)
        )
        for run in bars_of_span(span, plan.sections, plan.num_bars):
            for bar in run:
                bars[bar] |= dict.fromkeys(tracks, name)
    return bars
