"""Bars, tempo and keys from the meta events of a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from amt_core.music.meter import TICKS_PER_QUARTER, MeterMap, TimeSignature
from amt_core.music.score import KeyChange
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import MAX_SIGNATURE, Key
from amt_core.sentence import Sentence

T = TypeVar("T")

# Releases up to a sixteenth after a bar line, as legato playing has them, need no further bar.
_OVERHANG_TICKS = TICKS_PER_QUARTER // 4
# A track that ends later than this after its last note ends where the program's song did.
_MAX_EMPTY_BARS = 8
# The finest division in which a bar that is cut short can be written.
_SHORTEST_UNIT_TICKS = TICKS_PER_QUARTER // 8
_SHORT_BAR_UNITS = (4, 8, 16, 32)
_MAX_NUMERATOR = 32

MetaEvent = tuple[int, bytes]
"""A tick, 480 to the quarter, and the content of the event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The end of a piece by several measures, in ticks.

    Attributes:
        last_onset: Where the last note starts.
        last_release: Where the last note ends; drums, whose ends mean nothing, do not count.
        track_ends: Where the tracks with notes end.
        conductor_end: Where the first track ends, if it has no notes and goes on after its last
            event; else 0.
    """

    last_onset: int
    last_release: int
    track_ends: tuple[int, ...]
    conductor_end: int


def read_meter(events: Iterable[MetaEvent], extent: Extent) -> tuple[MeterMap, int, list[str]]:
    """Time signatures by bar, the number of bars, and what was passed over.

    A time signature within a bar cuts that bar short, so that the bar lines after it stand where
    the file has them.
    """
    changes: dict[int, TimeSignature] = {0: TimeSignature()}
    current, bar, start = TimeSignature(), 0, 0
    remarks: dict[str, None] = {}
    for tick, content in events:
        signature = _time_signature(content)
        if signature is None:
            remarks[
                Sentence("The time signature {meter} was passed over.", meter=_said(content))
            ] = None
            continue
        if (tick > extent.last_onset and tick > 0) or signature == current:
            continue
        num_bars, rest = divmod(tick - start, current.bar_ticks)
        bar, start = bar + num_bars, start + num_bars * current.bar_ticks
        short = _short_bar(rest)
        if short is not None:
            changes[bar] = short
            bar, start = bar + 1, start + short.bar_ticks
        changes[bar], current = signature, signature
    meter = MeterMap(changes=without_repeats(changes.items()))
    return meter, bar + _num_bars_left(extent, start, current.bar_ticks), list(remarks)


def _num_bars_left(extent: Extent, start: int, bar_ticks: int) -> int:
    """The number of bars after the last change of meter.

    The piece ends with the last release or with a believable end of track, whichever is later.
    """
    num_bars = max((extent.last_onset - start) // bar_ticks + 1, 1)
    released = -(-(extent.last_release - _OVERHANG_TICKS - start) // bar_ticks)
    conductor_bars, beyond = divmod(extent.conductor_end - start, bar_ticks)
    if beyond == 0 and num_bars <= conductor_bars <= released:
        return conductor_bars
    num_bars = max(num_bars, released)
    longest = num_bars + max(_MAX_EMPTY_BARS, num_bars + start // bar_ticks)
    for end in extent.track_ends:
        end_bars, beyond = divmod(end - start, bar_ticks)
        if beyond == 0 and end_bars <= longest:
            num_bars = max(num_bars, end_bars)
    return num_bars


def _time_signature(content: bytes) -> TimeSignature | None:
    if len(content) < 2 or content[1] > 5 or not 1 <= content[0] <= _MAX_NUMERATOR:
        return None
    return TimeSignature(content[0], 1 << content[1])


def _said(content: bytes) -> str:
    if len(content) < 2:
        return "without content"
    numerator, power = content[:2]
    return f"{numerator}/{1 << power}" if power < 8 else f"{numerator}/2^{power}"


def _short_bar(length_ticks: int) -> TimeSignature | None:
    """The time signature of a bar of a length, to the nearest 1/32; None if that is nothing."""
    length_ticks = round(length_ticks / _SHORTEST_UNIT_TICKS) * _SHORTEST_UNIT_TICKS
    if not length_ticks:
        return None
    for unit in _SHORT_BAR_UNITS:
        unit_ticks = 4 * TICKS_PER_QUARTER // unit
        if length_ticks % unit_ticks == 0 and length_ticks // unit_ticks <= _MAX_NUMERATOR:
            return TimeSignature(length_ticks // unit_ticks, unit)
    # Longer than a 32/8 and not a multiple of an eighth: to the nearest quarter.
    return TimeSignature(min(round(length_ticks / TICKS_PER_QUARTER), _MAX_NUMERATOR), 4)


def read_tempo(events: Iterable[MetaEvent], length_ticks: int) -> tuple[TempoMap, list[str]]:
    """Tempos before the end as they are written, and what was passed over."""
    changes = {0: 120.0}
    remarks: dict[str, None] = {}
    for tick, content in events:
        micros_per_quarter = int.from_bytes(content[:3]) if len(content) >= 3 else 0
        if not micros_per_quarter:
            remarks[Sentence("A tempo of zero was passed over.")] = None
        elif tick < length_ticks:
            changes[tick] = plain_bpm(micros_per_quarter)
    return TempoMap(changes=without_repeats(changes.items())), list(remarks)


@lru_cache(maxsize=4096)
def plain_bpm(micros_per_quarter: int) -> float:
    """The shortest decimals that a file stores as these microseconds: 140, not 139.99998."""
    exact = 60e6 / micros_per_quarter
    candidates = (round(exact, decimals) for decimals in range(4))
    return next((b for b in candidates if b and round(60e6 / b) == micros_per_quarter), exact)


def read_keys(
    events: Iterable[MetaEvent], bar_starts: list[int]
) -> tuple[tuple[KeyChange, ...], list[str]]:
    """Key signatures, each from the bar in which it stands, and what was passed over."""
    keys: dict[int, Key] = {}
    remarks: dict[str, None] = {}
    for tick, content in events:
        num_sharps = int.from_bytes(content[:1], signed=True)
        if len(content) < 2 or abs(num_sharps) > MAX_SIGNATURE or content[1] > 1:
            remarks[Sentence("A key signature that does not exist was passed over.")] = None
            continue
        if tick < bar_starts[-1]:
            bar = bisect_right(bar_starts, tick) - 1
            keys[bar] = Key.of_signature(num_sharps, "minor" if content[1] else "major")
    changes = without_repeats(keys.items())
    return tuple(KeyChange(bar=bar, key=key) for bar, key in changes), list(remarks)


def without_repeats(changes: Iterable[tuple[int, T]]) -> tuple[tuple[int, T], ...]:
    """The changes that change something, in their order."""
    kept: list[tuple[int, T]] = []
    for place, value in sorted(changes, key=lambda change: change[0]):
        if not kept or kept[-1][1] != value:
            kept.append((place, value))
    return tuple(kept)
