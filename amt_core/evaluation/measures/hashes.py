"""Hashes whose sums tell sets of values apart, for what must be found equal by the thousand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_ODD = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)


def mixed(values: Hashes) -> Hashes:
    """Each value as one that looks random (the finaliser of SplitMix64); 0 stays 0 no more."""
    stirred = (values + _ODD) * _STIR
    stirred ^= stirred >> np.uint64(31)
    stirred *= _ODD
    return stirred ^ (stirred >> np.uint64(29))
