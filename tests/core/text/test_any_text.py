"""A spec comes out of any text that is typed."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amt_core.spec.genres import GENRES, MOODS, SUBGENRES
from amt_core.spec.music_spec import DYNAMICS, LEVELS, MAX_NUM_BARS, Attribute, MusicSpec, Source
from amt_core.text import describe
from amt_core.text.lexicon import lexicon
from amt_core.text.parse.parser import parse_description
from amt_core.text.words import MAX_CHARS

VOCABULARY = sorted(lexicon().words)
GLUE = [" ", ", ", "-", ". ", "/", " no ", " only ", " solo ", " 3/4 ", " 16 bars ", ": ", " in ",
        " and ", "\n", " A ", " 120", " minor ", " two ", " or ", "1:30", "♩=", "#",
        " b "]  # fmt: skip


def assert_is_sensible(spec: MusicSpec) -> None:
    assert 10 <= (spec.tempo_bpm.value or 100) <= 400
    assert 1 <= (spec.num_bars.value or 1) <= MAX_NUM_BARS
    assert (spec.duration_sec.value or 1) > 0
    assert spec.genre.value is None or spec.genre.value in GENRES
    assert spec.subgenre.value is None or spec.subgenre.value in SUBGENRES
    assert set(spec.moods.value or ()) <= set(MOODS)
    assert spec.dynamics.value is None or spec.dynamics.value in DYNAMICS
    for level in (spec.density, spec.polyphony, spec.register):
        assert level.value is None or level.value in LEVELS
    instruments = spec.instruments.value or ()
    assert len({(i.program, i.is_drum) for i in instruments}) == len(instruments)
    assert all(0 <= i.program < 128 and 1 <= i.count <= 8 for i in instruments)
    silent = {(i.program, i.is_drum) for i in spec.excluded.value or ()}
    assert not silent & {(i.program, i.is_drum) for i in instruments}
    assert spec.only.value is None or instruments
    assert all(spec.attribute(n).source is not Source.SET for n in spec.attribute_names())
    ranges = [words.range for words in (*spec.words, *spec.unread, *spec.conflicts)]
    assert all(0 <= r.start <= r.stop <= len(spec.text) for r in ranges)
    json.dumps(spec.to_json())


def values_of(text: str) -> dict[str, Attribute[object]]:
    """The requests of a description, without the places of its words."""
    spec = parse_description(text)
    return {name: spec.attribute(name) for name in spec.attribute_names()}


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_spec(text: str) -> None:
    spec = parse_description(text)
    assert spec.text == text
    assert_is_sensible(spec)


@given(st.lists(st.sampled_from(VOCABULARY) | st.sampled_from(GLUE), max_size=25))
@settings(max_examples=250, deadline=None)
def test_any_heap_of_known_words_gives_a_spec(parts: list[str]) -> None:
    assert_is_sensible(parse_description(" ".join(parts)))


@given(st.lists(st.sampled_from(VOCABULARY) | st.sampled_from(GLUE), max_size=12))
@settings(max_examples=60, deadline=None)
def test_capitals_everywhere_change_nothing(parts: list[str]) -> None:
    text = " ".join(parts).lower()
    shouted = parse_description(text.upper())
    assert replace(shouted, text="") == replace(parse_description(text), text="")


ODD_TEXTS = [
    "", " ", "\x00\x01\x1b[31m", "🎹" * 500, "\u202e\u05e9\u05dc\u05d5\u05dd", "A" * 1_000_000,
    "no " * 300_000, "piano, " * 150_000, "a b c d # b " * 90_000, "1/2/3/4/5" * 1000,
    "9" * 10_000, "in " * 10_000, "\ud800", "３／４", "०१२", "1+" * 500_000, "钢琴" * 100_000,
    "at bar 3 I wrote ii-V-I", "half a bar each:", "accords : Do", ", no,", "everything but the",
    "verse " * 4000, "Am F " * 150, "H7sus13b Xm", "No: drums, bass. Yes: piano " * 20,
    "p\u0301\u0302" * 100_000, "klavierstuckgitarremusik " * 40_000, "very " * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda text: repr(text[:12]))
def test_odd_text_gives_a_spec(text: str) -> None:
    assert_is_sensible(parse_description(text))


@pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda text: repr(text[:12]))
def test_odd_text_gives_a_spec_with_the_encoder_too(text: str) -> None:
    assert_is_sensible(describe(text))


def test_a_terminal_s_colours_say_nothing() -> None:
    assert values_of("\x1b[31mpiano, 90 bpm\x1b[0m") == values_of("piano, 90 bpm")


def test_only_the_beginning_of_a_huge_text_is_read() -> None:
    padding = "la " * MAX_CHARS
    assert parse_description(f"key of G {padding}").key.value is not None
    assert parse_description(f"{padding} key of G").key.value is None


def test_accents_and_case_do_not_matter() -> None:
    plain = parse_description("flote und akkordeon, 16 takte, re mineur")
    accented = parse_description("Flöte und Akkordeon, 16 Takte, Ré mineur")
    assert replace(plain, text="") == replace(accented, text="")
