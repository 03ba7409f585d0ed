"""The plan of a piece that is changed: its own, with the chords that are asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from amt_core.composing.planning.chords import place_cycle
from amt_core.composing.planning.edits.score_edits import plan_of_edited
from amt_core.composing.planning.found_plan import continued_plan, find_plan
from amt_core.composing.planning.plan import Plan, PlannedBar
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec
from amt_core.tokens.infill import Cell


def plan_of_change(
    frame: Score, cells: Collection[Cell], spec: MusicSpec, *, own: Plan | None = None
) -> Plan:
    """The plan of a piece with the chords that are asked for in the bars that are changed.

    The chords begin with the first of these bars. Bars after the end of the music go on with the
    last section.

    Args:
        frame: The piece, with room for what is added.
        cells: The cells that are written, as (bar, track).
        spec: The request for the new notes.
        own: The plan of the piece, where it is known; None finds it in the notes.
    """
    bars = {bar for bar, _ in cells}
    last = int(frame.bars_of(frame.notes.onset_ticks).max()) + 1 if len(frame.notes) else 0
    written = max(last, min(bars), 1)
    if own is None:
        own = find_plan(replace(frame, num_bars=written))
    planned = replace(frame, tracks=frame.tracks[: len(own.players)])
    plan = continued_plan(plan_of_edited(own, planned, frame), frame.num_bars)
    return with_asked_chords(plan, bars, spec)


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
        place_cycle(cycle, run, plan, spec.chords.source, chords)
    kept = [
        asked if asked is not None and bar in bars else own
        for bar, (own, asked) in enumerate(zip(plan.chords, chords, strict=True))
    ]
    return replace(plan, chords=tuple(kept))
