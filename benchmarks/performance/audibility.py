"""The audibility of a tune: its level over its accompaniment in the bands where they meet.

A tone is masked by what falls into the auditory filter around it (Moore, *An Introduction to the
Psychology of Hearing*, chapter 3). At each moment at which the tune sounds, the power of its stem
in the filters around the fundamental and the next three partials of its highest note is compared
with the power of all other stems together in the same filters. The filters are rectangles as wide
as Glasberg & Moore's equivalent rectangular bandwidth, ERB = 24.7 (4.37 f / 1000 + 1) ("Derivation
of auditory filter shapes from notched-noise data", Hearing Research 47, 1990). The figure of a
piece is the median over these moments, in decibels; filters that overlap are counted once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.audio.loudness import SAMPLE_RATE, Samples
from amt_core.music.score import Score

_FRAME, _HOP = 4096, 2048
_NUM_PARTIALS = 4
_CONCERT_A_PITCH, _CONCERT_A_HZ = 69, 440.0
_LEAST_POWER = 1e-12


def tune_over_rest(score: Score, stems: Samples, tune: int) -> float | None:
    """Decibels of a tune over its accompaniment; None if one of them is silent.

    Args:
        score: The played score.
        stems: (tracks, n, 2) the sound of each track in the mix.
        tune: Index of the track with the tune.
    """
    rest = np.delete(stems, tune, axis=0)
    if not len(rest) or not np.any(rest) or not np.any(stems[tune]):
        return None
    tune_power, rest_power = _powers(stems[tune]), _powers(rest.sum(axis=0))
    pitch = _pitches(score, tune, len(tune_power))
    differences: list[float] = []
    for frame in np.flatnonzero(pitch).tolist():
        bins = _bins_around(int(pitch[frame]))
        if not tune_power[frame, bins].sum() > _LEAST_POWER:
            continue
        sums = (max(power[frame, bins].sum(), _LEAST_POWER) for power in (tune_power, rest_power))
        mine, others = (10.0 * np.log10(total) for total in sums)
        differences.append(float(mine - others))
    return float(np.median(differences)) if differences else None


def _powers(samples: Samples) -> NDArray[np.float64]:
    """(frames, bins) power spectrum of both channels together."""
    window = np.hanning(_FRAME)
    total = np.zeros(0)
    for channel in range(2):
        frames = np.lib.stride_tricks.sliding_window_view(samples[:, channel], _FRAME)[::_HOP]
        power = np.abs(np.fft.rfft(frames * window, axis=1)) ** 2
        total = power if not len(total) else total + power
    return total


def _pitches(score: Score, tune: int, num_frames: int) -> NDArray[np.int64]:
    """(frames,) the highest pitch of the tune in the middle of each frame; 0 where it rests."""
    notes = score.notes.select(score.notes.track == tune)
    middle_sec = (np.arange(num_frames) * _HOP + _FRAME / 2) / SAMPLE_RATE
    pitch = np.zeros(num_frames, dtype=np.int64)
    starts = np.searchsorted(middle_sec, score.tempo.to_sec(notes.onset_ticks))
    ends = np.searchsorted(middle_sec, score.tempo.to_sec(notes.end_ticks))
    for start, end, number in zip(
        starts.tolist(), ends.tolist(), notes.pitch.tolist(), strict=True
    ):
        pitch[start:end] = np.maximum(pitch[start:end], number)
    return pitch


def _bins_around(pitch: int) -> NDArray[np.int64]:
    """The bins of the spectrum in the auditory filters around the partials of a note."""
    fundamental_hz = _CONCERT_A_HZ * 2.0 ** ((pitch - _CONCERT_A_PITCH) / 12.0)
    bins: set[int] = set()
    for partial in range(1, _NUM_PARTIALS + 1):
        center_hz = partial * fundamental_hz
        width_hz = 24.7 * (4.37 * center_hz / 1000.0 + 1.0)
        if center_hz + width_hz / 2 > SAMPLE_RATE / 2:
            break
        edges = (center_hz + np.array([-0.5, 0.5]) * width_hz) * _FRAME / SAMPLE_RATE
        bins |= set(range(round(edges[0]), round(edges[1]) + 1))
    return np.array(sorted(bins), dtype=np.int64)
