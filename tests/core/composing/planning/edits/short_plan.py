"""A short plan that the tests of this folder edit."""

from __future__ import annotations

from amt_core.composing.planning.plan import (
    Plan,
    PlannedBar,
    PlannedChord,
    PlannedKey,
    PlannedMeter,
    PlannedSection,
    PlannedTempo,
    Player,
)
from amt_core.music.chord_symbols import ChordSymbol, parse_chord
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key


def chord(text: str) -> ChordSymbol:
    """The chord of a symbol."""
    found = parse_chord(text)
    assert found is not None
    return found


def make_plan() -> Plan:
    """Two sections of two bars in C, for a piano and drums."""

    def bar(text: str) -> PlannedBar:
        return PlannedBar(chords=(PlannedChord(beat=0.0, chord=chord(text)),))

    sections = tuple(
        PlannedSection(
            name=name, letter=letter, first_bar=first, num_bars=2, energy=2, playing=(True, True)
        )
        for name, letter, first in (("verse", "A", 0), ("chorus", "B", 2))
    )
    return Plan(
        title="",
        style=None,
        num_bars=4,
        sections=sections,
        chords=(bar("C"), bar("Am"), bar("F"), bar("G")),
        tempo=(PlannedTempo(bar=0, bpm=100.0), PlannedTempo(bar=2, bpm=120.0)),
        meter=(PlannedMeter(bar=0, time_signature=TimeSignature(4, 4)),),
        keys=(PlannedKey(bar=0, key=Key(0)),),
        players=(
            Player(name="Piano", role="full"),
            Player(name="Drums", is_drum=True, role="drums"),
        ),
    )
