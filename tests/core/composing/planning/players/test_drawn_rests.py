"""Parts rest for a few bars as those of the style do, and somebody always plays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from amt_core.composing.planning.plan import PlannedRest, PlannedSection, Player
from amt_core.composing.planning.players.drawn_rests import draw_rests
from amt_core.spec.music_spec import Source
from amt_core.styles.plan_counts import PlanCounts, StylePlans, rest_place
from amt_core.styles.priors import ANY

SEEDS = range(20)
BAND = (
    Player(name="Flute", program=73, role="melody"),
    Player(name="Piano", role="chords"),
    Player(name="Drums", role="drums", is_drum=True),
)


def counts_of(**rest_bars: dict[str, float]) -> PlanCounts:
    named = {rest_place(role, len(BAND)): weights for role, weights in rest_bars.items()}
    return PlanCounts({ANY: StylePlans(rest_bars=named)})


def section(letter: str, first_bar: int, *, num_bars: int = 8, **changes: object) -> PlannedSection:
    found = PlannedSection(
        name="", letter=letter, first_bar=first_bar, num_bars=num_bars, energy=2,
        playing=(True,) * len(BAND),
    )  # fmt: skip
    return replace(found, **changes)  # type: ignore[arg-type]


FORM = (section("A", 0), section("B", 8), section("A", 16))
OFTEN = counts_of(melody={"0": 60, "2": 40}, chords={"0": 60, "3": 40}, drums={"0": 50, "1": 50})


def drawn(
    sections: tuple[PlannedSection, ...] = FORM,
    players: tuple[Player, ...] = BAND,
    counts: PlanCounts = OFTEN,
    *,
    seed: int = 0,
    playing: tuple[int, ...] = (),
) -> tuple[PlannedRest, ...]:
    rng = np.random.default_rng(seed)
    return draw_rests(sections, players, None, counts, rng, playing=playing)


def resting(rests: tuple[PlannedRest, ...], num_bars: int = 24) -> np.ndarray:
    table = np.zeros((num_bars, len(BAND)), dtype=np.bool_)
    for rest in rests:
        table[rest.first_bar : rest.stop_bar, rest.player] = True
    return table


def test_rests_are_as_long_and_as_frequent_as_they_were_counted() -> None:
    counts = counts_of(melody={"0": 90, "2": 10})
    rests = [rest for seed in range(200) for rest in drawn(counts=counts, seed=seed)]
    assert {rest.player for rest in rests} == {0}
    # The end of a section cuts a rest off, and the last bar of the piece is played.
    whole = [rest for rest in rests if rest.stop_bar not in (8, 16, 23)]
    assert whole and all(rest.stop_bar - rest.first_bar == 2 for rest in whole)
    share = sum(rest.stop_bar - rest.first_bar for rest in rests) / (200 * 24)
    assert 0.1 < share < 0.2


@pytest.mark.parametrize("seed", SEEDS)
def test_a_player_of_pitches_is_left_in_every_bar_and_all_play_in_the_last(seed: int) -> None:
    table = resting(drawn(seed=seed))
    assert not table[:, :2].all(axis=1).any()
    assert not table[-1].any()


@pytest.mark.parametrize("seed", SEEDS)
def test_sections_with_equal_letters_have_equal_rests(seed: int) -> None:
    table = resting(drawn(seed=seed))
    assert np.array_equal(table[:7], table[16:23])


def test_a_varied_section_has_rests_of_its_own() -> None:
    form = (FORM[0], replace(FORM[2], first_bar=8, is_varied=True), section("B", 16))
    tables = [resting(drawn(form, seed=seed)) for seed in SEEDS]
    assert any(not np.array_equal(table[:8], table[8:16]) for table in tables)


def test_nobody_rests_further_in_a_section_in_which_it_does_not_play() -> None:
    silent = section("B", 8, playing=(False, True, True))
    for seed in SEEDS:
        rests = drawn((FORM[0], silent, FORM[2]), seed=seed)
        table = resting(rests)
        assert not table[8:16, 0].any()
        # The piano is the only one left there.
        assert not table[8:16, 1].any()


def test_players_that_are_asked_for_play_throughout() -> None:
    asked = replace(BAND[0], role_source=Source.STATED)
    held = replace(BAND[1], figure="arpeggio", figure_source=Source.STATED)
    for seed in SEEDS:
        assert not resting(drawn(players=(asked, *BAND[1:]), seed=seed))[:, 0].any()
        assert not resting(drawn(players=(BAND[0], held, BAND[2]), seed=seed))[:, 1].any()
        assert not resting(drawn(playing=(2,), seed=seed))[:, 2].any()


def test_without_counts_nobody_rests() -> None:
    assert not drawn(counts=PlanCounts({ANY: StylePlans()}))
