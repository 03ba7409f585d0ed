"""Changes of sections: their length, place, name and energy; their bars go with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from amt_core.composing.planning.edits.plan_edit import (
    BarSource,
    PlanEdit,
    cells_of,
    rearranged,
    same_bars,
)
from amt_core.composing.planning.plan import Plan, PlannedSection
from amt_core.spec.music_spec import Source
from amt_core.traits.plan_analysis import LETTERS, NUM_ENERGIES

Part = tuple[PlannedSection, Sequence[BarSource]]


def resize_section(plan: Plan, index: int, num_bars: int) -> PlanEdit:
    """A section gets longer or shorter at its end; the sections after it move.

    New bars are planned like the section's first ones, and are still to be written.
    """
    section = plan.sections[index]
    bars = [
        BarSource(section.first_bar + bar % section.num_bars, has_notes=bar < section.num_bars)
        for bar in range(max(num_bars, 1))
    ]
    parts = _parts(plan)
    parts[index] = (replace(section, source=Source.SET), bars)
    return rearranged(plan, parts)


def duplicate_section(plan: Plan, index: int) -> PlanEdit:
    """A section is played twice, with the same notes."""
    parts = _parts(plan)
    parts.insert(index + 1, parts[index])
    return rearranged(plan, parts)


def move_section(plan: Plan, index: int, to: int) -> PlanEdit:
    """A section changes its place; `to` is its new index."""
    parts = _parts(plan)
    parts.insert(to, parts.pop(index))
    return rearranged(plan, parts)


def delete_section(plan: Plan, index: int) -> PlanEdit:
    """A section is taken out with its bars.

    Raises:
        AmtError: It is the only one.
    """
    parts = _parts(plan)
    del parts[index]
    return rearranged(plan, parts)


def add_section(plan: Plan, index: int) -> PlanEdit:
    """Another section after one, as long as it and planned like it, under a letter of its own."""
    section = plan.sections[index]
    used = {each.letter for each in plan.sections}
    letter = next((letter for letter in LETTERS if letter not in used), section.letter)
    new = replace(
        section,
        name="",
        letter=letter,
        is_varied=False,
        playing=tuple(True for _ in plan.players),
        source=Source.SET,
    )
    parts = _parts(plan)
    parts.insert(
        index + 1,
        (
            new,
            [BarSource(bar, has_notes=False) for bar in range(section.first_bar, section.stop_bar)],
        ),
    )
    return rearranged(plan, parts)


def change_section(
    plan: Plan,
    index: int,
    *,
    name: str | None = None,
    letter: str | None = None,
    energy: int | None = None,
    is_varied: bool | None = None,
) -> PlanEdit:
    """A section gets another name, letter, energy or return; its notes fit only another name."""
    section = plan.sections[index]
    changed = replace(
        section,
        name=section.name if name is None else name,
        letter=section.letter if letter is None else letter,
        energy=section.energy if energy is None else min(max(energy, 0), NUM_ENERGIES - 1),
        is_varied=section.is_varied if is_varied is None else is_varied,
        source=Source.SET,
    )
    sections = (*plan.sections[:index], changed, *plan.sections[index + 1 :])
    bars: Sequence[int] = range(section.first_bar, section.stop_bar)
    if replace(changed, name=section.name, source=section.source) == section:
        bars = ()
    return same_bars(replace(plan, sections=sections), cells_of(plan, bars))


def _parts(plan: Plan) -> list[Part]:
    """The sections with their own bars."""
    return [
        (section, [BarSource(bar) for bar in range(section.first_bar, section.stop_bar)])
        for section in plan.sections
    ]
