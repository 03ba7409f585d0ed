"""Putting the bars of a piece into another order, with their notes and their events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from amt_core.music.editing.bar_events import last_of_each
from amt_core.music.event_table import NOT_IN_SOURCE, EventTable
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Marker, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacePiece:
    """Exchanges bars, frame, notes and events at once.

    Attributes:
        before: The piece that stands.
        after: The piece that comes instead.
    """

    before: Score
    after: Score

    @property
    def inverse(self) -> ReplacePiece:
        """The edit that takes this one back."""
        return ReplacePiece(before=self.after, after=self.before)

    def apply(self, score: Score) -> Score:
        """The piece after this change."""
        return self.after


def rearrange_bars(
    score: Score,
    sources: Sequence[int | None],
    frame: Score,
    *,
    markers: Sequence[Marker] = (),
) -> Score:
    """A piece with other bars, each with the notes and events of a bar of this one.

    A note that rings into the next bar is cut where another bar comes next, or where its bar has
    become shorter.

    Args:
        score: The piece.
        sources: (bars,) for each new bar the bar of the piece whose notes it gets; None for none.
        frame: The new bars: their number, meter, tempo, keys and markers.
        markers: Markers of the piece that move with their bars.
    """
    old, new = score.bar_starts_ticks.tolist(), frame.bar_starts_ticks.tolist()
    notes: list[NoteTable] = []
    events: list[EventTable] = []
    moved = list(frame.markers)
    for first, stop in _runs(sources, old, new):
        source = sources[first]
        to_ticks, end_ticks = new[first], new[stop]
        if source is None:
            continue
        start_ticks = old[source]
        length = min(old[source + stop - first] - start_ticks, end_ticks - to_ticks)
        inside = score.notes.window(start_ticks, start_ticks + length)
        shift = to_ticks - start_ticks
        onset = inside.onset_ticks + shift
        is_last = stop == len(sources) and source + stop - first == score.num_bars
        longest = inside.duration_ticks if is_last else end_ticks - onset
        notes.append(
            replace(
                inside,
                onset_ticks=onset,
                duration_ticks=np.minimum(inside.duration_ticks, longest),
            )
        )
        events.append(_events(score.events, start_ticks, length, shift))
        moved += [
            Marker(tick=marker.tick + shift, text=marker.text)
            for marker in markers
            if start_ticks <= marker.tick < start_ticks + length
        ]
    return replace(
        score,
        num_bars=frame.num_bars,
        meter=frame.meter,
        tempo=frame.tempo,
        keys=frame.keys,
        markers=tuple(sorted(moved, key=lambda marker: marker.tick)),
        notes=NoteTable.concat(notes) if notes else NoteTable.empty(),
        events=EventTable.concat(events),
    )


def first_bars(score: Score, num_bars: int) -> Score:
    """The first bars of a piece, all that holds in them, and nothing after them."""
    if num_bars >= score.num_bars:
        return score
    end = int(score.bar_starts_ticks[num_bars])
    return replace(
        score,
        num_bars=num_bars,
        notes=score.notes.window(0, end).cut_at(end),
        keys=tuple(change for change in score.keys if change.bar < num_bars),
        markers=tuple(marker for marker in score.markers if marker.tick < end),
        events=score.events.window(0, end),
    )


def _runs(
    sources: Sequence[int | None], old: Sequence[int], new: Sequence[int]
) -> list[tuple[int, int]]:
    """First and stop of each longest run of bars that stood in this order and were as long."""
    runs: list[tuple[int, int]] = []
    for bar, source in enumerate(sources):
        before = sources[bar - 1] if bar else None
        goes_on = (
            bar > 0
            and source is not None
            and before is not None
            and source == before + 1
            and old[source] - old[before] == new[bar] - new[bar - 1]
        )
        if goes_on:
            runs[-1] = (runs[-1][0], bar + 1)
        else:
            runs.append((bar, bar + 1))
    return runs


def _events(events: EventTable, start_ticks: int, length: int, shift: int) -> EventTable:
    """The events of a run at its new place; what held before it begins with it."""
    inside = events.window(start_ticks, start_ticks + length)
    moved = replace(inside, tick=inside.tick + shift)
    if not shift:
        return moved
    earlier = events.select((events.tick < start_ticks) & (events.status < 0xF0))
    held = earlier.select(last_of_each(earlier))
    held = replace(
        held,
        tick=np.full(len(held), start_ticks + shift, dtype=np.int64),
        source_row=np.full(len(held), NOT_IN_SOURCE, dtype=np.int32),
    )
    return EventTable.concat([held, moved])
