"""The change of a piece that follows from a change of its plan, and the other way round."""

from __future__ import annotations

from dataclasses import replace

from amt_core.composing.planning.edits.plan_edit import PlanEdit
from amt_core.composing.planning.found_plan import continued_plan
from amt_core.composing.planning.plan import Plan, PlannedSection, Player
from amt_core.composing.planning.players.ensemble import unique_names
from amt_core.music.editing.bars import ReplacePiece, rearrange_bars
from amt_core.music.editing.edit import Cells
from amt_core.music.score import Score
from amt_core.traits.analyze_plan import analyze_plan


def edit_of_piece(score: Score, plan: Plan, change: PlanEdit) -> ReplacePiece | None:
    """The change of a piece after that of its plan; None if its notes and its frame stay.

    Args:
        score: The piece.
        plan: Its plan before the change.
        change: The change of the plan.
    """
    before, after = plan.frame(), change.plan.frame()
    is_same_frame = (
        before.num_bars == after.num_bars
        and before.meter == after.meter
        and before.tempo == after.tempo
        and before.keys == after.keys
        and before.markers == after.markers
    )
    if is_same_frame and not change.moves_bars:
        return None
    own = set(before.markers)
    frame = replace(
        after,
        tempo=score.tempo if before.tempo == after.tempo else after.tempo,
        keys=score.keys if before.keys == after.keys and not change.moves_bars else after.keys,
    )
    if not score.keys and plan.keys == change.plan.keys:
        frame = replace(frame, keys=())  # the plan's keys were only found in the notes
    others = [marker for marker in score.markers if marker not in own]
    return ReplacePiece(
        before=score, after=rearrange_bars(score, change.sources, frame, markers=others)
    )


def plan_of_edited(plan: Plan, before: Score, after: Score) -> Plan:
    """The plan of a piece whose tracks or length were edited.

    A track that is still there keeps its player, and a copy does what its original does; any other
    new one does what its notes do, and without notes it gets the usual role of its kind. Bars after
    the planned ones go on with the last section.
    """
    if _track_sources(before, after) != list(range(len(before.tracks))):
        plan = _with_tracks(plan, before, after)
    elif before.tracks != after.tracks:
        names = unique_names([track.label for track in after.tracks])
        players = tuple(
            replace(player, name=name, program=track.program, pan=track.pan)
            for player, name, track in zip(plan.players, names, after.tracks, strict=True)
        )
        plan = replace(plan, players=players)
    if after.num_bars > plan.num_bars:
        return continued_plan(plan, after.num_bars)
    return shortened_plan(plan, after.num_bars)


def shortened_plan(plan: Plan, num_bars: int) -> Plan:
    """The first bars of a plan."""
    if num_bars >= plan.num_bars:
        return plan
    sections = tuple(
        replace(section, num_bars=min(section.stop_bar, num_bars) - section.first_bar)
        for section in plan.sections
        if section.first_bar < num_bars
    )
    return replace(
        plan,
        num_bars=num_bars,
        sections=sections,
        chords=plan.chords[:num_bars],
        tempo=tuple(at for at in plan.tempo if at.bar < num_bars),
        meter=tuple(at for at in plan.meter if at.bar < num_bars),
        keys=tuple(at for at in plan.keys if at.bar < num_bars),
        rests=tuple(
            replace(rest, stop_bar=min(rest.stop_bar, num_bars))
            for rest in plan.rests
            if rest.first_bar < num_bars
        ),
        figures=tuple(
            replace(each, stop_bar=min(each.stop_bar, num_bars))
            for each in plan.figures
            if each.first_bar < num_bars
        ),
    )


def cells_of_edited(cells: Cells, before: Score, after: Score) -> Cells:
    """Cells of a piece where they are after its tracks were edited."""
    origins = _track_origins(before, after)
    return frozenset(
        (bar, index)
        for bar, track in cells
        for index in range(len(origins))
        if origins[index] == track
    )


def _track_sources(before: Score, after: Score) -> list[int | None]:
    """For each track, the index that it had before; None for a new one.

    Among as many tracks as before, one that is unlike all of them was changed in its place.
    """
    free = list(range(len(before.tracks)))
    sources: list[int | None] = []
    for track in after.tracks:
        source = next((i for i in free if before.tracks[i] == track), None)
        if source is not None:
            free.remove(source)
        sources.append(source)
    if len(after.tracks) == len(before.tracks) and None in sources:
        return list(range(len(before.tracks)))
    return sources


def _track_origins(before: Score, after: Score) -> list[int | None]:
    """The same, where a new track that is a copy of the one before it comes from that one."""
    origins = _track_sources(before, after)
    for index, track in enumerate(after.tracks):
        if index and origins[index] is None:
            original = after.tracks[index - 1]
            alike = replace(original, name=track.name, part=track.part, color=track.color)
            origins[index] = origins[index - 1] if alike == track else None
    return origins


def _with_tracks(plan: Plan, before: Score, after: Score) -> Plan:
    origins = _track_origins(before, after)
    names = unique_names([track.label for track in after.tracks])
    return replace(
        plan,
        players=tuple(
            _player(after, index, name)
            if origin is None
            else replace(plan.players[origin], name=name)
            for index, (name, origin) in enumerate(zip(names, origins, strict=True))
        ),
        sections=tuple(_with_players(section, origins) for section in plan.sections),
        rests=tuple(
            replace(rest, player=index)
            for rest in plan.rests
            for index, origin in enumerate(origins)
            if origin == rest.player
        ),
        figures=tuple(
            replace(each, player=index)
            for each in plan.figures
            for index, origin in enumerate(origins)
            if origin == each.player
        ),
    )


def _with_players(section: PlannedSection, origins: list[int | None]) -> PlannedSection:
    playing = tuple(True if origin is None else section.playing[origin] for origin in origins)
    return replace(section, playing=playing)


def _player(score: Score, index: int, name: str) -> Player:
    track = score.tracks[index]
    role = "drums" if track.is_drum else "full"
    if len(score.notes.of_track(index)):
        role = analyze_plan(score).tracks[index].role
    return Player(
        name=name,
        program=track.program,
        is_drum=track.is_drum,
        pan=track.pan,
        role=role,
    )
