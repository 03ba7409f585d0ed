"""Sections with equal letters return bar by bar, and leave turns and the end free."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amt_core.composing.planning.plan import (
    Plan,
    PlannedKey,
    PlannedMeter,
    PlannedSection,
    PlannedTempo,
    Player,
)
from amt_core.composing.planning.sections.form import repeated_bars
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.tokens.preferences.repeated_bars import RepeatedBar


def plan(letters: str, length: int = 4) -> Plan:
    sections = tuple(
        PlannedSection(
            name="", letter=letter, first_bar=i * length, num_bars=length, energy=2, playing=(True,)
        )
        for i, letter in enumerate(letters)
    )
    return Plan(
        title="",
        style=None,
        num_bars=length * len(letters),
        sections=sections,
        chords=(),
        tempo=(PlannedTempo(bar=0, bpm=120.0),),
        meter=(PlannedMeter(bar=0, time_signature=TimeSignature()),),
        keys=(PlannedKey(bar=0, key=Key(0)),),
        players=(Player(name="Piano", role="full"),),
    )


def sources(of: Plan) -> list[int | None]:
    return [None if each is None else each.bar for each in repeated_bars(of)]


def test_a_section_repeats_the_first_one_of_its_letter_except_in_its_last_bar() -> None:
    assert sources(plan("ABA"))[4:] == [None] * 4 + [0, 1, 2, None]


def test_sections_return_over_any_distance() -> None:
    assert sources(plan("ABCDEFGHABCDEFGHA", 8))[128:131] == [0, 1, 2]


def test_a_piece_of_one_section_repeats_nothing() -> None:
    assert sources(plan("A", 16)) == [None] * 16


def test_a_tune_of_periods_begins_its_second_phrase_as_its_first() -> None:
    jig = replace(plan("AB", 8), style="celtic")
    assert sources(jig)[:8] == [None] * 4 + [0, 1, None, None]
    assert sources(replace(plan("A", 8), style="celtic")) == sources(jig)[:8]


@pytest.mark.parametrize("style", [None, "romantic", "jazz"])
def test_a_second_phrase_is_free_where_pieces_do_not_go_round(style: str | None) -> None:
    assert sources(replace(plan("AB", 8), style=style))[:8] == [None] * 8


@pytest.mark.parametrize(("tonic", "semitones"), [(2, 2), (11, -1), (0, 0)])
def test_a_section_returns_in_the_key_that_its_bars_have(tonic: int, semitones: int) -> None:
    changed = replace(plan("AA"), keys=(*plan("A").keys, PlannedKey(bar=4, key=Key(tonic))))
    assert repeated_bars(changed)[4] == RepeatedBar(bar=0, semitones=semitones)


def test_a_bar_with_another_mode_or_meter_is_free() -> None:
    minor = replace(plan("AA"), keys=(*plan("A").keys, PlannedKey(bar=4, key=Key(0, "minor"))))
    assert sources(minor)[4:] == [None] * 4
    meter = (*plan("A").meter, PlannedMeter(bar=5, time_signature=TimeSignature(2, 4)),
             PlannedMeter(bar=6, time_signature=TimeSignature()))  # fmt: skip
    assert sources(replace(plan("AA"), meter=meter))[4:] == [0, None, 2, None]


def duo(letters: str, length: int, *, name: str = "") -> Plan:
    """A plan for a tune, chords and drums."""
    players = tuple(
        Player(name=role, role=role, is_drum=role == "drums")
        for role in ("melody", "chords", "drums")
    )
    of = plan(letters, length)
    return replace(
        of,
        players=players,
        sections=tuple(replace(each, playing=(True,) * 3, name=name) for each in of.sections),
    )


def varied(of: Plan, first_bar: int, length: int) -> list[set[int] | None]:
    return [
        None if each is None else set(each.varied)
        for each in repeated_bars(of)[first_bar : first_bar + length]
    ]


def test_the_end_of_a_phrase_returns_with_another_tune_and_then_with_other_drums() -> None:
    song = duo("ABABAB", 8)
    assert varied(song, 16, 8) == [set(), set(), set(), {0}, set(), set(), None, None]
    assert varied(song, 32, 8) == [set(), set(), set(), {0, 2}, set(), set(), None, None]


def test_a_variation_of_a_theme_has_another_tune_throughout() -> None:
    assert varied(duo("AA", 8, name="variation"), 8, 6) == [{0}] * 6


def test_a_section_that_is_varied_keeps_nothing_but_its_chords() -> None:
    of = duo("AA", 8)
    first, second = of.sections
    of = replace(of, sections=(first, replace(second, is_varied=True)))
    assert sources(of)[8:14] == [0, 1, 2, 3, 4, 5]
    assert varied(of, 8, 6) == [{0, 1, 2}] * 6
