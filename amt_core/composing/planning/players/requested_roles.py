"""The roles and figures that a description asks for, given to the players who have them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from amt_core.composing.planning.plan import PlannedFigure, PlannedSection, Player
from amt_core.composing.planning.players.playing import players_of
from amt_core.composing.planning.spans import bars_of_span
from amt_core.music.instruments.general_midi import pitch_range
from amt_core.music.instruments.roles import FIGURE_ROLES
from amt_core.spec.music_spec import LEVELS, MusicSpec, Source
from amt_core.spec.requests import FigureRequest, RoleRequest
from amt_core.spec.spans import Place
from amt_core.traits.analyze_plan import TRACK_REGISTER_EDGES

# Where in the range of its instrument a tune lies that is heard over others.
_PLACE_OF_TUNE = 0.6


def with_requests(
    players: Sequence[Player], spec: MusicSpec, *, among: Collection[int] | None = None
) -> list[Player]:
    """The players with the roles and figures that are asked for.

    Args:
        players: The players.
        spec: The request.
        among: The players to whom a figure for no instrument in particular may go; all by default.

    Raises:
        AmtError: A role or figure is asked for an instrument that does not play.
    """
    with_roles = _with_roles(players, spec.roles.value or ())
    return _with_figures(with_roles, spec.figures.value or (), among)


def _with_figures(
    players: list[Player], requests: Sequence[FigureRequest], among: Collection[int] | None
) -> list[Player]:
    free = sorted(range(len(players)) if among is None else among)
    for request in requests:
        goes_with = FIGURE_ROLES[request.figure]
        for i in _players_with(request, players, free):
            role = players[i].role if players[i].role in goes_with else goes_with[0]
            players[i] = replace(players[i], role=role)
            if request.span.place is Place.WHOLE:
                players[i] = replace(players[i], figure=request.figure, figure_source=Source.STATED)
    return players


def figures_of_parts(
    players: Sequence[Player],
    requests: Sequence[FigureRequest],
    *,
    sections: Sequence[PlannedSection],
    num_bars: int,
) -> tuple[PlannedFigure, ...]:
    """The figures that are asked for in a part of the piece: `arpeggios in the verse`.

    Args:
        players: The players, with their roles.
        requests: The figures that are asked for.
        sections: The sections of the piece.
        num_bars: Its length.

    Raises:
        AmtError: The instrument does not play, or the piece has no such bars.
    """
    return tuple(
        PlannedFigure(
            player=player,
            figure=request.figure,
            first_bar=run.start,
            stop_bar=run.stop,
            source=Source.STATED,
        )
        for request in requests
        if request.span.place is not Place.WHOLE
        for player in _players_with(request, players, range(len(players)))
        for run in bars_of_span(request.span, sections, num_bars)
        if len(run)
    )


def _players_with(
    request: FigureRequest, players: Sequence[Player], free: Sequence[int]
) -> Sequence[int]:
    """The players who get a figure; one for nobody in particular goes to one of the free ones."""
    goes_with = FIGURE_ROLES[request.figure]
    if request.instrument is not None:
        named = players_of(request.instrument, players)
        # Of the two hands of a keyboard, the one that accompanies plays an accompaniment.
        return [i for i in named if players[i].role in goes_with] or named
    chosen = [i for i in free if players[i].role in goes_with][:1]
    if not chosen and len(free) == 1 and players[free[0]].is_drum == ("drums" in goes_with):
        return free
    return chosen


def _with_roles(players: Sequence[Player], requests: Sequence[RoleRequest]) -> list[Player]:
    """The players with the roles that are asked for.

    Who had the tune by default accompanies where another player is asked to have it.
    """
    asked = {
        index: request.role
        for request in requests
        if request.instrument is not None
        for index in players_of(request.instrument, players)[:1]
    }
    usual = {"melody": "chords"} if "melody" in asked.values() else {}
    return [
        replace(
            player,
            role=asked[index],
            role_source=Source.STATED,
            register=_register_of_tune(player) if asked[index] == "melody" else player.register,
        )
        if index in asked
        else replace(player, role=usual.get(player.role, player.role))
        for index, player in enumerate(players)
    ]


def _register_of_tune(player: Player) -> str | None:
    """The register in which the tune of an instrument lies above the others."""
    low, high = pitch_range(player.program)
    level = bisect_right(TRACK_REGISTER_EDGES, low + _PLACE_OF_TUNE * (high - low))
    return LEVELS[min(max(level, LEVELS.index("medium")), LEVELS.index("high"))]
