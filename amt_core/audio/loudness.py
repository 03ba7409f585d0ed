"""Loudness and true peak by Recommendation ITU-R BS.1770-4, measured while blocks come in."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 44_100
HOP_SAMPLES = 45
"""About a millisecond: the unit in which loudness is kept and gain may change."""

_HOPS_PER_STEP, _STEPS_PER_BLOCK = 98, 4  # 100 ms, and blocks of 400 ms
_OFFSET_LUFS = -0.691
_ABSOLUTE_GATE_LUFS, _RELATIVE_GATE_LU = -70.0, -10.0
# After this many samples the K-weighting filter has died away to less than 1e-3.
_NUM_TAPS = 2048
# Transforms are as long as the blocks need, of a size with small factors.
_FFT_UNIT = 8192
_OVERSAMPLING, _TAPS_PER_PHASE = 4, 12

Samples = NDArray[np.float32]
Floats = NDArray[np.float64]


class LoudnessMeter:
    """Measures stereo sound at 44,100 Hz.

    Attributes:
        energy: (hops,) mean square of the K-weighted sound of each hop, both channels added.
        peak: (hops,) true peak of each hop: the largest value of the sound between samples too.
    """

    def __init__(self) -> None:
        self.energy: Floats = np.empty(0)
        self.peak: Floats = np.empty(0)
        # Single precision is more than enough, and takes half of the time.
        self._before = np.zeros((2, _NUM_TAPS - 1), dtype=np.float32)

    def add(self, block: Samples) -> None:
        """Adds the next samples, (n, 2), n a multiple of `HOP_SAMPLES`."""
        joined = np.concatenate((self._before, block.T), axis=1, dtype=np.float32)
        self._before = joined[:, -(_NUM_TAPS - 1) :]
        weighted = _k_weighted(joined)
        squares = np.sum(weighted**2, axis=0).reshape(-1, HOP_SAMPLES)
        energy = squares.mean(axis=1, dtype=np.float64)
        self.energy = np.concatenate((self.energy, energy))
        recent = joined[:, -(len(block) + _TAPS_PER_PHASE - 1) :]
        self.peak = np.concatenate((self.peak, _true_peaks(recent)))


def integrated_loudness(energy: Floats) -> float:
    """The loudness in LUFS of hops of K-weighted energy, gated; minus infinity for silence."""
    num_steps = len(energy) // _HOPS_PER_STEP
    steps = energy[: num_steps * _HOPS_PER_STEP].reshape(num_steps, _HOPS_PER_STEP).mean(axis=1)
    if num_steps < _STEPS_PER_BLOCK:
        blocks = energy.mean(keepdims=True) if len(energy) else np.zeros(1)
    else:
        blocks = np.convolve(steps, np.full(_STEPS_PER_BLOCK, 1 / _STEPS_PER_BLOCK), "valid")
    blocks = blocks[_lufs(blocks) > _ABSOLUTE_GATE_LUFS]
    if not len(blocks):
        return -np.inf
    gate = _lufs(blocks.mean(keepdims=True)) + _RELATIVE_GATE_LU
    return float(_lufs(blocks[_lufs(blocks) > gate].mean(keepdims=True))[0])


@cache
def k_weighting_taps() -> Floats:
    """(2048,) the impulse response of the two filters of the Recommendation at 44,100 Hz.

    The Recommendation gives coefficients for 48,000 Hz; these are the same analog filters at our
    rate, by the bilinear transform.
    """
    impulse = np.zeros(_NUM_TAPS)
    impulse[0] = 1.0
    for biquad in (_high_shelf(), _high_pass()):
        impulse = _filtered(impulse, biquad)
    return impulse


def _high_shelf() -> tuple[Floats, Floats]:
    frequency, gain_db, quality = 1681.974450955533, 3.999843853973347, 0.7071752369554196
    k = np.tan(np.pi * frequency / SAMPLE_RATE)
    high = 10.0 ** (gain_db / 20.0)
    middle = high**0.4996667741545416
    scale = 1.0 + k / quality + k * k
    zeros = [
        high + middle * k / quality + k * k,
        2.0 * (k * k - high),
        high - middle * k / quality + k * k,
    ]
    poles = [scale, 2.0 * (k * k - 1.0), 1.0 - k / quality + k * k]
    return np.array(zeros) / scale, np.array(poles) / scale


def _high_pass() -> tuple[Floats, Floats]:
    frequency, quality = 38.13547087602444, 0.5003270373238773
    k = np.tan(np.pi * frequency / SAMPLE_RATE)
    scale = 1.0 + k / quality + k * k
    poles = np.array([scale, 2.0 * (k * k - 1.0), 1.0 - k / quality + k * k]) / scale
    return np.array([1.0, -2.0, 1.0]), poles


def _filtered(signal: Floats, biquad: tuple[Floats, Floats]) -> Floats:
    """A short signal through a recursive filter of second order, sample by sample."""
    (b0, b1, b2), (_, a1, a2) = (part.tolist() for part in biquad)
    out: list[float] = []
    x1 = x2 = y1 = y2 = 0.0
    for x in signal.tolist():
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x1, x2, y1, y2 = x, x1, y, y1
        out.append(y)
    return np.array(out)


def _k_weighted(signal: Samples) -> Samples:
    """(channels, n) each channel of a signal filtered, all but the first 2047 samples of it.

    The transform is circular: only the first samples meet the end of the signal.
    """
    num_samples = signal.shape[1]
    size = -(-num_samples // _FFT_UNIT) * _FFT_UNIT
    weighted = np.fft.irfft(np.fft.rfft(signal, size) * _k_response(size), size)
    return weighted[:, _NUM_TAPS - 1 : num_samples].astype(np.float32, copy=False)


@cache
def _k_response(size: int) -> NDArray[np.complex64]:
    """The K-weighting at the frequencies of a transform of a size."""
    return np.fft.rfft(k_weighting_taps(), size).astype(np.complex64)


def _true_peaks(signal: Samples) -> Floats:
    """(hops,) the largest absolute value, four times oversampled, of all but the first 11."""
    middle = _TAPS_PER_PHASE // 2
    num = signal.shape[1] - _TAPS_PER_PHASE + 1
    at_samples = np.abs(signal[:, middle : middle + num])
    largest = at_samples.reshape(len(signal), -1, HOP_SAMPLES).max(axis=(0, 2))
    for channel in signal:
        windows = np.lib.stride_tricks.sliding_window_view(channel, _TAPS_PER_PHASE)
        between = np.abs(_phases() @ windows.T).reshape(_OVERSAMPLING - 1, -1, HOP_SAMPLES)
        np.maximum(largest, between.max(axis=(0, 2)), out=largest)
    return largest.astype(np.float64)


@cache
def _phases() -> Samples:
    """(3, 12) the interpolation filters of the places between two samples: windowed sincs."""
    # Reversed, since they are multiplied with the samples in the order of time.
    reach = (_TAPS_PER_PHASE // 2 - np.arange(_TAPS_PER_PHASE) - 1.0)[None, :]
    place = reach + np.arange(1, _OVERSAMPLING)[:, None] / _OVERSAMPLING
    taps = np.sinc(place) * np.cos(np.pi * place / (_TAPS_PER_PHASE + 1)) ** 2
    return (taps / taps.sum(axis=1, keepdims=True)).astype(np.float32)


def _lufs(energy: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        return _OFFSET_LUFS + 10.0 * np.log10(energy)
