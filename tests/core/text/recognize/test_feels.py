"""Words for the feel."""

from __future__ import annotations

import pytest

from amt_core.text import describe


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("a tight funk groove", 0.5),
        ("tight groove pop", 0.5),
        ("machine-like techno", 0.0),
        ("robotic drums and bass", 0.0),
        ("quantized house", 0.0),
        ("Techno, mechanisch", 0.0),
    ],
)
def test_tight_and_machine_like_playing_are_understood(text: str, share: float) -> None:
    feel = describe(text).feel
    assert feel.is_binding
    assert feel.value is not None
    assert [request.amount_share for request in feel.value] == [share]


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("A swing instrumental. Angry.", "swing"),
        ("write a swing tune", "swing"),
        ("un morceau de swing musique", "swing"),
        ("jazz with some swing", "jazz"),
        ("rock with a swing in it", "rock"),
    ],
)
def test_a_piece_of_swing_is_of_that_style(text: str, genre: str) -> None:
    spec = describe(text)
    assert spec.genre.value == genre
    assert spec.feel.value is not None
    assert spec.feel.value[0].is_swung
