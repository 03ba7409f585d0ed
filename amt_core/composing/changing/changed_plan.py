"""The plan of a piece that is changed: its own, with what is asked for in the bars that change."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from amt_core.composing.planning.edits.score_edits import plan_of_edited
from amt_core.composing.planning.found_plan import continued_plan, find_plan
from amt_core.composing.planning.harmony.chords import place_cycle
from amt_core.composing.planning.plan import Plan, PlannedBar, PlannedKey, Player
from amt_core.composing.planning.players.playing import with_playing_changes
from amt_core.composing.planning.players.requested_roles import with_requests
from amt_core.composing.planning.players.roles import usual_roles
from amt_core.music.instruments.general_midi import max_chord_size
from amt_core.music.instruments.roles import FIGURE_ROLES
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.requests import PlayingChange
from amt_core.tokens.infill import Cell

_LINE_VOICES = 2


def plan_of_change(
    frame: Score, cells: Collection[Cell], spec: MusicSpec, *, own: Plan | None = None
) -> Plan:
    """The plan of a piece with what is asked for in the bars that are changed.

    Chords that are asked for begin with the first of these bars. Bars after the end of the music go
    on with the last section.

    Args:
        frame: The piece, with room for what is added.
        cells: The cells that are written, as (bar, track).
        spec: The request for the new notes.
        own: The plan of the piece, where it is known; None finds it in the notes.

    Raises:
        AmtError: A role, a figure or a rest is asked for an instrument that does not play.
    """
    bars = {bar for bar, _ in cells}
    last = int(frame.bars_of(frame.notes.onset_ticks).max()) + 1 if len(frame.notes) else 0
    written = max(last, min(bars), 1)
    if own is None:
        own = find_plan(replace(frame, num_bars=written))
    planned = replace(frame, tracks=frame.tracks[: len(own.players)])
    plan = continued_plan(plan_of_edited(own, planned, frame), frame.num_bars)
    plan = replace(plan, players=_changed_players(plan, frame, cells, spec))
    if spec.key.value is not None and plan.keys:
        plan = replace(plan, keys=_with_key(plan, range(min(bars), max(bars) + 1), spec))
    return with_asked_chords(plan, bars, spec)


def resting_cells(plan: Plan, cells: Collection[Cell], spec: MusicSpec) -> set[Cell]:
    """The cells that stay empty.

    These are the cells in which a player is asked to rest, and those in which it rests by the plan
    of the piece while others of the chosen players play: who waits for the end of an intro still
    does. A player that is chosen alone plays.

    Raises:
        AmtError: An instrument that is asked to rest does not play in the piece.
    """
    asked = [change for change in spec.changes.value or () if isinstance(change, PlayingChange)]
    banned = {(i.is_drum, 0 if i.is_drum else i.program) for i in spec.excluded.value or ()}
    asked_plan = replace(plan, rests=())
    if asked:
        everyone = tuple(replace(s, playing=(True,) * len(plan.players)) for s in plan.sections)
        sections, rests = with_playing_changes(everyone, asked, plan.players, plan.num_bars)
        asked_plan = replace(plan, sections=sections, rests=rests)
    resting: set[Cell] = set()
    for bar in {bar for bar, _ in cells}:
        chosen = {track for b, track in cells if b == bar}
        own = chosen & plan.resting(bar)
        silent = own if own < chosen else set[int]()
        if asked:
            silent = silent | (chosen & asked_plan.resting(bar))
        silent |= {track for track in chosen if _sound(plan.players[track]) in banned}
        resting |= {(bar, track) for track in silent}
    return resting


def _sound(player: Player) -> tuple[bool, int]:
    return player.is_drum, 0 if player.is_drum else player.program


def _changed_players(
    plan: Plan, frame: Score, cells: Collection[Cell], spec: MusicSpec
) -> tuple[Player, ...]:
    """The players as they are, those that are changed with what is asked of them."""
    sounding = set(frame.notes.track.tolist())
    usual = usual_roles([player.track for player in plan.players])
    has_tune = any(plan.players[track].has_tune for track in sounding)
    players = list(plan.players)
    for track in {track for _, track in cells} - sounding:
        role = usual[track]
        if role == "melody" and has_tune:
            is_line = max_chord_size(players[track].program) <= _LINE_VOICES
            role = "counter-melody" if is_line else "chords"
        # Its notes are still to come: what was found in none of them says nothing.
        players[track] = replace(
            players[track], role=role, figure=None, register=None, density=None
        )
    changed = {track for _, track in cells}
    asked = with_requests(players, spec, among=changed)
    return tuple(_fitting(asked[i]) if i in changed else player for i, player in enumerate(players))


def _fitting(player: Player) -> Player:
    """The player without a figure that does not go with its role."""
    if player.figure is None or player.role in FIGURE_ROLES[player.figure]:
        return player
    return replace(player, figure=None)


def _with_key(plan: Plan, run: range, spec: MusicSpec) -> tuple[PlannedKey, ...]:
    """The keys with the asked one in a run of bars."""
    assert spec.key.value is not None
    keys = [plan.key_of(bar) for bar in range(plan.num_bars)]
    keys[run.start : run.stop] = [spec.key.value] * len(run)
    return tuple(
        PlannedKey(bar=bar, key=key, source=spec.key.source if bar in run else plan.keys[0].source)
        for bar, key in enumerate(keys)
        if key is not None and (bar == 0 or key != keys[bar - 1])
    )


def with_asked_chords(plan: Plan, bars: Collection[int], spec: MusicSpec) -> Plan:
    """A plan with the chords that are asked for in some bars; they begin with the first of these.

    Args:
        plan: The plan.
        bars: The bars, at least one.
        spec: The request.
    """
    if spec.chords.value is None or not plan.keys:
        return plan
    chords: list[PlannedBar | None] = list(plan.chords)
    run = range(min(bars), max(bars) + 1)
    for cycle in spec.chords.value.cycles:
        place_cycle(cycle, run, plan, spec.chords.source, chords, home=plan.key_of(run.start))
    kept = [
        asked if asked is not None and bar in bars else own
        for bar, (own, asked) in enumerate(zip(plan.chords, chords, strict=True))
    ]
    return replace(plan, chords=tuple(kept))
