"""A spec that was written as JSON and read again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from amt_core.errors import AmtError
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.spec.music_spec import Attribute, MusicSpec, Source
from amt_core.spec.read_spec import spec_from_json
from amt_core.spec.requests import ChordCycle, ChordPlan, FeelRequest, RequestedChord
from amt_core.spec.spans import WHOLE, Reach, Span, bars_span, section_span
from amt_core.text.expected import read_expectations
from amt_core.text.parse.parser import parse_description

_DESCRIPTIONS = Path(__file__).parents[1] / "text" / "descriptions"


def _again(spec: MusicSpec) -> MusicSpec:
    return spec_from_json(json.loads(json.dumps(spec.to_json())), text=spec.text)


def _only_attributes(spec: MusicSpec) -> MusicSpec:
    return replace(spec, words=(), unread=(), conflicts=())


@pytest.mark.parametrize("path", sorted(_DESCRIPTIONS.glob("*_*.toml")), ids=lambda path: path.stem)
def test_every_request_of_a_description_comes_back(path: Path) -> None:
    for expectation in read_expectations(path):
        spec = _only_attributes(parse_description(expectation.text))
        assert _again(spec) == spec, expectation.text


@pytest.mark.parametrize(
    "span",
    [
        WHOLE,
        section_span("chorus", 2),
        section_span("B", -1),
        replace(section_span("verse"), reach=Reach.BEFORE),
        bars_span(8),
        bars_span(-1),
        bars_span(-4),
        bars_span(-4, -2),
        replace(bars_span(0, 4), section="chorus", occurrence=-1),
        bars_span(3, 4),
        replace(bars_span(-2), section="chorus", occurrence=-1, reach=Reach.BEFORE),
    ],
    ids=str,
)
def test_a_part_of_a_piece_comes_back(span: Span) -> None:
    assert Span.parse(str(span)) == span


def test_degrees_come_back_with_their_bass() -> None:
    bar = (
        RequestedChord(beat=0.0, chord=ChordSymbol(9, "m7", 0)),
        RequestedChord(beat=2.0, chord=None),
    )
    chords = ChordPlan(cycles=(ChordCycle(bars=(bar, ()), mode="major", is_loop=True),))
    spec = MusicSpec(chords=Attribute(chords, Source.SET))
    assert _again(spec) == spec


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("feel", [{"type": "FeelRequest", "swing_unit": "eight"}]),
        ("feel", [{"span": "the middle"}]),
        ("feel", 7),
        ("changes", [{"type": "Other"}]),
        ("chords", {"cycles": [{"bars": [[{"beat": 0, "chord": "Hx"}]]}]}),
        ("feel", [{"swing_unit": 12}]),
        ("feel", [{"words": [4, 2]}]),
        ("chords", {"cycles": [{"bars": [[{"beat": 0, "chord": 7}]]}]}),
        ("key", 7),
        ("num_bars", "many"),
        ("num_bars", 0),
        ("tempo_bpm", float("nan")),
        ("density", "loud"),
        ("moods", ["happy", "green"]),
        ("instruments", [{"program": 128}]),
        ("instruments", [{"program": 0, "count": -1}]),
        ("instruments", ["piano"]),
        (
            "changes",
            [{"type": "EnergyChange", "is_gradual": False, "instruments": [{"program": -1}]}],
        ),
        ("roles", [{"instrument": None, "role": "king"}]),
        ("form", {"sections": [{"kind": "verse", "num_bars": 2**31}]}),
        ("form", {"sections": [{"letter": "a"}]}),
    ],
)
def test_a_value_that_is_none_is_refused(name: str, value: Any) -> None:
    with pytest.raises(AmtError, match=name):
        spec_from_json({name: {"value": value, "source": "set"}})


@pytest.mark.parametrize("entry", [7, [], {"value": 7}, {"value": 7, "source": "free"}])
def test_an_entry_that_is_no_attribute_is_refused(entry: Any) -> None:
    with pytest.raises(AmtError, match="num_bars"):
        spec_from_json({"num_bars": entry})


def test_fields_that_an_older_version_did_not_write_have_their_usual_values() -> None:
    spec = spec_from_json({"feel": {"value": [{"is_swung": True}], "source": "stated"}})
    assert spec.feel.value == (FeelRequest(is_swung=True),)
