"""A plan in JSON is read as it was written, and mistakes are named with their place."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.composing.planning.files.plan_json import plan_from_json, plan_to_json, read_plan
from amt_core.composing.write_conditions import conditions_of
from amt_core.errors import AmtError
from amt_core.spec.instrument import Instrument
from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.requests import (
    FigureRequest,
    Form,
    PlayingChange,
    RequestedSection,
    TempoChange,
)
from amt_core.spec.spans import bars_span
from amt_core.styles.priors import ANY, StylePrior, StylePriors
from amt_core.styles.progressions import Progressions

BAND = StylePrior(
    num_pieces=10,
    tempo_bpm=(80, 100, 120, 150, 200),
    meters={"4/4": 9},
    minor_share=0.0,
    ensembles=(((128, 32, 0), 5),),
)
PRIORS = StylePriors({ANY: BAND})
ANYTHING = Progressions({ANY: np.ones((2, 2, 24, 24))}, {ANY: np.ones((2, 24))})
SPEC = (
    MusicSpec(text="a song")
    .setting("genre", "pop")
    .setting(
        "form",
        Form(
            sections=(
                RequestedSection(kind="intro", num_bars=4),
                RequestedSection(kind="verse", num_bars=8),
            ),
            is_complete=True,
        ),
    )
    .setting(
        "changes",
        (
            PlayingChange(
                instruments=(Instrument(is_drum=True),), is_playing=False, span=bars_span(0, 6)
            ),
            TempoChange(kind="gradual", factor=0.7, span=bars_span(-2)),
        ),
    )
    .setting(
        "figures",
        (FigureRequest(figure="arpeggio", instrument=Instrument(program=0), span=bars_span(4, 8)),),
    )
)
PLAN = draw_plan(SPEC, PRIORS, 3, progressions=ANYTHING)


def changed(*path: Any, value: Any) -> Any:
    """The JSON of the plan with one value changed."""
    plan = copy.deepcopy(plan_to_json(PLAN))
    at: Any = plan
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return plan


def test_a_plan_is_read_as_it_was_written() -> None:
    assert plan_from_json(json.loads(json.dumps(plan_to_json(PLAN)))) == PLAN


def test_players_in_another_order_are_the_same_piece() -> None:
    plan = plan_to_json(PLAN)
    plan["players"] = plan["players"][::-1]  # type: ignore[index]
    assert plan_from_json(plan) == PLAN


def test_bars_without_chords_keep_the_chord_before() -> None:
    plan = plan_from_json(changed("chords", value=[{"bar": 1, "chords": ["Am7"]}]))
    assert [bar.chords[0].chord for bar in plan.chords] == [plan.chords[0].chords[0].chord] * 12


@pytest.mark.parametrize(
    ("path", "sentence", "hint"),
    [
        (("tempos",), 'The plan has an unknown entry "tempos"', '"tempo"'),
        (("players", 0, "figur"), 'Entry 1 of players has an unknown entry "figur"', '"figure"'),
        (("feel", "zzz"), 'The feel of the plan has an unknown entry "zzz"', "swing_unit"),
    ],
)
def test_an_entry_that_a_plan_file_cannot_have_is_named(
    tmp_path: Path, path: tuple[Any, ...], sentence: str, hint: str
) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(changed(*path, value="x")), encoding="utf-8")
    with pytest.raises(AmtError, match=sentence) as caught:
        read_plan(file)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ([], "The plan"),
        ({}, '"bars"'),
        (changed("bars", value="12"), '"bars"'),
        (changed("bars", value=10**9), '"bars"'),
        (changed("bars", value=13), "12"),
        (changed("sections", value={}), '"sections"'),
        (changed("sections", 0, "first_bar", value=99), "bar 99"),
        (changed("sections", 0, "bars", value=3), "starts in bar 5"),
        (changed("sections", 0, "energy", value=9), "energy"),
        (changed("sections", 0, "playing", value=["Tuba"]), "Tuba"),
        (changed("sections", 1, "playing", value=[]), "bar 5"),
        (changed("chords", 2, "chords", value=[[1, "Xm"]]), '"Xm" in bar 3'),
        (changed("chords", 2, "chords", value=7), "chords"),
        (changed("chords", 2, "chords", value=[[1, "C"], [1, 7]]), "bar 3"),
        (changed("tempo", value=[]), "tempo"),
        (changed("tempo", 0, "bpm", value=True), "bpm"),
        (changed("tempo", 0, "bpm", value=1e9), "bpm"),
        (changed("meter", 0, "time_signature", value="4/7"), "entry 1 of meter"),
        (changed("keys", 0, "key", value="H major"), "entry 1 of keys"),
        (changed("players", value=[]), "players"),
        (changed("players", 0, "role", value="boss"), "boss"),
        (changed("players", 0, "program", value=-1), "program"),
        (changed("players", 1, "name", value="Drums"), "Drums"),
        (changed("rests", 0, "last_bar", value=40), "last_bar"),
        (changed("figures", 0, "figure", value="walkin"), "entry 1 of figures"),
        (changed("figures", 0, "figure", value="backbeat"), "entry 1 of figures"),
        (changed("figures", 0, "player", value="Tuba"), "Tuba"),
        (changed("feel", value=3), "feel"),
        (changed("format", value=2), "format"),
        (changed("style", value="polkacore"), "style"),
        (changed("sections", 0, "letter", value=None), "letter"),
    ],
)
def test_a_mistake_is_named_with_its_place(value: object, place: str) -> None:
    with pytest.raises(AmtError) as caught:
        plan_from_json(value)
    assert place in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_file_without_json_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    with pytest.raises(AmtError, match=r"plan\.json"):
        read_plan(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="missing"):
        read_plan(tmp_path / "missing.json")


_ODD = (None, True, -1, 2.5, float("nan"), 10**30, "", "x", [], [1], [[1, 2]], {}, {"a": 1})


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to the values of a plan; of lists, to those of the first entry."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else []
    items = enumerate(value[:1]) if isinstance(value, list) else items
    for key, inner in items:
        yield from _paths(inner, (*path, key))


@pytest.mark.parametrize("path", list(_paths(plan_to_json(PLAN))), ids=str)
def test_any_value_in_any_place_is_read_or_refused_with_a_sentence(path: tuple[Any, ...]) -> None:
    for odd in _ODD:
        try:
            plan = plan_from_json(changed(*path, value=odd))
        except AmtError:
            continue
        assert conditions_of(plan, MusicSpec(), knows_plan=True).frame.num_bars == plan.num_bars
