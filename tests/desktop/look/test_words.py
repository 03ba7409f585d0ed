"""Names of the core as the window shows them."""

from __future__ import annotations

import pytest

from amt_desktop.look.words import instrument_name, part_name


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Acoustic Guitar (nylon)", "Guitar (nylon)"),
        ("Electric Bass (finger) 2", "Bass (finger) 2"),
        ("Acoustic Bass", "Acoustic Bass"),
        ("Electric Piano 1", "Electric Piano 1"),
        # A name that somebody has given stays.
        ("Electric Piano (left)", "Electric Piano (left)"),
    ],
)
def test_brackets_make_the_first_word_of_an_instrument_superfluous(label: str, shown: str) -> None:
    assert part_name(label) == shown


@pytest.mark.usefixtures("in_german")
def test_a_translated_name_is_shown_as_it_is() -> None:
    assert instrument_name("Electric Guitar (jazz)") == "E-Gitarre (Jazz)"
