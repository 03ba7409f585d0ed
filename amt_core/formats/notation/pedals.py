"""Pedal marks under a part, from its controllers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from amt_core.formats.notation.grid import SIXTEENTH, Bar
from amt_core.midi.smf.smf_events import CONTROL_CHANGE
from amt_core.music.instruments.controllers import PEDAL_DOWN, SUSTAIN
from amt_core.music.score import NO_PART, Score


@dataclass(slots=True)
class BarPedals:
    """The pedal marks of a bar, as MusicXML.

    Attributes:
        within: Those that stand somewhere in it, written at its beginning.
        at_end: The one that ends with it, written at its end.
    """

    within: str = ""
    at_end: str = ""


def pedals_by_bar(
    score: Score, track: int, bars: Sequence[Bar], *, staff: int
) -> dict[int, BarPedals]:
    """For each bar with any, the pedal marks of a track.

    They move to the nearest sixteenth.

    Args:
        score: The score.
        track: The track.
        bars: The bars of the piece.
        staff: The staff under which they stand, counted from 1; 0 where there is one only.
    """
    which = f"<staff>{staff}</staff>" if staff else ""
    starts = [bar.start for bar in bars]
    marks: dict[int, BarPedals] = defaultdict(BarPedals)
    for tick, kind in _marks(list(_presses(score, track)), bars[-1].start + bars[-1].length):
        # A line that ends with a bar belongs to it, and not to the next one on another line.
        side = "left" if kind == "stop" else "right"
        index = max(int(np.searchsorted(starts, tick, side=side)) - 1, 0)
        offset = tick - starts[index]
        is_end = offset == bars[index].length
        said = f"<offset>{offset}</offset>" if offset and not is_end else ""
        text = (
            '<direction placement="below"><direction-type>'
            f'<pedal type="{kind}" line="yes" sign="no"/></direction-type>'
            f"{said}{which}</direction>\n"
        )
        if is_end:
            marks[index].at_end += text
        else:
            marks[index].within += text
    return marks


def _presses(score: Score, track: int) -> Iterator[tuple[int, bool]]:
    """The places where the pedal of a track goes down (true) and up, in time."""
    events, part = score.events, score.tracks[track].part
    if part == NO_PART or not len(events):
        return
    is_pedal = (events.status & 0xF0 == CONTROL_CHANGE) & (events.data1 == SUSTAIN)
    own = events.select(is_pedal & (events.part == part))
    is_down = False
    for tick, value in zip(own.tick.tolist(), own.data2.tolist(), strict=True):
        if (value >= PEDAL_DOWN) != is_down:
            is_down = not is_down
            yield tick, is_down


def _marks(presses: Sequence[tuple[int, bool]], end: int) -> Iterator[tuple[int, str]]:
    """The marks in time: start and stop.

    A change is both at one place: verovio 6.4 ends a line for good at the first `change`.
    """
    placed = [
        (min(round(tick / SIXTEENTH) * SIXTEENTH, end), is_down)
        for tick, is_down in presses
        if tick <= end
    ]
    spans: list[tuple[int, int]] = []
    for (start, is_down), (stop, _) in pairwise([*placed, (end, False)]):
        if is_down and stop > start:
            spans.append((start, stop))
    lifted = -SIXTEENTH - 1
    for start, stop in spans:
        # Lifted only to be pressed again, as players do where the chord changes.
        yield (lifted if start - lifted <= SIXTEENTH else start), "start"
        yield stop, "stop"
        lifted = stop
