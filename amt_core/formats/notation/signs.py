"""Signs that depend on the notes before: accidentals within a bar, beams within a beat."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from amt_core.formats.notation.grid import EIGHTH, Bar
from amt_core.formats.notation.note_values import PLAIN_LENGTHS, NoteValue
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.theory import Key

TYPES = ("breve", "whole", "half", "quarter", "eighth", "16th", "32nd", "64th")
"""The names of `PLAIN_LENGTHS` in MusicXML."""

_QUARTER = PLAIN_LENGTHS.index(TICKS_PER_QUARTER)
_SHARP_ORDER = "FCGDAEB"


def sign_of(value: NoteValue) -> tuple[int, bool]:
    """The index of a value's type, and whether it has a dot."""
    length = value.length * 3 // 2 if value.is_triplet else value.length
    if length in PLAIN_LENGTHS:
        return PLAIN_LENGTHS.index(length), False
    if length * 2 % 3 == 0 and length * 2 // 3 in PLAIN_LENGTHS:
        return PLAIN_LENGTHS.index(length * 2 // 3), True
    # What no sign says is written as the nearest shorter one.
    fitting = (index for index, plain in enumerate(PLAIN_LENGTHS) if plain <= length)
    return next(fitting, len(PLAIN_LENGTHS) - 1), False


def num_flags(value: NoteValue) -> int:
    """The number of flags or beams of a value."""
    return max(sign_of(value)[0] - _QUARTER, 0)


class Accidentals:
    """The accidentals that a staff needs, bar by bar.

    Args:
        key: The key; C major if absent.
    """

    def __init__(self, key: Key | None) -> None:
        self._in_key = dict.fromkeys("CDEFGAB", 0)
        num_sharps = 0 if key is None else key.num_sharps
        if num_sharps:
            order = _SHARP_ORDER if num_sharps > 0 else _SHARP_ORDER[::-1]
            self._in_key |= dict.fromkeys(order[: abs(num_sharps)], 1 if num_sharps > 0 else -1)
        self._in_bar: dict[tuple[str, int], int] = {}

    def needs_sign(self, step: str, octave: int, alter: int) -> bool:
        """True if a note must show its accidental; from then on it holds for the bar."""
        place = step, octave
        is_needed = self._in_bar.get(place, self._in_key[step]) != alter
        self._in_bar[place] = alter
        return is_needed


def tuplet_ends(values: Sequence[NoteValue]) -> dict[int, str]:
    """Index of a value → `start` or `stop` of the triplet bracket that it begins or ends."""
    marks: dict[int, str] = {}
    first: int | None = None
    for index, value in enumerate(values):
        if not value.is_triplet:
            first = None
            continue
        if first is None:
            first = index
        begun = values[first].start
        is_small = value.stop - begun == EIGHTH and index > first
        if value.stop % TICKS_PER_QUARTER == 0 or is_small:
            if index > first:
                marks[first], marks[index] = "start", "stop"
            first = None
    return marks


def beams(values: Sequence[NoteValue], bar: Bar) -> dict[int, list[str]]:
    """Index of a value → what its beams do, from the one next to the heads on."""
    found: dict[int, list[str]] = {}
    flags = [num_flags(value) if value.pitches else 0 for value in values]
    for _, run in groupby(range(len(values)), key=lambda i: _beam_group(values, flags, i, bar)):
        # A rest or a longer value ends a beam.
        for has_flags, members in groupby(run, key=lambda i: flags[i] > 0):
            own = list(members)
            if has_flags and len(own) > 1:
                found |= _beams_of([flags[i] for i in own], own)
    return found


def _beam_group(values: Sequence[NoteValue], flags: list[int], index: int, bar: Bar) -> int:
    """The beat of a value; two beats of nothing but eighths are one."""
    beat = values[index].start // bar.beat
    is_even = bar.meter.denominator == 4 and bar.meter.numerator % 2 == 0
    if not is_even:
        return beat
    pair = beat // 2
    in_pair = [i for i, value in enumerate(values) if value.start // bar.beat // 2 == pair]
    is_plain = all(values[i].length == EIGHTH and flags[i] == 1 for i in in_pair)
    return 2 * pair if is_plain else beat


def _beams_of(flags: list[int], indices: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {index: [] for index in indices}
    for level in range(1, max(flags) + 1):
        has = [False, *(number >= level for number in flags), False]
        neighbors = list(pairwise(has))
        for place, index in enumerate(indices):
            if not has[place + 1]:
                continue
            comes_from, goes_on = neighbors[place][0], neighbors[place + 1][1]
            if comes_from and goes_on:
                found[index].append("continue")
            elif goes_on:
                found[index].append("begin")
            elif comes_from:
                found[index].append("end")
            else:
                found[index].append("backward hook" if place else "forward hook")
    return found
