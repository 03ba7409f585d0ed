"""Candidates are drawn by their odds."""

from __future__ import annotations

import math

import numpy as np
import pytest

from amt_core.engine.critic.resampling import draw_by_log_odds

NOTHING = float("-inf")


def shares(log_odds: list[float], num_draws: int = 4000) -> list[float]:
    """How often each candidate is drawn."""
    rng = np.random.default_rng(3)
    drawn = [draw_by_log_odds(log_odds, rng) for _ in range(num_draws)]
    return (np.bincount(drawn, minlength=len(log_odds)) / num_draws).tolist()


def test_a_candidate_is_drawn_as_often_as_the_square_of_its_odds_says() -> None:
    odds = [math.log(weight) for weight in (1.0, 3.0, 2.0)]
    assert shares(odds) == pytest.approx([1 / 14, 9 / 14, 4 / 14], abs=0.03)


def test_only_the_differences_of_log_odds_count() -> None:
    assert shares([700.0, 701.0]) == shares([-1.0, 0.0])


def test_a_candidate_that_was_given_up_is_never_drawn() -> None:
    assert shares([NOTHING, -50.0, NOTHING]) == [0.0, 1.0, 0.0]


def test_the_first_is_drawn_where_all_were_given_up() -> None:
    assert shares([NOTHING, NOTHING]) == [1.0, 0.0]


def test_the_same_stream_draws_the_same_candidates() -> None:
    first, second = np.random.default_rng(5), np.random.default_rng(5)
    odds = [0.1, 0.4, 0.2, -0.3]
    assert [draw_by_log_odds(odds, first) for _ in range(20)] == [
        draw_by_log_odds(odds, second) for _ in range(20)
    ]
