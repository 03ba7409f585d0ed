"""The random streams of a seed: one for each choice, so that no choice depends on another."""

from __future__ import annotations

from enum import IntEnum

import numpy as np


class Stream(IntEnum):
    """A purpose for which random numbers are drawn; its value must never change.

    A form and a choice of cells share a value: no take has both.
    """

    PLAN = 0
    FORM = 1
    VARIED_CELLS = 1
    CHORDS = 2
    RESTS = 3
    CANDIDATES = 4


def stream_of(seed: int, stream: Stream) -> np.random.Generator:
    """The random numbers that a seed gives for one purpose."""
    return np.random.default_rng((seed, int(stream)))


def sampling_stream(seed: int, candidate: int = 0) -> np.random.Generator:
    """The random numbers with which the tokens of a take are sampled.

    Each candidate of a phrase has numbers of its own; the first has those of a take without others.
    NumPy pads seeds with zeros, so these are the numbers of `Stream.PLAN`: the choices of a plan
    and the first tokens of its take are drawn with the same ones. To change that would change
    every take.
    """
    if candidate:
        return np.random.default_rng((seed, int(Stream.CANDIDATES), candidate))
    return np.random.Generator(np.random.PCG64(seed))
