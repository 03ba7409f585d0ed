"""Loudness, peaks, speed and the audibility of the tune in rendered pieces."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.audio.loudness import SAMPLE_RATE, LoudnessMeter, Samples, integrated_loudness
from amt_core.audio.mix import Mix, mix_for
from amt_core.audio.render import render_samples
from amt_core.audio.schedule import Strip
from amt_core.music.score import Score
from amt_core.performance.feel import Feel
from amt_core.performance.perform import perform
from amt_core.spec.genres import GENRE_OF_SUBGENRE
from amt_core.traits.analyze_plan import analyze_plan

_LONGEST_SEC = 30.0
_FRAME = 4096
# Third-octave bands from 100 Hz to 8 kHz, in which one sound masks another.
_EDGES_HZ = 100.0 * 2.0 ** (np.arange(20) / 3.0)
# A frame counts where the tune is this near to its loudest.
_ACTIVE_DB = -25.0
_TUNE = ("melody", "solo", "full")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """Measurements of one piece.

    Attributes:
        loudness_lufs: Integrated loudness.
        peak_db: True peak.
        ends_db: The largest of the first and last ten samples.
        times_real_time: Seconds of sound for a second of processor time.
        tune_db: The tune over its accompaniment in the band where the tune is strongest, median
            over time; None where there is no tune or nothing else.
    """

    loudness_lufs: float
    peak_db: float
    ends_db: float
    times_real_time: float
    tune_db: float | None


def measure_sound(score: Score, style: str) -> Sound:
    """Performs, mixes and renders the beginning of a piece."""
    score = _beginning(score)
    plan = analyze_plan(score)
    roles = [track.role for track in plan.tracks]
    mix = mix_for(score.tracks, roles, style=GENRE_OF_SUBGENRE.get(style, style))
    played = perform(score, Feel(style=style), seed=1, plan=plan).score
    started = time.process_time()
    samples = render_samples(played, mix=mix)
    seconds = time.process_time() - started
    meter = LoudnessMeter()
    meter.add(samples)
    ends = np.abs(np.concatenate((samples[:10], samples[-10:]))).max()
    return Sound(
        loudness_lufs=integrated_loudness(meter.energy),
        peak_db=_decibels(meter.peak.max()),
        ends_db=_decibels(float(ends)),
        times_real_time=len(samples) / SAMPLE_RATE / seconds,
        tune_db=_tune_over_rest(played, mix, [role in _TUNE for role in roles]),
    )


def _beginning(score: Score) -> Score:
    """The bars that fit into half a minute."""
    seconds = score.tempo.to_sec(score.bar_starts_ticks)
    num_bars = max(int(np.searchsorted(seconds, _LONGEST_SEC)) - 1, 1)
    if num_bars >= score.num_bars:
        return score
    end = int(score.bar_starts_ticks[num_bars])
    return Score(
        num_bars=num_bars,
        tracks=score.tracks,
        notes=score.notes.window(0, end),
        meter=score.meter,
        tempo=score.tempo,
        keys=score.keys,
    )


def _tune_over_rest(score: Score, mix: Mix, is_tune: list[bool]) -> float | None:
    if all(is_tune) or not any(is_tune):
        return None
    tune, rest = (
        _bands(
            render_samples(
                score,
                mix=mix,
                mixer=[
                    Strip(volume=channel.volume, is_muted=plays != wanted)
                    for channel, plays in zip(mix.channels, is_tune, strict=True)
                ],
            )
        )
        for wanted in (True, False)
    )
    num = min(len(tune), len(rest))
    tune, rest = tune[:num], rest[:num]
    strongest = tune.argmax(axis=1)
    rows = np.arange(num)
    level = 10 * np.log10(tune[rows, strongest] + 1e-12)
    is_active = level > level.max() + _ACTIVE_DB
    difference = level - 10 * np.log10(rest[rows, strongest] + 1e-12)
    return float(np.median(difference[is_active]))


def _bands(samples: Samples) -> NDArray[np.float64]:
    """(frames, bands) energy of each frame."""
    mono = samples.mean(axis=1)
    frames = mono[: len(mono) // _FRAME * _FRAME].reshape(-1, _FRAME) * np.hanning(_FRAME)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    band = np.searchsorted(_EDGES_HZ, np.fft.rfftfreq(_FRAME, 1 / SAMPLE_RATE))
    return np.stack([power[:, band == i].sum(axis=1) for i in range(1, len(_EDGES_HZ))], axis=1)


def _decibels(value: float) -> float:
    return 20.0 * float(np.log10(max(value, 1e-9)))
