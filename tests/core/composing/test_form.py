"""A form says which bars come back, and leaves turns and the end free."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.composing.form import draw_form

FORMS = [draw_form(16, np.random.default_rng(seed)) for seed in range(200)]


def test_bars_take_up_earlier_bars_alone() -> None:
    for form in FORMS:
        assert len(form) == 16
        assert all(model is None or model < bar for bar, model in enumerate(form))


def test_the_first_phrase_the_turns_and_the_end_are_free() -> None:
    for form in FORMS:
        assert form[:4] == (None,) * 4
        assert form[3::4] == (None,) * 4


def test_what_is_taken_up_is_no_echo_itself() -> None:
    for form in FORMS:
        assert all(form[model] is None for model in form if model is not None)


def test_forms_differ_and_some_pieces_have_none() -> None:
    assert len(set(FORMS)) > 4
    assert 20 < sum(not any(model is not None for model in form) for form in FORMS) < 80


@pytest.mark.parametrize("num_bars", [1, 2, 3, 5, 7, 9])
def test_every_length_has_a_form(num_bars: int) -> None:
    for seed in range(30):
        form = draw_form(num_bars, np.random.default_rng(seed))
        assert len(form) == num_bars
        assert form[-1] is None


def test_the_same_seed_gives_the_same_form() -> None:
    assert FORMS[7] == draw_form(16, np.random.default_rng(7))
