"""Captions can be read back: what they say is what is understood."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amt_core.music.meter import TimeSignature
from amt_core.music.tempo_map import tempo_bin
from amt_core.music.theory import ALL_KEYS
from amt_core.spec.genres import GENRE_OF_SUBGENRE, GENRES, MOODS, SUBGENRES
from amt_core.spec.music_spec import DYNAMICS, LEVELS, Instrument
from amt_core.text.captions.caption import compose_caption, write_caption
from amt_core.text.captions.caption_words import PROGRAM_WORDS
from amt_core.text.captions.facts import Facts
from amt_core.text.parse.parser import parse_description

METERS = ["4/4", "3/4", "6/8", "2/4", "5/4", "7/8", "12/8", "2/2", "9/8", "3/8", "6/4"]
PROGRAMS = [program for program in PROGRAM_WORDS if program >= 0]


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    style = draw(st.sampled_from([*GENRES, *SUBGENRES]))
    programs = draw(st.lists(st.sampled_from(PROGRAMS), unique=True, max_size=5))
    instruments = [Instrument(program=p, count=draw(st.sampled_from([1, 1, 2]))) for p in programs]
    if draw(st.booleans()):
        instruments.append(Instrument(is_drum=True))
    level = st.sampled_from(LEVELS)
    return Facts(
        genre=GENRE_OF_SUBGENRE.get(style, style),
        subgenre=style if style in GENRE_OF_SUBGENRE else None,
        moods=tuple(draw(st.lists(st.sampled_from(MOODS), unique=True, max_size=3))),
        tempo_bpm=float(draw(st.integers(30, 240))),
        time_signature=TimeSignature.parse(draw(st.sampled_from(METERS))),
        key=draw(st.sampled_from(ALL_KEYS)),
        instruments=tuple(instruments),
        num_bars=draw(st.integers(1, 120)),
        duration_sec=float(draw(st.integers(5, 400))),
        dynamics=draw(st.sampled_from(DYNAMICS)),
        density=draw(level),
        polyphony=draw(level),
        register=draw(level),
    )


@given(facts(), st.integers(0, 2**32 - 1))
@settings(max_examples=300, deadline=None)
def test_what_a_caption_says_is_what_is_understood(facts: Facts, seed: int) -> None:
    caption = compose_caption(facts, np.random.default_rng(seed))
    spec = parse_description(caption.text)
    for name in caption.said - {"tempo_bpm", "instruments", "moods", "duration_sec"}:
        assert spec.attribute(name).value == getattr(facts, name), caption.text
    if "genre" in caption.said and facts.subgenre:
        assert spec.subgenre.value == facts.subgenre, caption.text
    if "duration_sec" in caption.said:
        assert spec.duration_sec.value == round(facts.duration_sec or 0), caption.text
    if "moods" in caption.said:
        assert set(spec.moods.value or ()) == set(facts.moods), caption.text
    if "tempo_bpm" in caption.said:
        assert spec.tempo_bpm.is_binding
        assert facts.tempo_bpm is not None
        assert spec.tempo_bpm.value is not None
        if caption.has_number:
            assert spec.tempo_bpm.value == round(facts.tempo_bpm), caption.text
        else:
            assert tempo_bin(spec.tempo_bpm.value) == tempo_bin(facts.tempo_bpm), caption.text
    if "instruments" in caption.said:
        known = {(i.program, i.is_drum) for i in facts.instruments}
        found = {(i.program, i.is_drum) for i in spec.instruments.value or ()}
        assert found, caption.text
        assert found <= known, caption.text
        if spec.only.is_binding:
            assert found == known, caption.text


@given(facts(), st.integers(0, 2**32 - 1))
@settings(max_examples=200, deadline=None)
def test_nothing_else_is_understood_as_stated(facts: Facts, seed: int) -> None:
    caption = compose_caption(facts, np.random.default_rng(seed))
    spec = parse_description(caption.text)
    follows = {"subgenre", "only", "excluded"}
    for name in set(spec.attribute_names()) - caption.said - follows:
        attribute = spec.attribute(name)
        # A genre such as the waltz states its meter; the meter is then the piece's own.
        assert not attribute.is_binding or attribute.value == getattr(facts, name), caption.text
    silent = {(i.program, i.is_drum) for i in spec.excluded.value or ()}
    assert not silent & {(i.program, i.is_drum) for i in facts.instruments}, caption.text


PIECE = Facts(
    genre="jazz", moods=("calm", "dark"), tempo_bpm=92.0, time_signature=TimeSignature(4, 4),
    key=ALL_KEYS[20], instruments=(Instrument(program=0), Instrument(program=32)), num_bars=24,
    dynamics="p", density="low", polyphony="medium", register="low",
)  # fmt: skip


def test_same_seed_writes_the_same_caption() -> None:
    first = write_caption(PIECE, np.random.default_rng(7))
    assert first == write_caption(PIECE, np.random.default_rng(7))


def test_a_piece_is_described_in_many_ways() -> None:
    rng = np.random.default_rng(1)
    captions = [write_caption(PIECE, rng) for _ in range(200)]
    assert len(set(captions)) > 190
    beginnings = [caption.split()[0].lower().strip(".,:;") for caption in captions]
    most_common = max(beginnings.count(word) for word in set(beginnings))
    assert most_common < 70


@pytest.mark.parametrize("facts", [Facts(), Facts(instruments=(Instrument(program=122),))])
def test_nothing_known_still_gives_words(facts: Facts) -> None:
    caption = compose_caption(facts, np.random.default_rng(0))
    assert caption.text
    assert not caption.said
