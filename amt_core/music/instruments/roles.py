"""Roles of the parts of a piece, and the figures in which they play."""

from __future__ import annotations

ROLES = (
    "melody", "counter-melody", "chords", "bass", "pad", "riff", "solo", "full", "drums",
)  # fmt: skip
"""The roles of parts.

`solo` is a lead that is not the tune; `full` is a part that plays the tune together with its
accompaniment, as a piano on one track does.
"""

FIGURE_ROLES: dict[str, tuple[str, ...]] = {
    "sustained": ("pad", "chords", "bass"),
    "block chords": ("chords", "pad", "full"),
    "arpeggio": ("chords", "riff", "full"),
    "Alberti": ("chords", "full"),
    "oom-pah": ("chords", "full"),
    "off-beat chords": ("chords",),
    "stride": ("chords", "full"),
    "strumming": ("chords",),
    "comping": ("chords",),
    "tremolo": ("chords", "pad", "melody"),
    "ostinato": ("riff", "chords", "bass"),
    "walking": ("bass",),
    "root and fifth": ("bass",),
    "octaves": ("bass",),
    "pedal point": ("bass",),
    "repeated notes": ("bass", "riff", "chords"),
    "running": ("melody", "counter-melody", "solo", "bass", "riff"),
    "lyrical": ("melody", "counter-melody", "solo"),
    "four on the floor": ("drums",),
    "backbeat": ("drums",),
    "shuffle": ("drums",),
    "swing ride": ("drums",),
    "half time": ("drums",),
    "double time": ("drums",),
    "one drop": ("drums",),
    "dembow": ("drums",),
    "clave": ("drums",),
    "bossa": ("drums",),
    "train beat": ("drums",),
    "blast beat": ("drums",),
    "brushes": ("drums",),
    "waltz": ("drums",),
    "march": ("drums",),
    "breakbeat": ("drums",),
    "percussion": ("drums",),
}
"""The roles with which each figure goes."""

FIGURES = tuple(FIGURE_ROLES)
"""The ways of playing that notes tell apart, in the order in which the token language counts."""


def figures_of(role: str) -> tuple[str, ...]:
    """The figures that go with a role, in the order of `FIGURES`."""
    return tuple(figure for figure in FIGURES if role in FIGURE_ROLES[figure])
