"""The random streams of a seed: one for each choice, so that no choice depends on another."""

from __future__ import annotations

from enum import IntEnum

import numpy as np

MAX_SEED = 2**31 - 1
"""The largest seed that can be asked for."""


class Stream(IntEnum):
    """A purpose for which random numbers are drawn; its value must never change."""

    PLAN = 0
    FORM = 1
    CHORDS = 2
    RESTS = 3
    TOKENS = 4
    VARIED_CELLS = 5
    ROLES = 6
    FIGURES = 7
    CANDIDATES = 8
    REST_BARS = 9


def stream_of(seed: int, stream: Stream, *, number: int = 0) -> np.random.Generator:
    """The random numbers that a seed gives for one purpose.

    Args:
        seed: At least 0.
        stream: The purpose.
        number: Tells several streams of one purpose apart.
    """
    return np.random.default_rng((seed, int(stream), number))


def seed_of_take(seed: int, take: int) -> int:
    """The seed of a take, 0 to `MAX_SEED`: the numbers go on from the seed, and from 0 after it.

    Args:
        seed: The seed of the first take.
        take: Number of the take, from 0.
    """
    return (seed + take) % (MAX_SEED + 1)
