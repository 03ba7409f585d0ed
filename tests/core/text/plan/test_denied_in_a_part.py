"""Drums that are denied in a part of a piece come elsewhere only where its style has some."""

from __future__ import annotations

import pytest

from amt_core.text import describe


def has_drums(text: str) -> bool:
    return any(i.is_drum for i in describe(text).instruments.value or ())


@pytest.mark.parametrize(
    "text",
    [
        "piano nocturne, no drums in the intro",
        "string quartet without drums in the intro",
        "gentle lullaby, no drums in the intro",
        "ambient pads, no drums in the intro",
    ],
)
def test_no_drums_come_to_a_style_without_them(text: str) -> None:
    assert not has_drums(text)
    assert describe(text).changes.value


@pytest.mark.parametrize(
    "text",
    [
        "no drums in the intro",
        "rock, no drums in the intro",
        "piano nocturne with drums, no drums in the intro",
        "nocturne, no drums until bar 9",
        "nocturne, drums enter in the chorus",
        "nocturne, drums drop out in the bridge",
    ],
)
def test_drums_come_where_the_style_or_the_words_bring_them(text: str) -> None:
    assert has_drums(text)


def test_the_piano_that_a_nocturne_implies_is_not_displaced() -> None:
    found = describe("nocturne, no drums in the intro").instruments
    assert [i.program for i in found.value or ()] == [0]
