"""The bars in which parts play fills."""

from __future__ import annotations

from dataclasses import replace

from amt_core.composing.planning.edits.player_edits import change_player
from amt_core.composing.planning.files.plan_json import plan_from_json, plan_to_json
from amt_core.composing.planning.plan import (
    Plan,
    PlannedMeter,
    PlannedRest,
    PlannedSection,
    PlannedTempo,
    Player,
)
from amt_core.composing.write_conditions import conditions_of
from amt_core.music.meter import TimeSignature
from amt_core.spec.music_spec import MusicSpec

PIANO, BASS, DRUMS, VIOLIN = 0, 1, 2, 3


def plan_with(fills: str) -> Plan:
    """Sections of eight, four and four bars."""
    return Plan(
        title="",
        style=None,
        num_bars=16,
        sections=tuple(
            PlannedSection(
                name="", letter=letter, first_bar=first, num_bars=length, energy=2,
                playing=(True, True, True, True),
            )
            for letter, first, length in (("A", 0, 8), ("B", 8, 4), ("A", 12, 4))
        ),
        chords=(),
        tempo=(PlannedTempo(bar=0, bpm=100.0),),
        meter=(PlannedMeter(bar=0, time_signature=TimeSignature(4, 4)),),
        keys=(),
        players=(
            Player(name="Piano", role="chords", fills=fills),
            Player(name="Bass", program=33, role="bass"),
            Player(name="Drums", is_drum=True, role="drums", fills=fills),
            Player(name="Violin", program=40, role="melody", fills=fills),
        ),
    )  # fmt: skip


def bars_of(plan: Plan, player: int) -> list[int]:
    return [bar for bar in range(plan.num_bars) if player in plan.filling(bar)]


def test_fills_stand_at_the_ends_of_sections_but_not_of_the_piece() -> None:
    assert bars_of(plan_with("section ends"), DRUMS) == [7, 11]


def test_often_is_every_fourth_bar() -> None:
    assert bars_of(plan_with("often"), DRUMS) == [3, 7, 11]


def test_an_accompaniment_fills_as_drums_do_and_a_tune_does_not() -> None:
    assert bars_of(plan_with("never"), DRUMS) == []
    assert bars_of(plan_with("often"), PIANO) == [3, 7, 11]
    assert bars_of(plan_with("often"), BASS) == []
    assert bars_of(plan_with("often"), VIOLIN) == []


def test_who_rests_fills_nothing() -> None:
    plan = replace(plan_with("often"), rests=(PlannedRest(player=DRUMS, first_bar=6, stop_bar=8),))
    assert bars_of(plan, DRUMS) == [3, 11]


def test_only_the_bars_whose_fill_comes_or_goes_no_longer_fit() -> None:
    plan = plan_with("section ends")
    change = change_player(plan, DRUMS, replace(plan.players[DRUMS], fills="often"))
    assert change.unfit == {(3, DRUMS)}
    change = change_player(plan, DRUMS, replace(plan.players[DRUMS], fills="never"))
    assert change.unfit == {(7, DRUMS), (11, DRUMS)}
    change = change_player(plan, DRUMS, replace(plan.players[DRUMS], density="high"))
    assert len(change.unfit) == plan.num_bars


def test_fills_are_kept_in_files_and_older_files_have_none() -> None:
    plan = change_player(plan_with("never"), DRUMS, replace(plan_with("often").players[DRUMS])).plan
    written = plan_to_json(plan)
    read = {player.name: player.fills for player in plan_from_json(written).players}
    assert read == {
        "Piano": "never", "Bass": "never", "Drums": "often", "Violin": "never",
    }  # fmt: skip
    for player in written["players"]:  # type: ignore[attr-defined]  # a list of objects
        del player["fills"]
    assert {player.fills for player in plan_from_json(written).players} == {"never"}


def test_fills_are_conditions_of_writing() -> None:
    conditions = conditions_of(plan_with("often"), MusicSpec())
    assert [bar for bar, tracks in enumerate(conditions.fills) if tracks] == [3, 7, 11]
