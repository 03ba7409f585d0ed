"""Places for the labels of a map, so that they cover neither its dots nor each other. No Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_STEP_PX, _REACH_PX = 6, 180


def place_labels(
    wanted: NDArray[np.float64],
    sizes: NDArray[np.float64],
    dots: NDArray[np.float64],
    *,
    room: tuple[float, float],
    dot_px: float,
) -> NDArray[np.float64]:
    """The middles of labels, each as near as possible to where it is wanted.

    Where no place is free, a label covers as few dots as possible, and no other label.

    Args:
        wanted: (k, 2) x and y at which the middle of each label is wanted.
        sizes: (k, 2) width and height of each.
        dots: (n, 2) the middles of the dots.
        room: Width and height of the map; labels stay inside.
        dot_px: The radius of a dot, with the space around it.

    Returns:
        (k, 2) the middle of each label.
    """
    steps = np.arange(-_REACH_PX, _REACH_PX + 1, _STEP_PX, dtype=np.float64)
    offsets = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
    far = np.linalg.norm(offsets, axis=1)
    placed = np.empty((0, 2))
    for index, (middle, size) in enumerate(zip(wanted, sizes, strict=True)):
        half = size / 2
        tries = np.clip(middle + offsets, half, np.maximum(np.array(room) - half, half))
        num_dots = _num_covered(tries, half + dot_px, dots)
        num_labels = _num_covered(tries, half + sizes[:index] / 2, placed)
        best = np.lexsort((far, num_dots, num_labels > 0))[0]
        placed = np.vstack([placed, tries[best]])
    return placed


def _num_covered(
    tries: NDArray[np.float64], reach: NDArray[np.float64], others: NDArray[np.float64]
) -> NDArray[np.intp]:
    """(m,) for each of (m, 2) places, the number of (n, 2) others less than a reach away."""
    apart = np.abs(tries[:, None, :] - others[None, :, :])
    return np.count_nonzero((apart < reach).all(axis=2), axis=1)
