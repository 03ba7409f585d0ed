"""Meter and keys of a plan: the main ones, and the changes that are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from amt_core.composing.planning.plan import PlannedKey, PlannedMeter, PlannedSection
from amt_core.composing.planning.spans import bars_of_span
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Source
from amt_core.spec.requests import KeyChange, MeterChange
from amt_core.spec.spans import Place

_CLOSING = ("outro", "coda")


def plan_meter(
    main: TimeSignature,
    source: Source,
    changes: Sequence[MeterChange],
    *,
    sections: Sequence[PlannedSection],
    num_bars: int,
) -> tuple[PlannedMeter, ...]:
    """The time signatures of a plan.

    Args:
        main: The main time signature.
        source: Its origin.
        changes: The changes, in the order of the description.
        sections: The sections, for the spans.
        num_bars: The length of the piece.

    Raises:
        AmtError: A change is asked for in bars that the piece does not have.
    """
    bars = [main] * num_bars
    for change in changes:
        runs = bars_of_span(change.span, sections, num_bars)
        if change.span.place is Place.WHOLE and change.num_bars is not None:
            # Such bars are felt as an extension of a phrase: they stand before its end.
            middle = max(num_bars // 2 - 1, 0)
            runs = [range(middle, min(middle + change.num_bars, num_bars))]
        for run in runs:
            bars[run.start : run.stop] = [change.time_signature] * len(run)
    return tuple(
        PlannedMeter(bar=bar, time_signature=now, source=source if now == main else Source.STATED)
        for bar, now in enumerate(bars)
        if bar == 0 or now != bars[bar - 1]
    )


def plan_keys(
    main: Key,
    source: Source,
    changes: Sequence[KeyChange],
    *,
    sections: Sequence[PlannedSection],
    num_bars: int,
) -> tuple[PlannedKey, ...]:
    """The keys of a plan.

    Args:
        main: The main key.
        source: Its origin.
        changes: The modulations, in the order of the description.
        sections: The sections, for the spans.
        num_bars: The length of the piece.

    Raises:
        AmtError: A change is asked for in bars that the piece does not have.
    """
    bars = [main] * num_bars
    for change in changes:
        for run in bars_of_span(change.span, sections, num_bars):
            before = bars[run.start]
            key = change.key or Key(
                (before.tonic + change.semitones) % 12, change.mode or before.mode
            )
            after = [section for section in sections if section.first_bar >= run.stop]
            # What closes a piece stays in the key that the music has reached.
            stop = num_bars if all(s.name in _CLOSING for s in after) else run.stop
            bars[run.start : stop] = [key] * (stop - run.start)
    return tuple(
        PlannedKey(bar=bar, key=now, source=source if now == main else Source.STATED)
        for bar, now in enumerate(bars)
        if bar == 0 or now != bars[bar - 1]
    )
