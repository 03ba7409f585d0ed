"""Requests about a part of the piece stay there."""

import pytest

from amt_core.spec.music_spec import MusicSpec, Source
from amt_core.spec.requests import EnergyChange, KeyChange, PlayingChange, TempoChange
from amt_core.spec.spans import Place, Span, bars_span, section_span
from amt_core.text.parse.parser import parse_description


def only_change(text: str) -> object:
    changes = parse_description(text).changes.value
    assert changes is not None
    (change,) = changes
    return change


def test_a_rest_in_a_section_excludes_no_instrument() -> None:
    spec = parse_description("no drums in the intro, piano")
    assert spec.excluded.value is None
    assert spec.instruments.value is not None
    assert any(instrument.is_drum for instrument in spec.instruments.value)


def test_a_rest_holds_in_its_section() -> None:
    change = only_change("no drums in the intro, piano")
    assert isinstance(change, PlayingChange)
    assert (change.is_playing, change.span) == (False, section_span("intro"))


def test_an_entrance_is_a_rest_in_the_bars_before() -> None:
    change = only_change("drums enter at bar 9, piano")
    assert isinstance(change, PlayingChange)
    assert (change.is_playing, change.span) == (False, bars_span(0, 8))


def test_a_ritardando_without_a_place_is_at_the_end() -> None:
    change = only_change("piano, ritardando")
    assert isinstance(change, TempoChange)
    assert change.span.place is Place.END
    assert change.factor < 1


def test_slowing_down_at_the_end_states_no_tempo() -> None:
    assert parse_description("piano, slows down at the end").tempo_bpm.source is Source.FREE


def test_a_quiet_verse_makes_no_quiet_piece() -> None:
    assert parse_description("quiet verse, loud chorus").dynamics.source is Source.FREE


def test_each_attribute_knows_its_words() -> None:
    text = "calm piano, no drums in the intro, 72 bpm"
    spec = parse_description(text)
    read = {name: [r.of(text) for r in spec.words_of(name)] for name in ("tempo_bpm", "changes")}
    assert read == {"tempo_bpm": ["72 bpm"], "changes": ["drums in the intro"]}


def test_words_keep_their_places_behind_accents_and_signs() -> None:
    text = "Flöte — ♩ = 90 …, Klavierstück in c-Moll"
    spec = parse_description(text)
    assert [r.of(text) for r in spec.words_of("key")] == ["c-Moll"]


def test_a_spec_without_words_asks_for_no_plan() -> None:
    spec = parse_description("")
    assert all(spec.attribute(n).value is None for n in MusicSpec.plan_attribute_names())


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("modulates up a step halfway through, horn", Span(place=Place.SECOND_HALF)),
        ("modulates up a step halfway through, horn, 32 bars", bars_span(16)),
        ("no drums in the first half, piano", Span(place=Place.FIRST_HALF)),
        ("drums enter halfway through, piano", Span(place=Place.FIRST_HALF)),
        ("speeds up from bar 9 to bar 16, fiddle", bars_span(8, 16)),
        ("drums stop for bar 16, organ", bars_span(15, 16)),
        ("drums stop at bar 16, organ", bars_span(15)),
    ],
)
def test_a_change_is_in_the_half_or_the_bars_that_words_name(text: str, span: Span) -> None:
    change = only_change(text)
    assert isinstance(change, KeyChange | PlayingChange | TempoChange)
    assert change.span == span


def test_a_pronoun_stands_for_the_players_before() -> None:
    changes = parse_description(
        "first chorus without drums, second chorus with them, piano"
    ).changes.value
    assert changes is not None
    assert [(c.is_playing, c.span.occurrence) for c in changes if isinstance(c, PlayingChange)] == [
        (False, 1),
        (True, 2),
    ]


@pytest.mark.parametrize(
    ("text", "dynamics", "direction"),
    [
        ("louder in the chorus, piano", None, 1),
        ("im Refrain leiser, Klavier", None, -1),
        ("loud in the chorus, piano", "f", 0),
        ("lauter Refrain, Klavier", "f", 0),
    ],
)
def test_a_comparative_is_relative_to_what_is_around(
    text: str, dynamics: str | None, direction: int
) -> None:
    change = only_change(text)
    assert isinstance(change, EnergyChange)
    assert (change.dynamics, change.direction) == (dynamics, direction)
