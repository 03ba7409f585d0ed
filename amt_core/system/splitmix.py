"""SplitMix64, a fast hash of 64-bit numbers (Steele et al. 2014)."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

GOLDEN_GAMMA: Final = np.uint64(0x9E3779B97F4A7C15)
"""An odd number with bits as if drawn: 2**64 divided by the golden ratio."""


def splitmix64(values: Hashes) -> Hashes:
    """The hash of each number; that of 0 is not 0, so that sums of hashes tell sets apart."""
    return finalized(values + GOLDEN_GAMMA)


_FIRST_FACTOR: Final = 0xBF58476D1CE4E5B9
_SECOND_FACTOR: Final = 0x94D049BB133111EB
_ALL_BITS: Final = (1 << 64) - 1


def finalized(values: Hashes) -> Hashes:
    """Numbers in which every bit depends on all bits of the given ones; 0 stays 0."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(_FIRST_FACTOR)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(_SECOND_FACTOR)
    return values ^ (values >> np.uint64(31))


def finalized_number(value: int) -> int:
    """`finalized` of one number below 2**64, for which an array would take much longer."""
    value = (value ^ (value >> 30)) * _FIRST_FACTOR & _ALL_BITS
    value = (value ^ (value >> 27)) * _SECOND_FACTOR & _ALL_BITS
    return value ^ (value >> 31)
