"""The voices of a choir: their names and what they sing."""

from __future__ import annotations

import pytest

from amt_core.music.instruments.voices import voice_names, voice_range
from amt_core.music.score import Track


@pytest.mark.parametrize(
    ("num_parts", "names"),
    [
        (2, ["Upper voices", "Lower voices"]),
        (3, ["Soprano", "Alto", "Lower voices"]),
        (4, ["Soprano", "Alto", "Tenor", "Bass"]),
        (5, ["Soprano 1", "Soprano 2", "Alto", "Tenor", "Bass"]),
        (8, [f"{voice} {n}" for voice in ("Soprano", "Alto", "Tenor", "Bass") for n in (1, 2)]),
    ],
)
def test_parts_divide_the_voices_among_them(num_parts: int, names: list[str]) -> None:
    assert voice_names(num_parts) == names


@pytest.mark.parametrize("num_parts", range(2, 16))
def test_no_part_goes_higher_or_lower_than_the_one_before_it(num_parts: int) -> None:
    found = [voice_range(Track(program=52, name=name)) for name in voice_names(num_parts)]
    ranges = [each for each in found if each is not None]
    assert len(ranges) == num_parts
    assert ranges == sorted(ranges, reverse=True)


def test_only_singers_are_voices() -> None:
    assert voice_range(Track(program=66, name="Tenor")) is None
    assert voice_range(Track(is_drum=True, name="Bass")) is None
    assert voice_range(Track(program=52, name="Choir")) is None
