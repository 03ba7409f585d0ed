"""Finds the moods of a piece from its measurements.

A mood is a weighted sum of measurements, each as its distance from the corpus' mean in
standard deviations. Signs and rough weights follow the table of structural factors in
Gabrielsson & Lindström (2010): mode, tempo and loudness weigh most, then register,
articulation, density and dissonance. The thresholds select the share of the corpus in
which a listener would notice the mood.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from amt_core.traits.measurements import Measurements

MAX_MOODS = 3

# Measurement → mean and standard deviation over the corpus; measurements that are ratios by nature
# (see `_LOGARITHMIC`) as natural logarithms.
_NORMS: dict[str, tuple[float, float]] = {
    "tempo_bpm": (4.70, 0.33), "density": (0.36, 0.40), "pulse": (1.50, 0.67),
    "polyphony": (1.31, 0.46), "register": (60.5, 4.4), "velocity": (78.7, 9.8),
    "velocity_spread": (13.1, 6.3), "articulation": (0.82, 0.23), "minorness": (-0.11, 0.21),
    "dissonance": (0.052, 0.043), "chromaticism": (0.051, 0.062), "low_share": (0.155, 0.115),
    "drum_rate": (1.8, 2.2), "offbeat_share": (0.60, 0.19), "driven_share": (0.02, 0.10),
}  # fmt: skip
_LOGARITHMIC = frozenset({"tempo_bpm", "density", "pulse", "polyphony"})
_FURTHEST = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """The evidence for one mood.

    Attributes:
        weights: Measurement → weight; negative where less of it speaks for the mood.
        threshold: The mood holds from this sum of weighted deviations on.
        needs: Measurement → sign that its value must have (`minorness`: +1 minor, -1 major).
    """

    weights: dict[str, float]
    threshold: float
    needs: dict[str, int]


EVIDENCE: dict[str, _Evidence] = {
    "aggressive": _Evidence(
        weights={"velocity": 1.0, "pulse": 0.6, "tempo_bpm": 0.4, "driven_share": 1.0,
                 "minorness": 0.4, "low_share": 0.4, "drum_rate": 0.4, "dissonance": 0.3},
        threshold=2.2, needs={},
    ),
    "bright": _Evidence(
        weights={"register": 1.0, "minorness": -0.7, "low_share": -0.5, "velocity": 0.3,
                 "tempo_bpm": 0.4, "dissonance": -0.3},
        threshold=1.8, needs={"minorness": -1},
    ),
    "calm": _Evidence(
        weights={"pulse": -1.0, "velocity": -0.7, "tempo_bpm": -0.5, "density": -0.5,
                 "drum_rate": -0.4, "dissonance": -0.2},
        threshold=2.3, needs={},
    ),
    "dark": _Evidence(
        weights={"register": -1.0, "minorness": 1.0, "low_share": 0.7, "dissonance": 0.3,
                 "tempo_bpm": -0.2},
        threshold=1.8, needs={"minorness": 1},
    ),
    "dreamy": _Evidence(
        weights={"articulation": 0.9, "pulse": -0.8, "polyphony": 0.6, "velocity": -0.6,
                 "drum_rate": -0.3, "dissonance": 0.3, "register": 0.3},
        threshold=2.3, needs={},
    ),
    "driving": _Evidence(
        weights={"drum_rate": 1.0, "tempo_bpm": 0.8, "pulse": 0.7, "density": 0.3,
                 "velocity_spread": -0.2, "velocity": 0.3},
        threshold=2.5, needs={},
    ),
    "energetic": _Evidence(
        weights={"pulse": 1.0, "velocity": 0.7, "tempo_bpm": 0.7, "drum_rate": 0.4,
                 "articulation": -0.3, "density": 0.3},
        threshold=2.4, needs={},
    ),
    "gentle": _Evidence(
        weights={"velocity": -1.0, "minorness": -0.4, "pulse": -0.5, "dissonance": -0.4,
                 "articulation": 0.3, "register": 0.3, "drum_rate": -0.3},
        threshold=1.7, needs={"minorness": -1},
    ),
    "happy": _Evidence(
        weights={"minorness": -1.0, "tempo_bpm": 0.8, "pulse": 0.3, "articulation": -0.5,
                 "dissonance": -0.3, "register": 0.2, "velocity": 0.2, "driven_share": -0.6},
        threshold=1.9, needs={"minorness": -1},
    ),
    "majestic": _Evidence(
        weights={"velocity": 0.9, "polyphony": 0.9, "minorness": -0.6, "tempo_bpm": -0.5,
                 "pulse": -0.3, "dissonance": -0.4, "velocity_spread": -0.1},
        threshold=1.6, needs={"minorness": -1},
    ),
    "melancholic": _Evidence(
        weights={"minorness": 1.2, "tempo_bpm": -0.5, "velocity": -0.5, "articulation": 0.3,
                 "pulse": -0.4, "drum_rate": -0.3},
        threshold=1.9, needs={"minorness": 1},
    ),
    "mysterious": _Evidence(
        weights={"chromaticism": 0.9, "dissonance": 0.7, "velocity": -0.6, "pulse": -0.5,
                 "minorness": 0.4, "low_share": 0.3, "tempo_bpm": -0.3},
        threshold=2.1, needs={},
    ),
    "peaceful": _Evidence(
        weights={"pulse": -0.8, "velocity": -0.5, "minorness": -0.6, "dissonance": -0.5,
                 "chromaticism": -0.4, "tempo_bpm": -0.4, "drum_rate": -0.3},
        threshold=1.7, needs={"minorness": -1},
    ),
    "playful": _Evidence(
        weights={"articulation": -1.0, "minorness": -0.6, "tempo_bpm": 0.5, "register": 0.5,
                 "velocity_spread": 0.3, "polyphony": -0.4, "offbeat_share": 0.2,
                 "driven_share": -0.2},
        threshold=1.9, needs={"minorness": -1},
    ),
    "sad": _Evidence(
        weights={"minorness": 1.1, "tempo_bpm": -0.9, "pulse": -0.5, "velocity": -0.3,
                 "register": -0.3, "density": -0.2},
        threshold=1.7, needs={"minorness": 1},
    ),
    "tense": _Evidence(
        weights={"dissonance": 1.0, "chromaticism": 0.7, "minorness": 0.5, "velocity": 0.3,
                 "pulse": 0.3, "velocity_spread": 0.2},
        threshold=1.9, needs={},
    ),
}  # fmt: skip
"""The evidence for every mood of `amt_core.spec.genres.MOODS`."""


def find_moods(measurements: Measurements) -> tuple[str, ...]:
    """Up to three moods that a piece shows, the clearest first; none for drums alone."""
    if not measurements.has_pitched:
        return ()
    deviations = {name: _deviation(measurements, name) for name in _NORMS}
    surplus = {
        mood: _strength(evidence, deviations) - evidence.threshold
        for mood, evidence in EVIDENCE.items()
        if all(sign * getattr(measurements, name) > 0 for name, sign in evidence.needs.items())
    }
    clear = sorted((m for m, s in surplus.items() if s >= 0), key=lambda m: -surplus[m])
    return tuple(clear[:MAX_MOODS])


def _deviation(measurements: Measurements, name: str) -> float:
    mean, spread = _NORMS[name]
    value = getattr(measurements, name)
    if name in _LOGARITHMIC:
        value = math.log(max(value, 1e-3))
    return min(max((value - mean) / spread, -_FURTHEST), _FURTHEST)


def _strength(evidence: _Evidence, deviations: dict[str, float]) -> float:
    return sum(weight * deviations[name] for name, weight in evidence.weights.items())
