"""Loudness, peaks, ends, speed and the audibility of the tune in rendered pieces."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from amt_core.audio.loudness import SAMPLE_RATE, LoudnessMeter, Samples, integrated_loudness
from amt_core.audio.render import render_samples, render_stem_samples
from amt_core.music.score import Score
from amt_core.performance.feel import Feel
from amt_core.performance.interpret import interpret
from amt_core.traits.analyze_plan import analyze_plan
from amt_core.traits.plan_analysis import PlanAnalysis
from benchmarks.performance.audibility import tune_over_rest

_TUNE_ROLES = ("melody", "solo", "full", "riff", "counter-melody")
"""The roles of a tune; the first that a piece has is its tune."""
_EDGE_SAMPLES = 10
_TAIL_SAMPLES = SAMPLE_RATE // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """Measurements of one piece.

    Attributes:
        loudness_lufs: Integrated loudness.
        peak_db: True peak.
        ends_db: The largest of the first and last ten samples: a click if it is not low.
        tail_db: The largest sample of the last half second: a tail that is cut off if not low.
        residual_db: The difference of the stems' sum from the mix.
        times_real_time: Seconds of sound for a second of processor time, of all threads.
        times_real_time_by_clock: The same for a second of the clock, which says something on a
            machine that does nothing else.
        tune: The instrument of the tune; empty where no part has one.
        tune_db: The tune over its accompaniment (`tune_over_rest`); None where there is no tune or
            nothing else.
        found_tune_db: The same of the part that has the tune by its notes, which a plan that is
            not kept to may take for another.
    """

    loudness_lufs: float
    peak_db: float
    ends_db: float
    tail_db: float
    residual_db: float
    times_real_time: float
    times_real_time_by_clock: float
    tune: str
    tune_db: float | None
    found_tune_db: float | None


def measure_sound(score: Score, style: str, plan: PlanAnalysis) -> Sound:
    """Performs, mixes and renders a piece by its plan."""
    heard = interpret(score, Feel(style=style), seed=1, mixes=True, plan=plan)
    started, started_by_clock = time.process_time(), time.perf_counter()
    samples = render_samples(heard.score, mix=heard.mix)
    seconds = time.process_time() - started
    seconds_by_clock = time.perf_counter() - started_by_clock
    meter = LoudnessMeter()
    meter.add(samples)
    stems = render_stem_samples(heard.score, mix=heard.mix)
    residual = stems.sum(axis=0) - samples
    tune, found_tune = find_tune(score, plan), find_tune(score, analyze_plan(score))
    return Sound(
        loudness_lufs=integrated_loudness(meter.energy),
        peak_db=_decibels(meter.peak.max()),
        ends_db=_decibels(_largest(samples[:_EDGE_SAMPLES], samples[-_EDGE_SAMPLES:])),
        tail_db=_decibels(_largest(samples[-_TAIL_SAMPLES:])),
        residual_db=_decibels(_rms(residual) / max(_rms(samples), 1e-9)),
        times_real_time=len(samples) / SAMPLE_RATE / seconds,
        times_real_time_by_clock=len(samples) / SAMPLE_RATE / seconds_by_clock,
        tune="" if tune is None else score.tracks[tune].instrument,
        tune_db=_tune_db(heard.score, stems, tune),
        found_tune_db=_tune_db(heard.score, stems, found_tune),
    )


def _tune_db(score: Score, stems: Samples, tune: int | None) -> float | None:
    return None if tune is None else tune_over_rest(score, stems, tune)


def find_tune(score: Score, plan: PlanAnalysis) -> int | None:
    """The track with the tune: of the first of the roles of tunes, the one with most notes."""
    tracks = plan.tracks
    counts = np.bincount(score.notes.track, minlength=len(tracks)).tolist()
    for role in _TUNE_ROLES:
        plays = [i for i, track in enumerate(tracks) if track.role == role and counts[i]]
        if plays:
            return max(plays, key=lambda index: counts[index])
    return None


def _largest(*parts: np.ndarray) -> float:
    return float(max(np.abs(part).max(initial=0.0) for part in parts))


def _rms(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


def _decibels(value: float) -> float:
    return 20.0 * float(np.log10(max(value, 1e-9)))
