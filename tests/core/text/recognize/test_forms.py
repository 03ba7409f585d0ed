"""Numbers of bars and of variations that no form can have."""

from __future__ import annotations

import pytest

from amt_core.text.parse.parser import parse_description


@pytest.mark.parametrize(
    ("text", "num_variations"),
    [
        ("theme and 12 variations for piano", 12),
        ("12 variations on a theme for piano", 12),
        ("theme and 1000000000 variations for piano", None),
        ("1000000000 variations on a theme for piano", None),
    ],
)
def test_variations_are_counted_up_to_the_longest_form(
    text: str, num_variations: int | None
) -> None:
    form = parse_description(text).form.value
    assert (form.num_variations if form else None) == num_variations


@pytest.mark.parametrize(("text", "num_bars"), [("32 bar AABA", 8), ("0 bar AABA", None)])
def test_sections_with_letters_share_the_bars(text: str, num_bars: int | None) -> None:
    form = parse_description(f"{text} swing in Bb").form.value
    assert form is not None
    assert [section.num_bars for section in form.sections] == [num_bars] * 4


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("AA'BA' form, 32 bars, for piano", ["A", "A'", "B", "A'"]),
        ("piano waltz, A A′ B A", ["A", "A'", "B", "A"]),
        ("lied, ABA'", ["A", "B", "A'"]),
        ("Bach's style in A", None),
    ],
)
def test_a_letter_with_a_prime_is_varied(text: str, letters: list[str] | None) -> None:
    form = parse_description(text).form.value
    assert (form and [section.letter for section in form.sections]) == letters
