"""Every ensemble that can has a tune, and whoever suits it best plays it."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.composing.planning.players.roles import draw_roles, usual_roles
from amt_core.music.score import Track
from amt_core.styles.plan_counts import PlanCounts, StylePlans, player_place
from amt_core.styles.priors import ANY

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


TRIO_SONATA = [Track(program=6), Track(program=40), Track(program=40), Track(program=42)]


def test_players_of_a_rare_ensemble_have_the_roles_of_their_instruments() -> None:
    counts = PlanCounts(
        {
            ANY: StylePlans(
                roles={
                    player_place(40, 0): {"melody": 50},
                    player_place(40, 1): {"counter-melody": 50},
                    player_place(42, 0): {"bass": 50},
                }
            )
        }
    )
    roles = draw_roles(TRIO_SONATA, None, counts, np.random.default_rng(0))
    assert roles == ["chords", "melody", "counter-melody", "bass"]


def test_somebody_has_the_tune_where_no_instrument_is_known_for_it() -> None:
    counts = PlanCounts(
        {ANY: StylePlans(roles={player_place(p, 0): {"chords": 50} for p in (6, 40, 42)})}
    )
    roles = draw_roles(TRIO_SONATA, None, counts, np.random.default_rng(0))
    assert roles == ["chords", "melody", "chords", "chords"]


@pytest.mark.parametrize("seed", range(10))
def test_one_player_has_the_tune_and_it_is_who_has_it_most(seed: int) -> None:
    weights: dict[str, dict[str, float]] = {
        player_place(6, 0): {"full": 60, "chords": 40},
        player_place(40, 0): {"melody": 90, "chords": 10},
        player_place(40, 1): {"melody": 50},
        player_place(42, 0): {"melody": 30, "bass": 30},
    }
    counts = PlanCounts({ANY: StylePlans(roles=weights)})
    roles = draw_roles(TRIO_SONATA, None, counts, np.random.default_rng(seed))
    assert roles == ["chords", "chords", "melody", "bass"]
