"""Levels and moods of a piece, found in its notes, in the words of `MusicSpec`."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from amt_core.music.score import Score
from amt_core.spec.music_spec import DYNAMICS, LEVELS
from amt_core.traits.measurements import Measurements, measure
from amt_core.traits.mood_evidence import find_moods

# Edges between the five levels. They divide the corpus of notated, arranged and generated music
# about in the ratio 10 : 20 : 40 : 20 : 10.
DENSITY_EDGES = (0.86, 1.19, 1.72, 2.36)
"""Attacks per quarter note and sounding part: quarter notes are low, steady eighth notes high."""
POLYPHONY_EDGES = (2.1, 2.95, 4.6, 6.7)
"""Pitched notes sounding together."""
REGISTER_EDGES = (55.0, 58.6, 62.9, 65.6)
"""Mean MIDI pitch, middle C being 60."""
DYNAMICS_EDGES = (50.0, 57.0, 65.0, 73.0, 86.0, 93.0, 100.0)
"""Mean velocity.

An arrangement marked f has soft parts too, so the means lie closer together than the velocities
usually given to the marks.
"""

# Notation programs play music without dynamic marks at one constant velocity.
_DEFAULT_VELOCITIES = (64.0, 100.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """The levels and moods of a piece, as a listener would describe them.

    Attributes:
        density: Attacks per quarter note and part, one of `LEVELS`.
        polyphony: Notes that sound at once, one of `LEVELS`.
        register: Mean pitch, one of `LEVELS`.
        dynamics: Mean loudness, one of `DYNAMICS`.
        moods: Up to three of `MOODS`, the clearest first.
    """

    density: str
    polyphony: str
    register: str
    dynamics: str
    moods: tuple[str, ...]


def measure_traits(score: Score) -> Traits:
    """The traits of a score; medium levels, mf and no mood where nothing can be measured."""
    return traits_of(measure(score))


def traits_of(measurements: Measurements) -> Traits:
    """The traits that follow from measurements."""
    m = measurements
    medium = LEVELS[2]
    return Traits(
        density=_level(m.density, DENSITY_EDGES) if m.density else medium,
        polyphony=_level(m.polyphony, POLYPHONY_EDGES) if m.has_pitched else medium,
        register=_level(m.register, REGISTER_EDGES) if m.has_pitched else medium,
        dynamics=_dynamics(m),
        moods=find_moods(m),
    )


def _level(value: float, edges: tuple[float, ...]) -> str:
    return LEVELS[bisect_right(edges, value)]


def _dynamics(m: Measurements) -> str:
    low, high = _DEFAULT_VELOCITIES
    if m.velocity == 0.0 or (m.velocity_spread == 0.0 and low <= m.velocity <= high):
        return "mf"
    return dynamics_at(m.velocity)


def dynamics_at(mean_velocity: float) -> str:
    """The dynamics of a piece whose notes have this mean velocity."""
    return DYNAMICS[bisect_right(DYNAMICS_EDGES, mean_velocity)]
