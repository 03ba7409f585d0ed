from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from amt_core.engine.sampling.sampler import Sampler, SamplingOptions
from amt_core.tokens.vocabulary import VOCABULARY

LOGITS = np.random.default_rng(0).normal(0, 2, 300).astype(np.float32)
ALLOWED = np.arange(5, 300, 7)


def sampler(seed: int = 0, **options: float) -> Sampler:
    return Sampler(SamplingOptions(**options), np.random.Generator(np.random.PCG64(seed)))  # pyright: ignore[reportArgumentType]


def shares(
    drawing: Sampler,
    allowed: NDArray[np.int64],
    num_draws: int = 20_000,
    *,
    logits: NDArray[np.float32] = LOGITS,
) -> NDArray[np.float64]:
    tokens = [drawing.sample(logits, allowed) for _ in range(num_draws)]
    return np.array([tokens.count(token) for token in allowed.tolist()]) / num_draws


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    weights = np.exp(logits.astype(np.float64) - logits.max())
    return weights / weights.sum()


def test_tokens_come_with_their_probability_among_the_allowed() -> None:
    found = shares(sampler(top_p=1.0), ALLOWED)
    assert np.abs(found - softmax(LOGITS[ALLOWED])).max() < 0.015


def test_temperature_sharpens_and_flattens() -> None:
    for temperature in (0.5, 2.0):
        found = shares(sampler(top_p=1.0, temperature=temperature), ALLOWED)
        assert np.abs(found - softmax(LOGITS[ALLOWED] / temperature)).max() < 0.015


def test_top_p_leaves_the_smallest_set_with_that_share() -> None:
    expected = softmax(LOGITS[ALLOWED])
    order = np.argsort(-expected)
    size = int(np.searchsorted(np.cumsum(expected[order]), 0.8)) + 1
    expected[order[size:]] = 0
    expected /= expected.sum()
    found = shares(sampler(top_p=0.8), ALLOWED)
    assert ((found > 0) <= (expected > 0)).all()
    assert np.abs(found - expected).max() < 0.015


def test_top_k_leaves_the_k_most_likely() -> None:
    found = shares(sampler(top_k=3, top_p=1.0), ALLOWED, 2_000)
    assert set(np.flatnonzero(found)) == set(np.argsort(-LOGITS[ALLOWED])[:3])


def test_temperature_zero_takes_the_most_likely() -> None:
    expected = int(ALLOWED[LOGITS[ALLOWED].argmax()])
    assert {sampler(seed, temperature=0.0).sample(LOGITS, ALLOWED) for seed in range(5)} == {
        expected
    }


@pytest.mark.parametrize(("block", "temperature"), [("dur", 0.5), ("pitch", 1.0)])
def test_places_and_lengths_have_a_temperature_of_their_own(block: str, temperature: float) -> None:
    start = getattr(VOCABULARY, block).start
    allowed = np.arange(start, start + 20)
    logits = np.random.default_rng(0).normal(0, 2, VOCABULARY.size).astype(np.float32)
    drawing = sampler(rhythm_temperature_ratio=0.5, top_p=1.0)
    found = shares(drawing, allowed, logits=logits)
    assert np.abs(found - softmax(logits[allowed] / temperature)).max() < 0.015


def test_the_bias_is_added_to_the_allowed_tokens_in_order() -> None:
    bias = np.zeros(len(ALLOWED), np.float32)
    bias[4] = 50
    assert sampler().sample(LOGITS, ALLOWED, bias) == ALLOWED[4]


def test_the_logits_are_left_as_they_are() -> None:
    logits = LOGITS.copy()
    sampler(temperature=0.7, top_k=4, repetition_penalty=0.5).sample(logits, ALLOWED)
    assert (logits == LOGITS).all()


def test_the_same_seed_gives_the_same_tokens() -> None:
    for seed in range(100):
        first, second = sampler(seed), sampler(seed)
        assert [first.sample(LOGITS, ALLOWED) for _ in range(20)] == [
            second.sample(LOGITS, ALLOWED) for _ in range(20)
        ]


def test_a_single_allowed_token_costs_no_randomness() -> None:
    first, second = sampler(1), sampler(1)
    assert first.sample(np.full(300, np.nan, np.float32), np.array([42])) == 42
    assert first.sample(LOGITS, ALLOWED) == second.sample(LOGITS, ALLOWED)


def test_a_penalty_makes_recent_tokens_rarer_until_the_window_has_passed() -> None:
    allowed = np.array([10, 20])
    even = np.zeros(300, np.float32)
    drawing = sampler(3, repetition_penalty=30.0, repetition_window=1, top_p=1.0)
    tokens = [drawing.sample(even, allowed) for _ in range(50)]
    assert all(a != b for a, b in itertools.pairwise(tokens))
    free = sampler(3, top_p=1.0)
    tokens = [free.sample(even, allowed) for _ in range(50)]
    assert any(a == b for a, b in itertools.pairwise(tokens))


@settings(max_examples=200, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    size=st.integers(1, 40),
    spread=st.floats(0, 60),
    temperature=st.floats(0, 3),
    top_k=st.integers(0, 5),
    top_p=st.floats(0.001, 1),
)
def test_only_allowed_tokens_are_ever_given(
    *, seed: int, size: int, spread: float, temperature: float, top_k: int, top_p: float
) -> None:
    rng = np.random.default_rng(seed)
    logits = (rng.standard_normal(64) * spread).astype(np.float32)
    allowed = rng.permutation(64)[:size]
    options = SamplingOptions(temperature=temperature, top_k=top_k, top_p=top_p)
    assert Sampler(options, rng).sample(logits, allowed) in allowed


@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_a_refused_token_is_drawn_as_if_it_were_not_allowed(temperature: float) -> None:
    likeliest = int(ALLOWED[LOGITS[ALLOWED].argmax()])
    others = ALLOWED[likeliest != ALLOWED]
    refusing = sampler(1, temperature=temperature, top_p=1.0)
    tokens = [
        refusing.sample(LOGITS, ALLOWED, accepts=lambda token: token != likeliest)
        for _ in range(20_000)
    ]
    found = np.array([tokens.count(token) for token in others.tolist()]) / len(tokens)
    expected = shares(sampler(1, temperature=temperature, top_p=1.0), others)
    assert likeliest not in tokens
    assert np.abs(found - expected).max() < 0.015


def test_where_all_are_refused_the_first_that_was_drawn_stands() -> None:
    asked: list[int] = []
    token = sampler(1).sample(LOGITS, ALLOWED, accepts=lambda token: bool(asked.append(token)))
    assert sorted(asked) == sorted(ALLOWED.tolist())
    assert token == asked[0]


def test_what_is_accepted_is_drawn_as_without_a_question() -> None:
    first, second = sampler(4), sampler(4)
    assert [first.sample(LOGITS, ALLOWED) for _ in range(50)] == [
        second.sample(LOGITS, ALLOWED, accepts=lambda _: True) for _ in range(50)
    ]


def test_options_out_of_range_are_our_own_mistake() -> None:
    with pytest.raises(AssertionError):
        SamplingOptions(top_p=0.0)
