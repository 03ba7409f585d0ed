"""The figures of a sound match its content."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from amt_core.audio.loudness import SAMPLE_RATE
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from benchmarks.listening.sound import find_rises, measure_samples, measure_sound


def four_quarters() -> Score:
    """One bar at 120 bpm with a note on every beat."""
    onset = np.arange(4) * 480
    notes = NoteTable.from_columns(
        onset, onset * 0 + 240, onset * 0 + 60, onset * 0 + 90, onset * 0
    )
    return Score(num_bars=1, tracks=(Track(program=0),), notes=notes)


def plucks(times_sec: tuple[float, ...], seconds: float = 2.0) -> np.ndarray:
    """Decaying tones of 440 Hz, (n, 2)."""
    samples = np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)
    decay = np.exp(-np.arange(SAMPLE_RATE // 4) / 2000) * np.sin(
        np.arange(SAMPLE_RATE // 4) * 2 * np.pi * 440 / SAMPLE_RATE
    )
    for at in times_sec:
        start = round(at * SAMPLE_RATE)
        samples[start : start + len(decay)] += 0.4 * decay[: len(samples) - start]
    return np.stack((samples, samples), axis=1)


def test_a_pluck_is_a_rise_at_its_time() -> None:
    found = find_rises(plucks((0.5, 1.2))[:, 0])
    assert found == pytest.approx([0.5, 1.2], abs=0.03)


def test_silence_has_no_rise_and_no_onset_is_found_in_it() -> None:
    figures = measure_samples(np.zeros((88_200, 2), dtype=np.float32), four_quarters())
    assert (figures.onsets_found, figures.rises_meant, figures.silence) == (0.0, 0.0, 1.0)
    assert figures.first_sound_sec is None


def test_onsets_are_found_where_they_sound_and_not_elsewhere() -> None:
    right = measure_samples(plucks((0.0, 0.5, 1.0, 1.5)), four_quarters())
    late = measure_samples(plucks((0.2, 0.7, 1.2, 1.7)), four_quarters())
    assert (right.onsets_found, right.rises_meant) == (1.0, 1.0)
    assert (late.onsets_found, late.rises_meant) == (0.0, 0.0)
    assert late.first_sound_sec == pytest.approx(0.2, abs=0.01)


def test_samples_at_full_scale_are_clipped_and_levels_are_decibels() -> None:
    samples = np.full((88_200, 2), 0.5, dtype=np.float32)
    half = measure_samples(samples, four_quarters())
    samples[10, 1] = -1.0
    assert (half.clipped, measure_samples(samples, four_quarters()).clipped) == (0, 1)
    assert half.peak_db == pytest.approx(-6.02, abs=0.01)
    assert half.rms_db == pytest.approx(-6.02, abs=0.01)


def test_the_rendered_piano_has_the_onsets_of_the_score() -> None:
    figures = measure_sound(four_quarters())
    assert figures.onsets_found == 1.0
    assert figures.clipped == 0


def test_an_empty_score_renders_to_silence() -> None:
    figures = measure_sound(replace(four_quarters(), notes=NoteTable.empty()))
    assert figures.silence == 1.0
