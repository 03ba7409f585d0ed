"""Measures the rendered sound of a piece: level, silence, and onsets of the score found in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.audio.loudness import SAMPLE_RATE, Samples
from amt_core.audio.render import render_samples
from amt_core.music.score import Score

# Frames of 23 ms, 10 ms apart.
_WINDOW, _HOP = 1024, 441
_BLOCK_FRAMES = 4096
# Böck, Krebs & Schedl 2012: magnitudes are compressed, a peak is the largest within 30 ms and
# stands above the mean of the 100 ms before it.
_COMPRESSION = 1000.0
_PEAK_FRAMES, _MEAN_FRAMES = 3, 10
_ABOVE_MEAN = 0.015
_TOLERANCE_SEC = 0.05
_SILENCE_DB = -60.0
_SILENCE_BLOCK_SEC = 0.1
_FULL_SCALE = 1.0 - 2**-15


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundFigures:
    """The sound of a piece as the program renders it.

    Attributes:
        peak_db: Largest sample, dB of full scale.
        clipped: Samples at full scale.
        rms_db: Root mean square over both channels and the whole file, dB of full scale.
        silence: Share of the time, up to the end of the last bar, in tenths of a second below -60
            dB.
        first_sound_sec: When the first sample above -60 dB comes, after the first note should.
        onsets_found: Share of the score's onsets with a rise of the spectrum within 50 ms.
        rises_meant: Share of the rises that have an onset of the score within 50 ms.
    """

    peak_db: float
    clipped: int
    rms_db: float
    silence: float
    first_sound_sec: float | None
    onsets_found: float
    rises_meant: float

    def to_json(self) -> dict[str, float | None]:
        """The figures as a plain object."""
        return asdict(self)


def measure_sound(score: Score) -> SoundFigures:
    """Renders a piece and measures its sound.

    Raises:
        AmtError: FluidSynth or a sound font is missing.
    """
    return measure_samples(render_samples(score), score)


def measure_samples(samples: Samples, score: Score) -> SoundFigures:
    """Measures (n, 2) samples at 44,100 Hz that are meant to be a score."""
    onsets_sec = np.unique(score.tempo.to_sec(np.unique(score.notes.onset_ticks)))
    level = np.abs(samples).max(axis=1)
    loud = np.flatnonzero(level > 10 ** (_SILENCE_DB / 20))
    rises_sec = find_rises(samples.mean(axis=1))
    first_sec = None
    if len(loud) and len(onsets_sec):
        first_sec = float(loud[0] / SAMPLE_RATE - onsets_sec[0])
    return SoundFigures(
        peak_db=_decibels(float(level.max(initial=0.0))),
        clipped=int(np.count_nonzero(level >= _FULL_SCALE)),
        rms_db=_decibels(float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))),
        silence=_share_of_silence(level[: round(score.duration_sec * SAMPLE_RATE)]),
        first_sound_sec=first_sec,
        onsets_found=_share_near(onsets_sec, rises_sec),
        rises_meant=_share_near(rises_sec, onsets_sec),
    )


def find_rises(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """(rises,) seconds at which the spectrum rises.

    The peaks of the spectral flux of compressed magnitudes (Böck, Krebs & Schedl, *Evaluating the
    Online Capabilities of Onset Detection Methods*, 2012, without their filter bank), of the sound
    at its full level. What is struck, plucked or blown rises so; bows and voices that swell do not.

    Args:
        samples: (n,) at 44,100 Hz.
    """
    peak = np.abs(samples).max(initial=0.0)
    if peak == 0:
        return np.zeros(0)
    flux = _spectral_flux(samples / peak)
    around = np.pad(flux, _PEAK_FRAMES)
    windows = np.lib.stride_tricks.sliding_window_view(around, 2 * _PEAK_FRAMES + 1)
    before = np.lib.stride_tricks.sliding_window_view(
        np.pad(flux, (_MEAN_FRAMES, 0))[:-1], _MEAN_FRAMES
    )
    is_rise = (flux == windows.max(axis=1)) & (flux > before.mean(axis=1) + _ABOVE_MEAN)
    # A frame hears best what is in its middle.
    return (np.flatnonzero(is_rise) * _HOP - _WINDOW / 2) / SAMPLE_RATE


def _spectral_flux(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """(frames,) mean rise of the compressed magnitudes since the frame before; the first from 0.

    A window of silence precedes, so that a sound at the very beginning rises too: frame k ends
    k hops after the first sample.
    """
    padded = np.pad(samples, (_WINDOW, 0))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP]
    window = np.hanning(_WINDOW).astype(np.float32)
    flux: list[NDArray[np.float64]] = []
    before = np.zeros((1, _WINDOW // 2 + 1))
    for start in range(0, len(frames), _BLOCK_FRAMES):
        block = frames[start : start + _BLOCK_FRAMES] * window
        magnitudes = np.log1p(_COMPRESSION * np.abs(np.fft.rfft(block, axis=1)) / _WINDOW)
        rises = np.diff(np.vstack((before, magnitudes)), axis=0)
        flux.append(np.maximum(rises, 0.0).mean(axis=1))
        before = magnitudes[-1:]
    return np.concatenate(flux)


def _share_near(times: NDArray[np.float64], others: NDArray[np.float64]) -> float:
    """Share of times that have another within the tolerance; 0 if there are none."""
    if not len(times) or not len(others):
        return 0.0
    place = np.searchsorted(others, times)
    before = np.abs(times - others[np.maximum(place - 1, 0)])
    after = np.abs(times - others[np.minimum(place, len(others) - 1)])
    return float(np.mean(np.minimum(before, after) <= _TOLERANCE_SEC))


def _share_of_silence(level: NDArray[np.float32]) -> float:
    block = round(_SILENCE_BLOCK_SEC * SAMPLE_RATE)
    starts = np.arange(0, len(level), block)
    if not len(starts):
        return 1.0
    return float(np.mean(np.maximum.reduceat(level, starts) <= 10 ** (_SILENCE_DB / 20)))


def _decibels(amplitude: float) -> float:
    """Decibels of full scale, not below -200."""
    return 20.0 * float(np.log10(max(amplitude, 1e-10)))
