"""The level of a tune over its accompaniment."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.audio.loudness import SAMPLE_RATE
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from benchmarks.performance.audibility import tune_over_rest

_SCORE = Score(
    num_bars=1,
    tracks=(Track(), Track()),
    notes=NoteTable.from_notes([Note(0, 1920, 69, 100, 0)]),
)


def _tone(hertz: float, amplitude: float) -> np.ndarray:
    wave = amplitude * np.sin(2 * np.pi * hertz * np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE)
    return np.stack([wave, wave], axis=1).astype(np.float32)


def test_an_accompaniment_at_the_same_pitch_counts_in_full() -> None:
    stems = np.stack([_tone(440.0, 0.2), _tone(440.0, 0.1)])
    assert tune_over_rest(_SCORE, stems, 0) == pytest.approx(6.02, abs=0.1)


def test_an_accompaniment_far_from_the_partials_masks_nothing() -> None:
    stems = np.stack([_tone(440.0, 0.1), _tone(640.0, 0.5)])
    level = tune_over_rest(_SCORE, stems, 0)
    assert level is not None
    assert level > 30


def test_a_tune_alone_has_no_level() -> None:
    assert tune_over_rest(_SCORE, np.stack([_tone(440.0, 0.1), _tone(440.0, 0.0)]), 0) is None
