"""Words for some bars change the plan in these bars."""

from __future__ import annotations

from dataclasses import replace

import pytest
from short_plan import make_plan

from amt_core.composing.planning.edits.worded_edits import plan_with_words, with_changes_in
from amt_core.composing.planning.plan import Plan, Player
from amt_core.music.theory import Key
from amt_core.spec.music_spec import MusicSpec
from amt_core.text.parse.parser import parse_description

BOTH = frozenset((bar, track) for bar in (1, 2) for track in (0, 1))


def worded(words: str, plan: Plan | None = None) -> Plan:
    return plan_with_words(plan or make_plan(), parse_description(words), BOTH)


def test_a_level_is_meant_from_where_the_part_is() -> None:
    high = replace(make_plan().players[0], register="high")
    plan = replace(make_plan(), players=(high, make_plan().players[1]))
    assert worded("higher").players[0].register == "high"
    assert worded("higher", plan).players[0].register == "very high"
    assert worded("higher").players[1].register is None


def test_softer_goes_below_the_dynamics_of_the_part() -> None:
    soft = replace(make_plan().players[0], dynamics="pp")
    plan = replace(make_plan(), players=(soft, make_plan().players[1]))
    assert worded("softer", plan).players[0].dynamics == "ppp"
    assert worded("softer").players[1].dynamics == "p"


@pytest.mark.parametrize(
    ("words", "track", "figure"), [("arpeggios", 0, "arpeggio"), ("brushes", 1, "brushes")]
)
def test_a_figure_goes_to_the_part_that_can_play_it(words: str, track: int, figure: str) -> None:
    plan = worded(words)
    assert plan.players[track].figure == figure
    assert plan.players[1 - track].figure is None


def test_a_key_holds_in_the_bars_that_are_rewritten_alone() -> None:
    plan = worded("in D minor")
    assert [(at.bar, at.key) for at in plan.keys] == [
        (0, Key(0)),
        (1, Key(2, "minor")),
        (3, Key(0)),
    ]


def test_a_crescendo_is_meant_of_the_bars_that_are_rewritten() -> None:
    said = parse_description("crescendo")
    (change,) = with_changes_in(MusicSpec(), said, range(4, 8)).changes.value or ()
    assert str(change.span) == "bars 5-8"


def test_softer_at_the_end_is_meant_of_their_last_bars() -> None:
    said = parse_description("soft at the end")
    (change,) = with_changes_in(said, said, range(8, 16)).changes.value or ()
    assert str(change.span) == "bars 13-16"


@pytest.mark.parametrize(
    ("words", "density"), [("simpler", "low"), ("sparser", "low"), ("busier", "high")]
)
def test_words_for_more_or_fewer_notes_set_the_density(words: str, density: str) -> None:
    assert worded(words).players[0].density == density


def test_words_for_one_hand_leave_the_other_as_it_is() -> None:
    hands = (Player(name="Right hand", role="melody"), Player(name="Left hand", role="chords"))
    plan = worded("simpler left hand", replace(make_plan(), players=hands))
    assert [player.density for player in plan.players] == [None, "low"]


def test_words_for_an_instrument_leave_the_others_as_they_are() -> None:
    assert [player.density for player in worded("busier drums").players] == [None, "high"]
    assert [player.density for player in worded("busier, like a flute").players] == [
        "high",
        "high",
    ]
