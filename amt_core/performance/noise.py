"""Random deviations that belong to places: an edit in one bar leaves those of all others alone."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from amt_core.system.splitmix import GOLDEN_GAMMA, splitmix64

# A sixteenth, and 2, 4 … 64 of them, to four bars: one source of randomness for each.
_SHORTEST_TICKS, _NUM_OCTAVES = 120, 7


class NoiseStream(IntEnum):
    """The purposes of random numbers; equal places give independent ones in different streams."""

    NOTE_TIMING = 1
    ENSEMBLE_TIMING = 2
    LOUDNESS = 3
    ENSEMBLE_LOUDNESS = 4
    STRUM = 5
    ATTACK_LOUDNESS = 6


def normal(seed: int, stream: NoiseStream, *places: NDArray[np.integer]) -> NDArray[np.float64]:
    """Standard normal numbers, the same wherever seed, stream and all places are the same.

    The result has the shape of the places.

    Args:
        seed: The seed of the performance.
        stream: The purpose.
        places: Arrays of one shape, such as the track and the onset of each note.
    """
    state = np.full(places[0].shape, (seed & (2**63 - 1)) * 64 + stream & (2**64 - 1), np.uint64)
    for place in places:
        state = splitmix64(state ^ place.astype(np.int64).view(np.uint64))
    # Box and Muller: two uniform numbers make a normal one.
    first = (splitmix64(state) >> np.uint64(11)).astype(np.float64) / 2**53
    second = (splitmix64(state ^ GOLDEN_GAMMA) >> np.uint64(11)).astype(np.float64) / 2**53
    return np.sqrt(-2.0 * np.log1p(-first)) * np.cos(2.0 * np.pi * second)


def drifting(
    seed: int, stream: NoiseStream, ticks: NDArray[np.integer], *places: NDArray[np.integer]
) -> NDArray[np.float64]:
    """(n,) standard normal numbers that drift: those near in time are alike.

    People's timing fluctuates at all time scales, as 1/f noise does (Hennig et al., "The nature and
    perception of fluctuations in human musical rhythms", PLoS ONE 6, e26457, 2011). The sum of
    sources that change every sixteenth, every second one and so on comes near to that spectrum:
    an algorithm of Voss (Gardner, "White, Brown, and Fractal Music", in *Fractal Music, Hypercards
    and More*, 1992).
    """
    octaves = np.arange(_NUM_OCTAVES)[:, None]
    steps = ticks.astype(np.int64) // (_SHORTEST_TICKS << octaves)
    numbers = normal(seed, stream, *np.broadcast_arrays(octaves, steps, *places))
    return numbers.sum(axis=0) / np.sqrt(_NUM_OCTAVES)
