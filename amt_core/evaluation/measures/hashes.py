"""Hashes whose sums distinguish sets of values, to find equal sets quickly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_ODD = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)


def mixed(values: Hashes) -> Hashes:
    """Hashes each value by the finalizer of SplitMix64; 0 becomes nonzero."""
    stirred = (values + _ODD) * _STIR
    stirred ^= stirred >> np.uint64(31)
    stirred *= _ODD
    return stirred ^ (stirred >> np.uint64(29))
