from __future__ import annotations

import numpy as np
import pytest

from amt_core.audio.loudness import SAMPLE_RATE, LoudnessMeter, integrated_loudness

BLOCK = SAMPLE_RATE // 2


def _sine(
    frequency_hz: float, level_db: float, *, sec: float = 4.0, phase: float = 0.0
) -> np.ndarray:
    place = np.arange(round(sec * SAMPLE_RATE)) / SAMPLE_RATE
    wave = 10 ** (level_db / 20) * np.sin(2 * np.pi * frequency_hz * place + phase)
    return np.stack((wave, wave), axis=1).astype(np.float32)


def _measured(samples: np.ndarray) -> LoudnessMeter:
    meter = LoudnessMeter()
    for start in range(0, len(samples), BLOCK):
        meter.add(samples[start : start + BLOCK])
    return meter


@pytest.mark.parametrize("level_db", [-23.0, -33.0])
def test_a_stereo_sine_of_1000_hz_has_the_loudness_of_its_level(level_db: float) -> None:
    """Cases 1 and 2 of EBU Tech 3341: within 0.1 LU."""
    meter = _measured(_sine(1000.0, level_db))
    assert integrated_loudness(meter.energy) == pytest.approx(level_db, abs=0.1)


def test_quiet_stretches_are_left_out_by_the_relative_gate() -> None:
    """Case 3 of EBU Tech 3341: -36, -23 and -36 dBFS measure -23 LUFS."""
    samples = np.concatenate(
        [
            _sine(1000.0, -36.0, sec=10.0),
            _sine(1000.0, -23.0, sec=60.0),
            _sine(1000.0, -36.0, sec=10.0),
        ]
    )
    assert integrated_loudness(_measured(samples).energy) == pytest.approx(-23.0, abs=0.1)


def test_low_frequencies_count_less() -> None:
    low, middle = (
        integrated_loudness(_measured(_sine(frequency, -20.0)).energy) for frequency in (40, 1000)
    )
    assert low < middle - 4.0


def test_silence_has_no_loudness() -> None:
    assert integrated_loudness(_measured(np.zeros((BLOCK, 2), np.float32)).energy) == -np.inf


def test_a_peak_between_two_samples_is_found() -> None:
    """A quarter of the sample rate at 45 degrees has samples 3 dB below its peak."""
    samples = _sine(SAMPLE_RATE / 4, -6.0, phase=np.pi / 4)
    peak = _measured(samples).peak[100:-100].max()
    assert 20 * np.log10(np.abs(samples).max()) == pytest.approx(-9.0, abs=0.1)
    assert 20 * np.log10(peak) == pytest.approx(-6.0, abs=0.4)


def test_the_size_of_blocks_does_not_matter() -> None:
    samples = _sine(300.0, -12.0, sec=2.0)
    whole, parts = LoudnessMeter(), _measured(samples)
    whole.add(samples)
    np.testing.assert_allclose(whole.energy, parts.energy, rtol=1e-6)
    np.testing.assert_allclose(whole.peak, parts.peak, rtol=1e-6)
