"""Roles are given to the players that the words name."""

from __future__ import annotations

import pytest

from amt_core.text import describe


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("violin melody, viola counter-melody", {("melody", 40), ("counter-melody", 41)}),
        ("the violin leads, piano accompanies", {("melody", 40), ("chords", 0)}),
        ("fiddle has the melody, banjo, guitar and bass", {("melody", 110)}),
        ("off-beat chords on the guitar, organ, bass and drums", set()),
    ],
)
def test_a_role_is_that_of_the_player_it_stands_beside(
    text: str, wanted: set[tuple[str, int]]
) -> None:
    roles = describe(text).roles.value or ()
    assert {(r.role, r.instrument.program) for r in roles if r.instrument is not None} == wanted
