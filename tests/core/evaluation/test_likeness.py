"""Similarity of pieces and of sets of pieces."""

from __future__ import annotations

import numpy as np
import pytest
from evaluation_pieces import line, piece
from scipy.stats import gaussian_kde

from amt_core.evaluation.confidence import mean_of
from amt_core.evaluation.densities import gaussian_density, overlap_and_divergence
from amt_core.evaluation.likeness import (
    bleu,
    compare_sets,
    degree_histogram,
    density_difference,
    divergence,
    histogram_similarity,
    ngram_f1,
    tempo_curve_distance,
)

SCALE = piece(*line(60, 62, 64, 65, 67, 69, 71, 72, 67, 64, 60))
OTHER = piece(*line(*np.random.default_rng(0).integers(40, 90, 16).tolist(), step=0.75))


def test_the_density_is_scipy_s() -> None:
    values = np.random.default_rng(0).normal(3, 2, 50)
    grid = np.linspace(-5, 10, 40)
    assert gaussian_density(values, grid) == pytest.approx(gaussian_kde(values)(grid))


def test_two_draws_of_one_distribution_overlap() -> None:
    rng = np.random.default_rng(1)
    pair = overlap_and_divergence(rng.normal(size=200).tolist(), rng.normal(size=200).tolist())
    assert pair is not None
    assert pair[0] > 0.9
    assert pair[1] < 0.05


def test_a_set_that_lies_elsewhere_does_not_overlap() -> None:
    rng = np.random.default_rng(1)
    pair = overlap_and_divergence(rng.normal(size=99).tolist(), rng.normal(9, 1, 99).tolist())
    assert pair is not None
    assert pair[0] < 0.1
    assert pair[1] > 1


def test_sets_without_differences_have_no_overlap_to_tell() -> None:
    assert overlap_and_divergence([1.0] * 5, [1.0] * 5) is None
    assert overlap_and_divergence([1.0, 2.0], [1.0]) is None


def test_the_interval_of_a_mean_holds_the_true_one_as_often_as_it_says() -> None:
    rng = np.random.default_rng(3)
    draws = [mean_of(rng.normal(5, 1, 40).tolist(), seed=i) for i in range(200)]
    assert 0.88 < np.mean([draw.low <= 5 <= draw.high for draw in draws]) < 0.99


def test_density_difference_is_by_the_larger_one() -> None:
    assert density_difference(4, 8) == density_difference(8, 4) == 0.5
    assert density_difference(0, 0) == 0.0


def test_histograms_have_their_smaller_shares_in_common() -> None:
    assert histogram_similarity(np.array([1.0, 1]), np.array([3.0, 1])) == pytest.approx(0.75)


def test_a_histogram_does_not_diverge_from_itself() -> None:
    counts = np.array([1.0, 5, 9])
    assert divergence(counts, counts) == 0.0
    assert divergence(counts, counts[::-1]) > 0


def test_degrees_are_the_same_in_every_key() -> None:
    higher = piece(*line(*(p + 5 for p in (60, 62, 64, 65, 67, 69, 71, 72, 67, 64, 60))))
    assert np.array_equal(degree_histogram(SCALE), degree_histogram(higher))


def test_twice_as_fast_is_a_tempo_curve_one_octave_away() -> None:
    slow, fast = piece(bpm=60), piece(bpm=120)
    assert tempo_curve_distance(slow, fast) == pytest.approx(1.0)
    assert tempo_curve_distance(slow, slow) == 0.0


def test_bleu_and_f1_are_one_for_the_same_set_and_small_for_another() -> None:
    assert bleu([SCALE], [SCALE]) == pytest.approx(1.0)
    assert ngram_f1([SCALE], [SCALE]) == 1.0
    assert bleu([SCALE], [OTHER]) < 0.2
    assert ngram_f1([SCALE], [OTHER]) < 0.2


def test_sets_are_compared_by_every_measure() -> None:
    same = compare_sets([SCALE, OTHER], [SCALE, OTHER])
    assert same == {
        "degree_similarity": pytest.approx(1.0),
        "velocity_divergence": 0.0,
        "density_difference": 0.0,
        "tempo_curve_distance": 0.0,
        "bleu_4": pytest.approx(1.0),
        "ngram_f1_4": 1.0,
    }
