from __future__ import annotations

import numpy as np
import pytest

from amt_core.audio.loudness import HOP_SAMPLES, SAMPLE_RATE, LoudnessMeter, integrated_loudness
from amt_core.audio.master import CEILING_DB, TARGET_LUFS, make_master

BLOCK = SAMPLE_RATE // 2


def _noise(level: float, *, sec: float = 6.0) -> np.ndarray:
    num = round(sec * SAMPLE_RATE) // BLOCK * BLOCK
    return (np.random.default_rng(1).normal(0.0, level, (num, 2))).astype(np.float32)


def _measured(samples: np.ndarray) -> LoudnessMeter:
    meter = LoudnessMeter()
    for start in range(0, len(samples), BLOCK):
        meter.add(samples[start : start + BLOCK])
    return meter


def _mastered(samples: np.ndarray) -> LoudnessMeter:
    return _measured(make_master(_measured(samples)).apply(samples, 0))


def _beats(level: float) -> np.ndarray:
    """Soft noise with a sharp stroke every half second."""
    samples = _noise(level)
    samples[:: SAMPLE_RATE // 2] = 30 * level
    return samples


@pytest.mark.parametrize("level", [0.002, 0.05, 0.3])
def test_any_level_becomes_the_target(level: float) -> None:
    loudness = integrated_loudness(_mastered(_noise(level)).energy)
    assert loudness == pytest.approx(TARGET_LUFS, abs=0.2)


def test_strokes_far_above_the_rest_stay_below_the_ceiling() -> None:
    meter = _mastered(_beats(0.02))
    assert 20 * np.log10(meter.peak.max()) <= CEILING_DB
    assert integrated_loudness(meter.energy) == pytest.approx(TARGET_LUFS, abs=0.5)


def test_the_gain_moves_without_steps() -> None:
    gain = make_master(_measured(_beats(0.02))).gain
    assert np.abs(np.diff(20 * np.log10(gain))).max() < 1.0


def test_silence_stays_silence() -> None:
    samples = np.zeros((BLOCK, 2), dtype=np.float32)
    assert (make_master(_measured(samples)).apply(samples, 0) == 0).all()


def test_a_block_is_treated_as_its_place_in_the_mix_says() -> None:
    samples = _beats(0.02)
    master = make_master(_measured(samples))
    whole = master.apply(samples, 0)
    start = 100 * HOP_SAMPLES + 7
    np.testing.assert_allclose(master.apply(samples[start:], start), whole[start:], rtol=1e-5)
