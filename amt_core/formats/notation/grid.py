"""The grid of notation: to which places the onsets and ends of notes move, beat by beat."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from amt_core.music.meter import TICKS_PER_QUARTER, TimeSignature
from amt_core.music.note_table import Note
from amt_core.music.score import Score

EIGHTH, SIXTEENTH = TICKS_PER_QUARTER // 2, TICKS_PER_QUARTER // 4
TRIPLET = TICKS_PER_QUARTER // 3
# The ticks for each note by which a finer grid must fit better.
_GRIDS = {SIXTEENTH: 0, TRIPLET: 0, SIXTEENTH // 2: 15, TRIPLET // 2: 20}
# What begins so shortly before a beat is meant on it.
_EARLY_TICKS = 20
# In swing a beat has more strokes than this if it has a finer grid.
_FEWEST_IN_SWING = {SIXTEENTH: 0, TRIPLET: 2, SIXTEENTH // 2: 4, TRIPLET // 2: 4}
# Onsets nearer than this are meant to be together: a 32nd note and a half of what humans miss.
_TOGETHER_TICKS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar on the page.

    Attributes:
        start: Where it starts, in ticks.
        meter: Its time signature.
    """

    start: int
    meter: TimeSignature

    @property
    def length(self) -> int:
        """Ticks."""
        return self.meter.bar_ticks

    @property
    def beat(self) -> int:
        """The ticks that beams join and that longer notes show: a quarter, or three eighths."""
        return self.meter.beat_ticks if self.meter.is_compound else TICKS_PER_QUARTER


def bars_of(score: Score) -> list[Bar]:
    """The bars of a score."""
    meters = dict(score.meter.changes)
    bars: list[Bar] = []
    meter = score.meter.at(0)
    for number, start in enumerate(score.bar_starts_ticks[:-1].tolist()):
        meter = meters.get(number, meter)
        bars.append(Bar(start=start, meter=meter))
    return bars


class Grid:
    """The grid of each beat with onsets.

    Args:
        notes: The notes of one staff.
        bars: The bars of the piece.
        is_swung: True if the notes were played with swing.
    """

    def __init__(self, notes: Sequence[Note], bars: Sequence[Bar], *, is_swung: bool) -> None:
        self.bars = bars
        self._starts = [bar.start for bar in bars]
        self.end = bars[-1].start + bars[-1].length
        onsets: dict[tuple[int, int], set[int]] = defaultdict(set)
        for note in notes:
            beat, within = self._felt_beat(note.onset_ticks)
            onsets[beat].add(within)
        self._unit = {
            beat: _best_grid(
                own,
                is_compound=bars[beat[0]].meter.is_compound,
                is_swung=is_swung,
            )
            for beat, own in onsets.items()
        }
        self._triplets: dict[int, set[int]] = defaultdict(set)
        for (bar, beat), unit in self._unit.items():
            if TRIPLET % unit == 0 and SIXTEENTH % unit:
                self._triplets[bar].add(beat)

    def place(self, tick: int) -> tuple[int, int]:
        """The bar in which a tick lies, and the ticks from its start."""
        bar = bisect_right(self._starts, tick) - 1
        return bar, tick - self._starts[bar]

    def _felt_beat(self, tick: int) -> tuple[tuple[int, int], int]:
        """The bar and the beat that an onset belongs to, and its ticks from there."""
        bar, at = self.place(tick + _EARLY_TICKS)
        beat, within = divmod(at, self.bars[bar].beat)
        return (bar, beat), within - _EARLY_TICKS

    def triplets(self, bar: int) -> set[int]:
        """The beats of a bar that are divided in three."""
        return self._triplets.get(bar, set())

    def onset(self, tick: int) -> int:
        """The nearest place on the grid, before the end of the piece."""
        unit = self._unit.get(self._felt_beat(tick)[0], SIXTEENTH)
        return min(self._nearest(tick, unit), self.end - unit)

    def release(self, tick: int, onset: int) -> int:
        """The nearest place on the grid of the beat that a note ends in, after its onset."""
        unit = self._unit_at(max(tick - 1, onset))
        return min(max(self._nearest(tick, unit), onset + self._unit_at(onset)), self.end)

    def next_eighth(self, tick: int) -> int:
        """The first place of a simple rhythm at or after a tick."""
        bar, at = self.place(max(tick - 1, 0))
        beat = self.bars[bar].beat
        unit = TRIPLET if at // beat in self.triplets(bar) else EIGHTH
        return self._starts[bar] + -(-(tick - self._starts[bar]) // unit) * unit

    def beat_end(self, tick: int) -> int:
        """The end of the beat in which a tick lies."""
        bar, at = self.place(tick)
        beat = self.bars[bar].beat
        return self._starts[bar] + min((at // beat + 1) * beat, self.bars[bar].length)

    def _unit_at(self, tick: int) -> int:
        bar, at = self.place(tick)
        return self._unit.get((bar, at // self.bars[bar].beat), SIXTEENTH)

    def _nearest(self, tick: int, unit: int) -> int:
        bar, at = self.place(tick)
        return self._starts[bar] + round(at / unit) * unit


def _best_grid(onsets: set[int], *, is_compound: bool, is_swung: bool) -> int:
    """The unit that fits the onsets of a beat; onsets that would fall together count as errors."""
    strokes: list[list[int]] = []
    for onset in sorted(onsets):
        # Players of one chord, and the hands of a drummer, are never quite together.
        if strokes and onset - strokes[-1][0] < _TOGETHER_TICKS:
            strokes[-1].append(onset)
        else:
            strokes.append([onset])
    places = [sum(stroke) / len(stroke) for stroke in strokes]

    def error(unit: int) -> float:
        written = [round(at / unit) for at in places]
        missed = sum(abs(at - place * unit) for at, place in zip(places, written, strict=True))
        num_lost = len(places) - len(set(written))
        return missed + len(places) * _GRIDS[unit] + SIXTEENTH * num_lost

    units = [unit for unit in _GRIDS if not is_compound or unit in (SIXTEENTH, SIXTEENTH // 2)]
    if is_swung:
        # Players of swing place notes so freely that only what must be is a triplet or a 32nd.
        units = [unit for unit in units if len(places) > _FEWEST_IN_SWING[unit]]
    return min(units, key=error)
