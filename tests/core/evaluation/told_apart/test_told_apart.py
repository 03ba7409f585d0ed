"""The two-sample test: 0.5 for like samples, 1 for unlike ones; features mean what they say."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.evaluation.told_apart.features import measure_features
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track

pytest.importorskip("sklearn")

from amt_core.evaluation.told_apart.classifier import auc_of, feature_gaps, held_out_scores


def line(pitches: list[int], *, num_bars: int = 2, step_ticks: int = 480) -> Score:
    """One part that plays one note after another."""
    count = len(pitches)
    notes = NoteTable.from_columns(
        np.arange(count) * step_ticks, [step_ticks] * count, pitches, [64] * count, [0] * count
    )
    return Score(num_bars=num_bars, tracks=(Track(),), notes=notes)


def test_a_scale_moves_by_step_and_never_turns() -> None:
    found = measure_features(line([60, 62, 64, 65, 67, 69, 71, 72]))
    assert found["top_steps"] == 1.0
    assert found["top_turns"] == 0.0
    assert found["top_repeats"] == 0.0
    assert found["silence"] == 0.0


def test_bars_that_return_are_counted() -> None:
    found = measure_features(line([60, 62, 64, 62] * 2))
    assert found["bars_like_before"] == 1.0
    assert found["distinct_bars"] == 0.5


@pytest.mark.parametrize(
    "score",
    [Score(num_bars=1, tracks=()), Score(num_bars=3, tracks=(Track(),)), line([60], num_bars=1)],
    ids=["no track", "no note", "one note"],
)
def test_every_piece_has_all_features_and_all_are_finite(score: Score) -> None:
    found = measure_features(score)
    assert list(found) == list(measure_features(line([60, 64])))
    assert len(found) >= 40
    assert np.isfinite(list(found.values())).all()


def test_samples_of_one_distribution_are_not_told_apart() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.normal(size=(40, 5)), rng.normal(size=(40, 5))
    auc = auc_of(*held_out_scores(first, second, seed=1, num_trees=20), seed=1)
    assert auc.low < 0.5 < auc.high


def test_samples_that_differ_in_one_feature_are_told_apart_by_it() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.normal(size=(40, 3)), rng.normal(size=(40, 3))
    second[:, 1] += 6.0
    assert auc_of(*held_out_scores(first, second, seed=1, num_trees=20), seed=1).value > 0.95
    assert feature_gaps(["a", "b", "c"], first, second)[0].name == "b"
