"""The last stage of a mix: brings it to a loudness, and keeps its peaks below a ceiling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from amt_core.audio.loudness import (
    HOP_SAMPLES,
    Floats,
    LoudnessMeter,
    Samples,
    integrated_loudness,
)

TARGET_LUFS = -16.0
"""The loudness of every rendered file: what streaming services and players expect."""
CEILING_DB = -1.0
"""The highest true peak."""

# Room for what rounding to 16 bits and a moving gain add between samples.
_CEILING = 10.0 ** ((CEILING_DB - 0.2) / 20.0)
# A single quiet note does not become as loud as a band.
_MAX_GAIN_DB = 40.0
# The limiter turns down this long before a peak, and up again after it.
_LOOK_AHEAD_HOPS = 40
# What the limiter takes away is made up for, until it would be heard.
_NUM_CORRECTIONS, _MAX_CORRECTION_DB = 6, 6.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Master:
    """The gain at each moment of a mix; all stems take the same, so that they add up to it.

    Attributes:
        gain: (hops + 1,) factors at the start of each hop; between them it moves linearly.
    """

    gain: Floats

    def apply(self, samples: Samples, first_sample: int) -> Samples:
        """(n, 2) samples of the mix or a stem, from `first_sample` on, at their final level."""
        places = (first_sample + np.arange(len(samples))) / HOP_SAMPLES
        gain = np.interp(places, np.arange(len(self.gain)), self.gain)
        return (samples * gain[:, None]).astype(np.float32)


def make_master(meter: LoudnessMeter) -> Master:
    """The master of a measured mix: its loudness becomes `TARGET_LUFS`; silence stays as it is."""
    loudness = integrated_loudness(meter.energy)
    if not np.isfinite(loudness):
        return Master(gain=np.ones(len(meter.peak) + 1))
    start_db = gain_db = min(TARGET_LUFS - loudness, _MAX_GAIN_DB)
    gain = _limited(meter.peak, gain_db)
    for _ in range(_NUM_CORRECTIONS):
        # The middle of a hop has the mean of the gains at its ends.
        energy = meter.energy * ((gain[1:] + gain[:-1]) / 2) ** 2
        missing_db = TARGET_LUFS - integrated_loudness(energy)
        gain_db = min(gain_db + missing_db, start_db + _MAX_CORRECTION_DB, _MAX_GAIN_DB)
        gain = _limited(meter.peak, gain_db)
    return Master(gain=gain)


def _limited(peak: Floats, gain_db: float) -> Floats:
    """(hops + 1,) a gain that is smooth and lets no peak pass the ceiling."""
    gain = 10.0 ** (gain_db / 20.0)
    allowed = np.minimum(gain, _CEILING / np.maximum(peak, 1e-9))
    if not len(allowed) or allowed.min() >= gain:
        return np.full(len(peak) + 1, gain)
    # Each edge of a hop takes the least of all hops that the window below reaches.
    reach = _LOOK_AHEAD_HOPS + 1
    padded = np.pad(allowed, reach, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach)
    least = windows.min(axis=1)
    window = np.hanning(2 * _LOOK_AHEAD_HOPS + 1)[1:-1]
    return np.convolve(np.pad(least, len(window) // 2, mode="edge"), window / window.sum(), "valid")
