"""A plan in the form in which plans are found in notes, for all that is played by it."""

from __future__ import annotations

from amt_core.composing.planning.found_plan import find_plan
from amt_core.composing.planning.plan import Plan, PlannedBar, Player
from amt_core.music.meter import TimeSignature
from amt_core.music.score import KeyChange, Score
from amt_core.spec.music_spec import LEVELS
from amt_core.traits.plan_analysis import ChordAt, PlanAnalysis, SectionPlan, Swing, TrackPlan

_MEDIUM = LEVELS.index("medium")


def stated_analysis(score: Score) -> PlanAnalysis:
    """The analysis of a piece whose plan is not known.

    Sections come from its markers and chords from its texts, where it has them, all else from its
    notes.
    """
    return planned_analysis(find_plan(score))


def planned_analysis(plan: Plan) -> PlanAnalysis:
    """The analysis of a piece that keeps to its plan; what the plan leaves open is medium."""
    meter = plan.meter_map
    sections = tuple(
        SectionPlan(
            letter=section.letter,
            first_bar=section.first_bar,
            num_bars=section.num_bars,
            energy=section.energy,
            playing=section.playing,
        )
        for section in plan.sections
    )
    return PlanAnalysis(
        chords=tuple(_chords(bar, meter.at(index)) for index, bar in enumerate(plan.chords))
        or ((ChordAt(offset_ticks=0, chord=None),),) * plan.num_bars,
        keys=tuple(KeyChange(bar=at.bar, key=at.key) for at in plan.keys),
        sections=sections,
        energies=tuple(section.energy for section in sections for _ in range(section.num_bars)),
        tracks=tuple(_track(player, index, sections) for index, player in enumerate(plan.players)),
        swing=Swing(unit=plan.feel.swing_unit, share=plan.feel.swing_share),
    )


def _chords(bar: PlannedBar, signature: TimeSignature) -> tuple[ChordAt, ...]:
    return tuple(
        ChordAt(offset_ticks=round(at.beat * signature.beat_ticks), chord=at.chord)
        for at in bar.chords
    )


def _track(player: Player, index: int, sections: tuple[SectionPlan, ...]) -> TrackPlan:
    return TrackPlan(
        role=player.role,
        figure=player.figure,
        density=_level(player.density),
        register=_level(player.register),
        num_voices=player.num_voices or 1,
        section_roles=tuple(
            player.role if section.playing[index] else None for section in sections
        ),
    )


def _level(level: str | None) -> int:
    return _MEDIUM if level is None else LEVELS.index(level)
