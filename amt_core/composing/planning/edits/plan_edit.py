"""A changed plan, the bars that it keeps, and the cells whose notes no longer fit it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from amt_core.composing.planning.plan import (
    Plan,
    PlannedFigure,
    PlannedKey,
    PlannedMeter,
    PlannedRest,
    PlannedSection,
    PlannedTempo,
)
from amt_core.errors import AmtError
from amt_core.music.editing.edit import Cells
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import MAX_NUM_BARS

P = TypeVar("P", PlannedRest, PlannedFigure)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEdit:
    """A change of a plan.

    Attributes:
        plan: The plan after the change.
        sources: (bars,) for each bar of the new plan the bar of the old one whose notes it has;
            None for a bar that is still to be written.
        unfit: The cells, as (bar, player) of the new plan, whose notes no longer fit.
    """

    plan: Plan
    sources: tuple[int | None, ...]
    unfit: Cells

    @property
    def moves_bars(self) -> bool:
        """True if a bar has other notes than before."""
        return self.sources != tuple(range(len(self.sources)))

    def moved(self, cells: Cells) -> Cells:
        """Cells of the old plan where they are in the new one."""
        tracks: dict[int, list[int]] = {}
        for bar, track in cells:
            tracks.setdefault(bar, []).append(track)
        return frozenset(
            (bar, track)
            for bar, source in enumerate(self.sources)
            if source is not None
            for track in tracks.get(source, ())
        )


@dataclass(frozen=True, slots=True)
class BarSource:
    """The bar of the old plan that a new bar is like, and whether it also has its notes."""

    bar: int
    has_notes: bool = True


def same_bars(plan: Plan, unfit: Cells = frozenset()) -> PlanEdit:
    """The change to a plan with the same bars in the same order."""
    return PlanEdit(plan=plan, sources=tuple(range(plan.num_bars)), unfit=unfit)


def cells_of(plan: Plan, bars: Collection[int], *, has_drums: bool = True) -> Cells:
    """The cells of some bars in which a player plays.

    Args:
        plan: The plan.
        bars: The bars.
        has_drums: Whether drums count, which chords and keys do not concern.
    """
    return frozenset(
        (bar, index)
        for bar in bars
        for index, player in enumerate(plan.players)
        if (has_drums or not player.is_drum) and index not in plan.resting(bar)
    )


def rearranged(plan: Plan, parts: Sequence[tuple[PlannedSection, Sequence[BarSource]]]) -> PlanEdit:
    """The change to a plan of other sections; each bar takes what is planned in its source.

    Args:
        plan: The plan.
        parts: The new sections, each with the sources of its bars.

    Raises:
        AmtError: The piece would be empty or too long.
    """
    bars = [source for _, sources in parts for source in sources]
    if not bars:
        raise AmtError("A piece needs at least one section.", "Add another one first.")
    if len(bars) > MAX_NUM_BARS:
        raise AmtError(
            Sentence(
                "A piece has at most {most} bars; this one would have {num_bars}.",
                most=MAX_NUM_BARS,
                num_bars=len(bars),
            ),
            "Shorten a section first.",
        )
    sections: list[PlannedSection] = []
    for section, sources in parts:
        first = sections[-1].stop_bar if sections else 0
        sections.append(replace(section, first_bar=first, num_bars=len(sources)))
    changed = replace(
        plan,
        num_bars=len(bars),
        sections=tuple(sections),
        chords=tuple(plan.chords[source.bar] for source in bars) if plan.chords else (),
        tempo=_tempo(plan, bars),
        meter=_changes(bars, lambda bar: _at(plan.meter, bar), _same_meter),
        keys=_changes(bars, lambda bar: _at(plan.keys, bar), _same_key) if plan.keys else (),
        rests=_moved(plan.rests, bars),
        figures=_moved(plan.figures, bars),
    )
    new_bars = [bar for bar, source in enumerate(bars) if not source.has_notes]
    return PlanEdit(
        plan=changed,
        sources=tuple(source.bar if source.has_notes else None for source in bars),
        unfit=cells_of(changed, new_bars),
    )


def _at(changes: Sequence[T], bar: int) -> T:
    """The change that holds in a bar."""
    return next(at for at in reversed(changes) if at.bar <= bar)  # type: ignore[attr-defined]


def _same_meter(one: PlannedMeter, other: PlannedMeter) -> bool:
    return one.time_signature == other.time_signature


def _same_key(one: PlannedKey, other: PlannedKey) -> bool:
    return one.key == other.key


def _changes(
    bars: Sequence[BarSource], at: Callable[[int], T], is_same: Callable[[T, T], bool]
) -> tuple[T, ...]:
    """The values of the bars, as the bars in which they change."""
    found: list[T] = []
    for bar, source in enumerate(bars):
        holding = at(source.bar)
        if not found or not is_same(found[-1], holding):
            found.append(replace(holding, bar=bar))  # type: ignore[type-var]
    return tuple(found)


def _tempo(plan: Plan, bars: Sequence[BarSource]) -> tuple[PlannedTempo, ...]:
    found: list[PlannedTempo] = []
    for bar, source in enumerate(bars):
        before = [at for at in plan.tempo if (at.bar, at.beat) <= (source.bar, 0.0)]
        inside = [at for at in plan.tempo if at.bar == source.bar and at.beat > 0]
        for at in (replace(before[-1], beat=0.0), *inside):
            if not found or found[-1].bpm != at.bpm:
                found.append(replace(at, bar=bar))
    return tuple(found)


def _moved(placed: Sequence[P], bars: Sequence[BarSource]) -> tuple[P, ...]:
    """The values of some bars, where these bars are now."""
    found: list[P] = []
    for bar, source in enumerate(bars):
        for each in placed:
            if not each.first_bar <= source.bar < each.stop_bar:
                continue
            here = replace(each, first_bar=bar, stop_bar=bar + 1)
            at = next((i for i, before in enumerate(found) if _goes_on(before, here)), None)
            if at is None:
                found.append(here)
            else:
                found[at] = replace(found[at], stop_bar=bar + 1)
    return tuple(found)


def _goes_on(before: P, here: P) -> bool:
    joined = replace(here, first_bar=before.first_bar, stop_bar=before.stop_bar)
    return before.stop_bar == here.first_bar and before == joined
