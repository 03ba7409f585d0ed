"""Changes of the chords of a plan: each sounds from one beat of the piece to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from amt_core.composing.planning.edits.plan_edit import PlanEdit, cells_of, same_bars
from amt_core.composing.planning.plan import Plan, PlannedBar, PlannedChord
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.spec.music_spec import Source

SHORTEST_BEATS = 1.0
"""The shortest chord that a person can plan, in felt beats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChordSpan:
    """A chord and how long it holds.

    Attributes:
        start: Felt beats from the start of the piece.
        stop: Felt beats from the start of the piece to its end.
        chord: The chord; None where there is none.
        is_asked: Whether a person asked for it.
    """

    start: float
    stop: float
    chord: ChordSymbol | None
    is_asked: bool


def bar_starts_beats(plan: Plan) -> list[float]:
    """(bars + 1,) felt beats from the start of the piece to each bar, and to its end."""
    meter = plan.meter_map
    starts = [0.0]
    for bar in range(plan.num_bars):
        signature = meter.at(bar)
        starts.append(starts[-1] + signature.bar_ticks / signature.beat_ticks)
    return starts


def chord_spans(plan: Plan) -> list[ChordSpan]:
    """The chords of a plan, ascending; equal chords in a row are one, except over a section."""
    if not plan.chords:
        return []
    starts = bar_starts_beats(plan)
    asked = plan.bars_of_asked_chords
    edges = {section.first_bar for section in plan.sections}
    spans: list[ChordSpan] = []
    for bar, planned in enumerate(plan.chords):
        stops = [at.beat for at in planned.chords[1:]] + [starts[bar + 1] - starts[bar]]
        for at, stop in zip(planned.chords, stops, strict=True):
            begins = at.beat == 0 and bar in edges
            last = spans[-1] if spans else None
            if last is not None and last.chord == at.chord and not begins:
                spans[-1] = replace(last, stop=starts[bar] + stop)
            else:
                span = ChordSpan(
                    start=starts[bar] + at.beat,
                    stop=starts[bar] + stop,
                    chord=at.chord,
                    is_asked=bar in asked,
                )
                spans.append(span)
    return spans


def write_chord(plan: Plan, start: float, stop: float, chord: ChordSymbol | None) -> PlanEdit:
    """A chord sounds from one beat of the piece to another, instead of what is planned there."""
    return _written(plan, [(start, stop, chord)])


def move_chord(plan: Plan, span: ChordSpan, start: float) -> PlanEdit:
    """A chord moves, and its neighbors take its old place.

    The chord before it holds on. Where the moved chord now lies between that one and the old
    place, and at the start of the piece, the chord after it comes early.

    Args:
        plan: The plan.
        span: The chord as it is.
        start: Its new start, in felt beats from the start of the piece.
    """
    length = span.stop - span.start
    start = min(max(start, 0.0), bar_starts_beats(plan)[-1] - length)
    is_over_its_start = start < span.start < start + length
    left = _next_chord(plan, span) if is_over_its_start else _neighbor(plan, span)
    return _written(plan, [(span.start, span.stop, left), (start, start + length, span.chord)])


def resize_chord(plan: Plan, span: ChordSpan, stop: float) -> PlanEdit:
    """A chord holds longer or shorter; what it leaves goes to the chord after it.

    Args:
        plan: The plan.
        span: The chord as it is.
        stop: Its new end, in felt beats from the start of the piece.
    """
    stop = min(max(stop, span.start + SHORTEST_BEATS), bar_starts_beats(plan)[-1])
    if stop >= span.stop:
        return _written(plan, [(span.start, stop, span.chord)])
    return _written(plan, [(stop, span.stop, _next_chord(plan, span))])


def delete_chord(plan: Plan, span: ChordSpan) -> PlanEdit:
    """A chord goes; the one before it holds on, or the one after it comes early."""
    return _written(plan, [(span.start, span.stop, _neighbor(plan, span))])


def _neighbor(plan: Plan, span: ChordSpan) -> ChordSymbol | None:
    """The chord before a span, or the one after it at the start of the piece."""
    before = [s.chord for s in chord_spans(plan) if s.stop <= span.start]
    return before[-1] if before else _next_chord(plan, span)


def _next_chord(plan: Plan, span: ChordSpan) -> ChordSymbol | None:
    """The chord after a span; None at the end of the piece."""
    return next((s.chord for s in chord_spans(plan) if s.start >= span.stop), None)


def _written(plan: Plan, pieces: Sequence[tuple[float, float, ChordSymbol | None]]) -> PlanEdit:
    """The change that puts some chords over those that are planned, one after the other."""
    starts = bar_starts_beats(plan)
    none = PlannedBar(chords=(PlannedChord(beat=0.0, chord=None),))
    planned = plan.chords or (none,) * plan.num_bars
    line = [
        (starts[bar] + at.beat, at.chord) for bar, each in enumerate(planned) for at in each.chords
    ]
    for start, stop, chord in pieces:
        line = _overlaid(line, start, min(stop, starts[-1]), chord)
    bars: list[PlannedBar] = []
    changed: list[int] = []
    for bar, (first, last) in enumerate(pairwise(starts)):
        holding = [chord for beat, chord in line if beat <= first][-1]
        chords = [PlannedChord(beat=0.0, chord=holding)]
        for beat, chord in line:
            if first < beat < last and chord != chords[-1].chord:
                chords.append(PlannedChord(beat=beat - first, chord=chord))
        if _plain(planned[bar].chords) == _plain(chords):
            bars.append(planned[bar])
        else:
            bars.append(PlannedBar(chords=tuple(chords), source=Source.SET))
            changed.append(bar)
    after = replace(plan, chords=tuple(bars))
    return same_bars(after, cells_of(plan, changed, has_drums=False))


def _overlaid(
    line: list[tuple[float, ChordSymbol | None]],
    start: float,
    stop: float,
    chord: ChordSymbol | None,
) -> list[tuple[float, ChordSymbol | None]]:
    after = [each for beat, each in line if beat <= stop][-1]
    kept = [(beat, each) for beat, each in line if beat < start or beat > stop]
    return sorted([*kept, (start, chord), (stop, after)], key=lambda at: at[0])


def _plain(chords: Sequence[PlannedChord]) -> list[tuple[float, ChordSymbol | None]]:
    """The chords without those that only repeat the one before."""
    plain: list[tuple[float, ChordSymbol | None]] = []
    for at in chords:
        if not plain or plain[-1][1] != at.chord:
            plain.append((at.beat, at.chord))
    return plain
