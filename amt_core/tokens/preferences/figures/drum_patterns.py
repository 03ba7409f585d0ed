"""The pattern of each figure of the drums: for every kind of drum, the sixteenths of a bar.

`x` is struck, `o` may be struck, and `.` stays silent. Bars of other lengths take as much of a
pattern as they have room for; a waltz has three beats.
"""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.traits.tracks.drum_figures import CLAVES, HATS, KICKS, RIDES, SIDE_STICK, SNARES

DRUM_KINDS = {
    "kick": KICKS, "stick": SIDE_STICK, "snare": SNARES, "hat": HATS, "ride": RIDES,
    "claves": CLAVES,
}  # fmt: skip
"""The keys of each kind of drum."""

_EIGHTHS = "x.x.x.x.x.x.x.x."
_FREE_EIGHTHS = "o.o.o.o.o.o.o.o."
_BEATS = "x.o.x.o.x.o.x.o."
_NEVER = "................"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrumPattern:
    """A figure of the drums.

    Attributes:
        lines: For some kinds of drums, the pattern of the bar; other drums are free.
        is_swung: Whether its second and fourth sixteenths of a beat stand where triplets do.
    """

    lines: dict[str, str]
    is_swung: bool = False


def _pattern(*, is_swung: bool = False, **lines: str) -> DrumPattern:
    return DrumPattern(lines=lines, is_swung=is_swung)


DRUM_PATTERNS: dict[str, DrumPattern] = {
    "four on the floor": _pattern(
        kick="x...x...x...x...", stick=_NEVER, snare="....o.......o...", hat="o.x.o.x.o.x.o.x.",
    ),
    "backbeat": _pattern(
        kick="x.o...o.o.o...o.", stick=_NEVER, snare="....x.......x...", hat=_BEATS,
        ride=_FREE_EIGHTHS,
    ),
    "shuffle": _pattern(
        kick="x.....o.x.....o.", stick=_NEVER, snare="....x.......x...", hat="x.x.x.x.x.x.x.x.",
        ride=_NEVER, is_swung=True,
    ),
    "swing ride": _pattern(
        kick="o.....o.o.....o.", stick=_NEVER, snare="..o...o...o...o.", hat="....x.......x...",
        ride="x...x.x.x...x.x.", is_swung=True,
    ),
    "half time": _pattern(
        kick="x.o...o...o...o.", stick=_NEVER, snare="........x.......", hat=_BEATS,
        ride=_FREE_EIGHTHS,
    ),
    "double time": _pattern(
        kick="x...x...x...x...", stick=_NEVER, snare="..x...x...x...x.", hat="x...x...x...x...",
    ),
    "one drop": _pattern(
        kick="........x.......", stick="........o.......", snare="........o.......", hat=_BEATS,
    ),
    "dembow": _pattern(
        kick="x...o...x...o...", stick=_NEVER, snare="...x..x....x..x.", hat=_FREE_EIGHTHS,
    ),
    "clave": _pattern(
        kick="o.......o.......", stick=_NEVER, snare=_NEVER, claves="x..x..x...x.x...",
    ),
    "bossa": _pattern(
        kick="x.....x.x.....x.", stick="x..x..x...x..x..", snare=_NEVER, hat=_BEATS,
        ride=_FREE_EIGHTHS,
    ),
    "train beat": _pattern(
        kick="x...o...x...o...", stick=_NEVER, snare="x.xxx.xxx.xxx.xx", hat="..o...o...o...o.",
    ),
    "blast beat": _pattern(
        kick="x.x.x.x.x.x.x.x.", stick=_NEVER, snare=".x.x.x.x.x.x.x.x", hat=_FREE_EIGHTHS,
        ride=_FREE_EIGHTHS,
    ),
    "waltz": _pattern(
        kick="x...........", stick=_NEVER, snare="....o...o...", hat="....x.o.x.o.",
    ),
    "march": _pattern(
        kick="x...............", stick=_NEVER, snare="x.xxx.x.x.xxx.xx", hat=_NEVER, ride=_NEVER,
    ),
    "breakbeat": _pattern(
        kick="x.o....o..x..o..", stick=_NEVER, snare="....x..x.o..x..x", hat=_BEATS,
        ride=_FREE_EIGHTHS,
    ),
}  # fmt: skip
"""The figures that have a pattern; percussion is free, and brushes are a kit."""
