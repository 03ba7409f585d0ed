"""The tempo of a plan: the main one, and the changes that are asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from amt_core.composing.planning.plan import PlannedMeter, PlannedSection, PlannedTempo
from amt_core.composing.planning.spans import bars_of_span
from amt_core.music.meter import TICKS_PER_QUARTER, MeterMap
from amt_core.spec.music_spec import Source
from amt_core.spec.requests import TempoChange
from amt_core.spec.spans import Reach

_MIN_BPM, _MAX_BPM = 20.0, 300.0
# A fermata holds the last beat of its bar this many times as long.
_FERMATA = 2.5
# The bars over which the tempo leads into a section.
_LEADING_BARS = 2


def plan_tempo(
    bpm: float,
    source: Source,
    changes: Sequence[TempoChange],
    *,
    sections: Sequence[PlannedSection],
    meter: Sequence[PlannedMeter],
    num_bars: int,
) -> tuple[PlannedTempo, ...]:
    """The tempo map of a plan.

    A gradual change has a tempo of its own on every beat, in equal steps, and arrives at its target
    on the last beat of its span.

    Args:
        bpm: The main tempo.
        source: Its origin.
        changes: The changes, in the order of the description.
        sections: The sections, for the spans.
        meter: The time signatures, for the beats.
        num_bars: The length of the piece.

    Raises:
        AmtError: A change is asked for in bars that the piece does not have.
    """
    if not changes:
        return (PlannedTempo(bar=0, bpm=bpm, source=source),)
    places = _beats(meter, num_bars)
    bars = np.array([bar for bar, _ in places])
    tempi = np.full(len(places), bpm)
    for change in changes:
        for run in bars_of_span(change.span, sections, num_bars):
            if change.kind == "gradual" and change.span.reach is Reach.BEFORE:
                # What leads into a section changes over its last bars, not from the start on.
                run = run[-_LEADING_BARS:]  # noqa: PLW2901
            inside = np.flatnonzero((bars >= run.start) & (bars < run.stop))
            first, last = int(inside[0]), int(inside[-1])
            before = float(tempi[first])
            target = change.target_bpm or before * change.factor
            target = float(np.clip(target, _MIN_BPM, _MAX_BPM))
            match change.kind:
                case "gradual":
                    tempi[first : last + 1] = np.linspace(before, target, len(inside))
                    tempi[last + 1 :] = target
                case "sudden":
                    tempi[first : last + 1] = target
                case "fermata":
                    tempi[last] = max(tempi[last] / _FERMATA, _MIN_BPM)
                case "a tempo":
                    tempi[first:] = bpm
    rounded = np.round(tempi, 2).tolist()
    return tuple(
        PlannedTempo(
            bar=bar,
            beat=beat,
            bpm=now,
            source=source if now == bpm else Source.STATED,
        )
        for i, ((bar, beat), now) in enumerate(zip(places, rounded, strict=True))
        if i == 0 or now != rounded[i - 1]
    )


def _beats(meter: Sequence[PlannedMeter], num_bars: int) -> list[tuple[int, float]]:
    """The felt beats of all bars, as (bar, quarter notes from its start)."""
    signatures = MeterMap(changes=tuple((at.bar, at.time_signature) for at in meter))
    return [
        (bar, ticks / TICKS_PER_QUARTER)
        for bar in range(num_bars)
        for ticks in range(0, signatures.at(bar).bar_ticks, signatures.at(bar).beat_ticks)
    ]
