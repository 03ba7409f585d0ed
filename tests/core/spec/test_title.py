"""Names of pieces."""

from __future__ import annotations

import pytest

from amt_core.spec.title import title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("calm piano nocturne in A minor, 72 bpm, 16 bars", "Calm piano nocturne in A minor"),
        ("Slow, wistful waltz for violin, 96 bpm", "Slow, wistful waltz for violin"),
        ("drum and bass, 174", "Drum and bass"),
        ("polka", "Polka"),
        ("a tune of 1:30 minutes. Loud!", "A tune of 1:30 minutes"),
        ("  \n , ", ""),
        (
            "one two three four five six seven eight nine ten eleven",
            "One two three four five six seven eight nine…",
        ),
        ("x" * 500, "X" + "x" * 58 + "…"),
    ],
)  # fmt: skip
def test_a_piece_is_called_after_the_first_words_that_say_something(text: str, title: str) -> None:
    assert title_of(text) == title
