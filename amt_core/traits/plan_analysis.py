"""The plan of a piece, found in its notes: what the language model is conditioned on."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.score import KeyChange

NUM_ENERGIES = 5
"""Energies are 0 quietest … 4 fullest."""
LETTERS = "ABCDEFGH"
"""Names of sections in the order in which they first appear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChordAt:
    """A chord that sounds from a place in a bar on.

    Attributes:
        offset_ticks: Ticks from the start of the bar; 0, or a felt beat of the bar.
        chord: The chord without colors; None where no chord is heard.
    """

    offset_ticks: int
    chord: ChordSymbol | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPlan:
    """Some bars that belong together.

    Attributes:
        letter: One of `LETTERS`; sections with equal letters have the same music, varied or not.
        first_bar: Index of the first bar.
        num_bars: Number of bars, at least 1.
        energy: 0..4, the median of its bars.
        playing: (tracks,) whether each track plays in at least a quarter of its bars.
    """

    letter: str
    first_bar: int
    num_bars: int
    energy: int
    playing: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackPlan:
    """The role, figure and levels of one track.

    Attributes:
        role: One of `amt_core.music.instruments.roles.ROLES`; a track without notes has the role of
            its kind, drums or chords.
        figure: One of `FIGURES` that goes with the role, or None where no figure is clear.
        density: 0..4, attacks per quarter note while the track plays.
        register: 0..4, mean pitch; 2 for drums.
        num_voices: Notes that usually sound together while any sounds, 1..8.
        section_roles: (sections,) its role in each section; None where it rests.
    """

    role: str
    figure: str | None
    density: int
    register: int
    num_voices: int
    section_roles: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """The swing of a piece: how unevenly the notes of a pair are played.

    Attributes:
        unit: Which notes are paired: 8 for eighths, 16 for sixteenths.
        share: Where in the pair the second note starts: 0.5 is straight, 2/3 a triplet's swing.
    """

    unit: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAnalysis:
    """The plan of a piece.

    Attributes:
        chords: (bars,) the chords of each bar, ascending by place; the first stands at its start.
        keys: The keys, ascending by bar, the first at bar 0; empty if no note has a pitch.
        sections: The sections, ascending, without gaps, over all bars.
        energies: (bars,) energy of each bar, 0..4.
        tracks: (tracks,) what each track of the score does.
        swing: How the notes swing; a share of 0.5 where they are straight.
    """

    chords: tuple[tuple[ChordAt, ...], ...]
    keys: tuple[KeyChange, ...]
    sections: tuple[SectionPlan, ...]
    energies: tuple[int, ...]
    tracks: tuple[TrackPlan, ...]
    swing: Swing

    def section_indices(self) -> tuple[int, ...]:
        """(bars,) the index of the section in which each bar lies."""
        return tuple(i for i, s in enumerate(self.sections) for _ in range(s.num_bars))

    def bars_left(self) -> tuple[int, ...]:
        """(bars,) the bars still to come in the section after each bar; 0 in its last."""
        return tuple(n for s in self.sections for n in range(s.num_bars - 1, -1, -1))
