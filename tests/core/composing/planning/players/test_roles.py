"""Every ensemble that can has a tune, and whoever suits it best plays it."""

from __future__ import annotations

import pytest

from amt_core.composing.planning.players.roles import usual_roles
from amt_core.music.score import Track

PIANO, ORGAN, GUITAR, BASS, VIOLIN, HARP, TIMPANI, STRINGS, CHOIR, LEAD, PAD, TAIKO = (
    0, 19, 24, 32, 40, 46, 47, 48, 52, 80, 88, 116,
)  # fmt: skip


def roles_of(*programs: int) -> list[str]:
    return usual_roles([Track(program=program, name=str(program)) for program in programs])


@pytest.mark.parametrize(
    ("programs", "tune"),
    [
        ((BASS, PIANO, VIOLIN), VIOLIN),
        ((BASS, PIANO, VIOLIN, LEAD), LEAD),
        ((BASS, GUITAR, PIANO), GUITAR),
        ((BASS, PIANO, STRINGS), PIANO),
        ((STRINGS, HARP), HARP),
        ((PIANO, ORGAN, TIMPANI, STRINGS), PIANO),
        ((TAIKO, PIANO, STRINGS), PIANO),
        ((PAD, STRINGS), PAD),
    ],
)
def test_the_tune_goes_to_one_player(programs: tuple[int, ...], tune: int) -> None:
    roles = roles_of(*programs)
    assert [p for p, role in zip(programs, roles, strict=True) if role == "melody"] == [tune]


def test_a_lone_player_of_chords_plays_tune_and_harmony() -> None:
    assert roles_of(BASS, GUITAR) == ["bass", "full"]


def test_a_bass_alone_has_no_tune() -> None:
    assert roles_of(BASS) == ["bass"]
