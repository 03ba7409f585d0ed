"""Articulations and rhythms hold for the players and the bars that are named."""

from __future__ import annotations

from amt_core.composing.asked_by_bar import articulations_of, rhythms_of
from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.composing.planning.plan import Plan
from amt_core.spec.music_spec import MusicSpec
from amt_core.styles.priors import ANY, StylePrior, StylePriors
from amt_core.text import describe

PRIORS = StylePriors(
    {
        ANY: StylePrior(
            num_pieces=1,
            tempo_bpm=(80, 100, 120, 150, 200),
            meters={"4/4": 1},
            minor_share=0.0,
            ensembles=(((0,), 1),),
        )
    }
)


def planned(text: str) -> tuple[Plan, MusicSpec]:
    spec = describe(text)
    return draw_plan(spec, PRIORS, 0), spec


def names(plan: Plan, asked: dict[int, str]) -> dict[str, str]:
    return {plan.players[track].track.label: name for track, name in asked.items()}


def test_a_rhythm_holds_for_its_player_in_its_bars() -> None:
    plan, spec = planned("flute and bass, syncopated flute in bars 3-4, 8 bars")
    bars = [names(plan, dict(asked)) for asked in rhythms_of(plan, spec)]
    assert bars[2] == bars[3] != {}
    assert list(bars[2].values()) == ["syncopated"]
    assert [bars[i] for i in (0, 1, 4, 7)] == [{}] * 4


def test_a_rhythm_of_nobody_is_for_all_who_are_pitched() -> None:
    plan, spec = planned("syncopated, for flute, bass and drums, 4 bars")
    pitched = {i for i, player in enumerate(plan.players) if not player.is_drum}
    assert set(rhythms_of(plan, spec)[0]) <= pitched


def test_an_articulation_is_no_rhythm() -> None:
    plan, spec = planned("staccato flute, bass, 4 bars")
    assert list(articulations_of(plan, spec)[0].values()) == ["staccato"]
    assert rhythms_of(plan, spec)[0] == {}
