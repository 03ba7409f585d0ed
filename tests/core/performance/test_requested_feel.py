"""The words of a description about feel become the feel of its performance."""

from __future__ import annotations

import pytest

from amt_core.performance.feel import Feel
from amt_core.performance.requested_feel import LAID_BACK_MS, requested_feel
from amt_core.spec.requests import FeelRequest
from amt_core.text.parse.parser import parse_description


def feel_of(*requests: FeelRequest) -> Feel:
    return requested_feel(requests, amount=1.0, style="jazz")


def test_without_a_request_style_and_amount_decide() -> None:
    assert feel_of() == Feel(amount=1.0, style="jazz")


@pytest.mark.parametrize(
    ("request_", "percent"),
    [
        (FeelRequest(is_swung=True, swing_share=0.6), 60.0),
        (FeelRequest(is_swung=True), 200 / 3),
        (FeelRequest(is_swung=False), 50.0),
    ],
    ids=["as asked", "a triplet", "straight"],
)
def test_swing_starts_the_second_note_where_asked(request_: FeelRequest, percent: float) -> None:
    assert feel_of(request_).swing_percent == pytest.approx(percent)


def test_laid_back_and_rubato_add_up() -> None:
    feel = feel_of(FeelRequest(is_laid_back=True), FeelRequest(is_rubato=True))
    assert (feel.late_ms, feel.rubato) == (LAID_BACK_MS, 1.0)


def test_words_of_a_description_are_played() -> None:
    spec = parse_description("jazz trio, swung sixteenths, laid back")
    assert spec.feel.value is not None
    feel = requested_feel(spec.feel.value, amount=1.0, style="jazz")
    assert feel.swing_unit == 16
    assert feel.late_ms > 0


def test_tight_playing_deviates_half_as_far_and_a_machine_not_at_all() -> None:
    assert feel_of(FeelRequest(amount_share=0.5)).amount == 0.5
    assert feel_of(FeelRequest(amount_share=0.0)).amount == 0.0
