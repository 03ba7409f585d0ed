"""The energy of every bar, 0..4: how busy, how loud, how many, how high.

Half of it is absolute, so that a quiet piece stays quiet, and half of what remains is the contrast
to the rest of the piece, so that its chorus stands out.
"""

from __future__ import annotations

import numpy as np

from amt_core.traits.bar_features import BarFeatures
from amt_core.traits.frames import Floats, Ints

# Means and spreads over bars of the corpus, each piece counting the same.
_ATTACKS_PER_SEC = (1.35, 0.55)
_LOUDNESS = (76.0, 16.0)
_PLAYERS = (1.15, 0.55)
_PITCH = (61.0, 7.0)
_WEIGHTS = {"attacks": 0.4, "loudness": 0.25, "players": 0.25, "pitch": 0.1}
# How much the difference from the mean of the piece adds to the absolute value.
_CONTRAST = 0.8
# How much a bar takes from the mean of its section, so that single bars do not jump.
_SECTION_SHARE = 0.5
ENERGY_EDGES = (-1.1, -0.45, 0.45, 1.1)
"""Edges between the five energies."""
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
