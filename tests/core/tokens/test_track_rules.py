"""The track that carries the harmony of a piece."""

from __future__ import annotations

import pytest

from amt_core.music.score import Track
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.track_rules import rules_of

DRUMS, PIANO = Track(is_drum=True), Track(program=0)
VIOLIN, CELLO = Track(program=40), Track(program=42)
BASS, SLAP_BASS = Track(program=32), Track(program=36)


@pytest.mark.parametrize(
    ("tracks", "carriers"),
    [
        ((DRUMS, BASS, SLAP_BASS, PIANO), [1, 2]),
        ((VIOLIN, CELLO), [1]),
        ((PIANO, PIANO), [1]),
        ((DRUMS,), []),
    ],
    ids=["all basses", "the lowest", "of equal ones the last", "no drums"],
)
def test_basses_carry_the_harmony_or_else_the_lowest_part(
    tracks: tuple[Track, ...], carriers: list[int]
) -> None:
    rules = rules_of(tracks, name_tracks(tracks))
    assert [i for i, rule in enumerate(rules) if rule.carries_harmony] == carriers


def test_only_a_bass_has_the_rules_of_a_bass() -> None:
    tracks = (DRUMS, BASS, PIANO)
    rules = rules_of(tracks, name_tracks(tracks))
    assert [rule.is_bass for rule in rules] == [False, True, False]


@pytest.mark.parametrize(
    ("program", "most"), [(73, 1), (40, 2), (0, 6)], ids=["flute", "violin", "piano"]
)
def test_a_player_of_single_notes_ends_one_before_the_next(program: int, most: int) -> None:
    tracks = (Track(program=program),)
    (rules,) = rules_of(tracks, name_tracks(tracks))
    assert rules.max_sounding == most
