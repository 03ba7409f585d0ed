"""The tracks that are the hands of one keyboard are found."""

from __future__ import annotations

import pytest

from amt_core.music.instruments.hands import LEFT_HAND, RIGHT_HAND, hands_of
from amt_core.music.score import Track

RIGHT, LEFT = Track(program=0, name="Right hand"), Track(program=0, name="Left hand")
FLUTE = Track(program=73)


def test_hands_are_found_in_either_order_and_in_company() -> None:
    assert hands_of((RIGHT, LEFT)) == {0: RIGHT_HAND, 1: LEFT_HAND}
    assert hands_of((FLUTE, LEFT, RIGHT)) == {1: LEFT_HAND, 2: RIGHT_HAND}


@pytest.mark.parametrize(
    "tracks",
    [
        (),
        (RIGHT,),
        (RIGHT, RIGHT),
        (RIGHT, Track(program=6, name="Left hand")),
        (Track(program=0, name="Piano 1"), Track(program=0, name="Piano 2")),
        (Track(is_drum=True, name="Right hand"), Track(is_drum=True, name="Left hand")),
    ],
)
def test_nothing_else_is_a_pair_of_hands(tracks: tuple[Track, ...]) -> None:
    assert hands_of(tracks) == {}
