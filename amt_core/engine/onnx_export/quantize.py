"""Rounding of weight matrices to a few bits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def quantize_blocks(
    weight: NDArray[np.float32], *, bits: int, block: int
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Rounds a matrix to ``bits`` per value with one scale for each block of inputs.

    Symmetric around the middle code, as ``MatMulNBits`` reads it when no zero points are given.
    Of a few candidate scales each block keeps the one with the least squared error, which matters
    at 4 bits, where rounding the largest value exactly costs all the others.

    Args:
        weight: (outputs, inputs).
        bits: 4 or 8.
        block: Inputs that share a scale, a power of two.

    Returns:
        Packed codes (outputs, blocks, block * bits / 8) and scales (outputs, blocks).
    """
    outputs, inputs = weight.shape
    num_blocks = -(-inputs // block)
    padded = np.zeros((outputs, num_blocks * block), np.float32)
    padded[:, :inputs] = weight
    blocks = padded.reshape(outputs, num_blocks, block)
    middle = 1 << (bits - 1)
    # The largest magnitude, sign included, maps to the most negative code: one more level is used.
    at = np.abs(blocks).argmax(axis=-1)[..., None]
    largest = np.take_along_axis(blocks, at, axis=-1)[..., 0]
    best_scale = np.zeros(largest.shape, np.float32)
    best_error = np.full(largest.shape, np.inf, np.float32)
    best_codes = np.full(blocks.shape, middle, np.uint8)
    shrinks = (1.0,) if bits == 8 else (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
    for sign in (-1.0, 1.0):
        for shrink in shrinks:
            scale = (sign * shrink * largest / middle).astype(np.float32)
            safe = np.where(scale == 0.0, np.float32(1.0), scale)
            codes = np.clip(np.rint(blocks / safe[..., None]), -middle, middle - 1)
            error = np.square(codes * scale[..., None] - blocks).sum(axis=-1)
            better = error < best_error
            best_error = np.where(better, error, best_error)
            best_scale[better] = scale[better]
            best_codes[better] = (codes[better] + middle).astype(np.uint8)
    if bits == 4:
        low, high = best_codes[..., 0::2], best_codes[..., 1::2]
        best_codes = (low | (high << 4)).astype(np.uint8)
    return best_codes, best_scale
