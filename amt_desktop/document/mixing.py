"""A take with parts of several takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from amt_core.composing.planning.plan import Plan
from amt_core.composing.planning.players.ensemble import unique_names
from amt_core.music.editing.mixing import mix_parts
from amt_desktop.document.take import Take


def parts_of(takes: Sequence[Take]) -> list[tuple[str, dict[int, int]]]:
    """The parts of all takes: name → take → index of its track there, in the order of the takes."""
    parts: dict[str, dict[int, int]] = {}
    for index, take in enumerate(takes):
        names = unique_names([track.label for track in take.score.tracks])
        for track, name in enumerate(names):
            parts.setdefault(name, {})[index] = track
    return list(parts.items())


def mixed_take(
    takes: Sequence[Take], base: int, parts: Sequence[tuple[int, int]], *, name: str
) -> Take:
    """A take in the bars of one take, with parts of several.

    Cells that come from a take with other chords in their bar are marked: they may not fit.

    Args:
        takes: The takes.
        base: The take that gives bars, tempo, keys and chords.
        parts: Take and track of each part, in their new order.
        name: The name of the new take.
    """
    frame = takes[base]
    score = mix_parts(frame.score, [(takes[take].score, track) for take, track in parts])
    plan = frame.plan
    unfit: set[tuple[int, int]] = set()
    if plan is not None:
        players = [
            replace(own.players[track], name=label)
            for (take, track), label in zip(
                parts, unique_names([track.label for track in score.tracks]), strict=True
            )
            if (own := takes[take].plan) is not None
        ]
        if len(players) == len(parts):
            everyone = tuple(True for _ in parts)
            sections = tuple(replace(each, playing=everyone) for each in plan.sections)
            plan = replace(plan, players=tuple(players), sections=sections, rests=(), figures=())
            for index, (take, _track) in enumerate(parts):
                other = takes[take].plan
                if take != base and other is not None and not score.tracks[index].is_drum:
                    unfit |= {(bar, index) for bar in _other_chords(plan, other)}
        else:
            plan = None  # it is found in the notes
    return Take(
        score=score,
        written_bars=score.num_bars,
        spec=frame.spec,
        name=name,
        plan=plan,
        unfit=frozenset(unfit),
    )


def _other_chords(plan: Plan, other: Plan) -> list[int]:
    """The bars in which two plans have other chords."""
    if not plan.chords or not other.chords:
        return []
    return [
        bar
        for bar in range(plan.num_bars)
        if bar >= other.num_bars or plan.chords[bar].chords != other.chords[bar].chords
    ]
