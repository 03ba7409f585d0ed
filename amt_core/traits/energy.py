"""The energy of every bar, 0..4: how busy, how loud, how many, how high.

Half of it is absolute, so that a quiet piece stays quiet, and half of what remains is the contrast
to the rest of the piece, so that its chorus stands out.
"""

from __future__ import annotations

import numpy as np

from amt_core.traits.bar_features import BarFeatures
from amt_core.traits.frames import Floats, Ints

# Means and spreads over bars of 408 pieces, each piece counting the same, drawn from the sources as
# training draws them. The first is of log(1 + attacks per second), the third of log(players).
_ATTACKS_PER_SEC = (1.6, 0.46)
_LOUDNESS = (76.5, 19.5)
_PLAYERS = (1.03, 0.67)
_PITCH = (60.5, 8.1)
_WEIGHTS = {"attacks": 0.4, "loudness": 0.25, "players": 0.25, "pitch": 0.1}
# How much the difference from the mean of the piece adds to the absolute value.
_CONTRAST = 0.8
# How much a bar takes from the mean of its section, so that single bars do not jump.
_SECTION_SHARE = 0.5
ENERGY_EDGES = (-0.87, -0.31, 0.35, 0.82)
"""Edges between the five energies; they part the bars of these pieces 10 : 20 : 40 : 20 : 10."""
_SILENT_VALUE = -3.0


def energy_values(features: BarFeatures, section_of_bar: Ints) -> Floats:
    """(bars,) energy before it is cut into levels: 0 is usual, 1 clearly more."""
    num_bars = len(features.num_notes)
    if not num_bars:
        return np.zeros(0)
    attacks = np.log1p(features.num_attacks / np.maximum(features.seconds, 1e-3))
    players = np.log(np.maximum((features.players > 0).sum(axis=1), 1))
    pitched = features.mean_pitch > 0
    value = _WEIGHTS["attacks"] * _standard(attacks, _ATTACKS_PER_SEC)
    value += _WEIGHTS["loudness"] * _standard(features.loudness, _LOUDNESS)
    value += _WEIGHTS["players"] * _standard(players, _PLAYERS)
    value += _WEIGHTS["pitch"] * np.where(pitched, _standard(features.mean_pitch, _PITCH), 0.0)
    value[features.num_notes == 0] = _SILENT_VALUE
    counts = np.bincount(section_of_bar)
    means = np.bincount(section_of_bar, weights=value) / np.maximum(counts, 1)
    value = _SECTION_SHARE * means[section_of_bar] + (1.0 - _SECTION_SHARE) * value
    return value + _CONTRAST * (value - value.mean())


def find_energies(features: BarFeatures, section_of_bar: Ints) -> Ints:
    """(bars,) int64, the energy of each bar, 0..4."""
    return np.searchsorted(ENERGY_EDGES, energy_values(features, section_of_bar), side="right")


def _standard(values: Floats, mean_and_spread: tuple[float, float]) -> Floats:
    mean, spread = mean_and_spread
    return np.clip((values - mean) / spread, -2.5, 2.5)
