"""Bars that repeat others are drawn to them, track by track, and may leave them at any note."""

from __future__ import annotations

import numpy as np
import pytest
from choices import choice, note, rules_for

from amt_core.music.score import Score, Track
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.preferences.protocol import Choice, Endings
from amt_core.tokens.preferences.repeated_bars import (
    Form,
    RepeatedBar,
    RepeatedBars,
    RepeatedTrackOrder,
)
from amt_core.tokens.preferences.weights import REPEATED_BAR
from amt_core.tokens.stream import decode
from amt_core.tokens.track_rules import rules_of
from amt_core.tokens.vocabulary import VOCABULARY

V = VOCABULARY
FIRST = (V.pos.id(0), V.vel.id(8), V.dur.id(23), V.pitch.id(60))
SECOND = (V.pos.id(24), V.pitch.id(64))
GUITARS = rules_for(Track(program=24), Track(program=25), Track(program=26))
ALL_TOKENS = np.arange(V.size)


def repeated_bar() -> RepeatedBars:
    """Bar 1 repeats bar 0, in which track 2 played two notes."""
    repeated = RepeatedBars([None, RepeatedBar(bar=0)])
    repeated.start_bar(0)
    repeated.observe(note(60, track=2, tokens=FIRST))
    repeated.observe(note(64, track=2, tokens=SECOND))
    repeated.end_bar()
    repeated.start_bar(1)
    return repeated


def in_cell(*, track: int = 2, begun: tuple[int, ...] = ()) -> Choice:
    """A choice among all tokens, of which Bar and Track tokens end the cell."""
    where = slice(V.bar.start, V.track.end)
    endings = Endings(where=where, num_passed=np.zeros(where.stop - where.start, np.float32))
    return choice(ALL_TOKENS, rules=GUITARS[track], track=track, begun=begun, endings=endings)


def favored(repeated: RepeatedBars, a_choice: Choice) -> list[int]:
    """The tokens that get a bias."""
    bias = repeated.bias(a_choice)
    return [] if bias is None else np.flatnonzero(bias).tolist()


def test_the_first_bar_is_free() -> None:
    repeated = RepeatedBars([None])
    repeated.start_bar(0)
    assert repeated.bias(in_cell()) is None


@pytest.mark.parametrize("num_written", range(len(FIRST)))
def test_a_cell_is_drawn_along_the_earlier_cell(num_written: int) -> None:
    begun = FIRST[:num_written]
    assert favored(repeated_bar(), in_cell(begun=begun)) == [FIRST[num_written]]


def test_a_cell_ends_where_the_earlier_cell_ended() -> None:
    repeated = repeated_bar()
    repeated.observe(note(60, track=2, tokens=FIRST))
    repeated.observe(note(64, track=2, tokens=SECOND))
    assert favored(repeated, in_cell()) == list(range(V.bar.start, V.track.end))


def test_a_cell_that_went_another_way_is_free() -> None:
    assert favored(repeated_bar(), in_cell(begun=(V.pos.id(48),))) == []


def test_a_part_that_rested_is_free_to_join() -> None:
    assert favored(repeated_bar(), in_cell(track=1)) == []


@pytest.mark.parametrize(
    ("track", "tokens"),
    [(-1, [V.track.id(26)]), (2, V.bar.ids().tolist())],
    ids=["the next track", "the end of the bar"],
)
def test_the_next_cell_is_that_of_the_earlier_bar(track: int, tokens: list[int]) -> None:
    order = RepeatedTrackOrder(repeated_bar(), GUITARS)
    bias = order.bias(choice(ALL_TOKENS, rules=None, track=track))
    assert bias is not None
    assert np.flatnonzero(bias).tolist() == tokens


def write(form: Form, seed: int) -> Score:
    """Four bars drawn with flat logits and the bias of the form."""
    frame = Score(num_bars=4, tracks=(Track(program=40),))
    names = name_tracks(frame.tracks)
    rules = rules_of(frame.tracks, names)
    grammar = WriteGrammar(frame, rules, [VOCABULARY.bos], form=form)
    rng = np.random.default_rng(seed)
    # A dull model: a few pitches and places are likely, everything else is not.
    logits = np.full(VOCABULARY.size, -9.0, dtype=np.float32)
    logits[VOCABULARY.pitch.ids(60, 66)] = 0.0
    logits[VOCABULARY.pos.ids(0, 96)[::24]] = 0.0
    logits[VOCABULARY.bar.ids()] = -4.0  # together about as likely as one of the others
    logits[[VOCABULARY.dur.id(23), VOCABULARY.vel.id(8)]] = 0.0
    tokens: list[int] = []
    while not grammar.finished:
        allowed = grammar.allowed()
        bias = grammar.bias(logits)
        scores = logits[allowed] + (0.0 if bias is None else bias)
        weights = np.exp(scores - scores.max())
        tokens.append(int(rng.choice(allowed, p=weights / weights.sum())))
        grammar.advance(tokens[-1])
    return decode(tokens, tracks=names)


def num_returns(form: Form) -> int:
    """The number of 60 pieces in which bar 2 is the same as bar 0."""
    count = 0
    for seed in range(60):
        notes = write(form, seed).notes
        first, third = notes.window(0, 1920), notes.window(2 * 1920, 3 * 1920)
        same_pitches = np.array_equal(first.pitch, third.pitch)
        count += same_pitches and np.array_equal(first.onset_ticks, third.onset_ticks - 2 * 1920)
    return count


def test_bars_return_where_the_form_says_so_and_seldom_elsewhere() -> None:
    assert num_returns((None, None, RepeatedBar(bar=0), None)) > 45
    assert num_returns((None,) * 4) < 15


def test_the_bias_makes_no_token_certain() -> None:
    assert REPEATED_BAR < 10.0


def test_a_bar_after_a_modulation_repeats_the_pitches_of_the_new_key() -> None:
    repeated = RepeatedBars([None, RepeatedBar(bar=0, semitones=2)])
    repeated.start_bar(0)
    repeated.observe(note(60, track=2, tokens=FIRST))
    repeated.end_bar()
    repeated.start_bar(1)
    assert repeated.earlier[2] == [*FIRST[:-1], V.pitch.id(62)]


def test_a_track_that_must_rest_is_not_repeated() -> None:
    repeated = RepeatedBars([None, RepeatedBar(bar=0)], resting=[set(), {2}])
    repeated.start_bar(0)
    repeated.observe(note(60, track=2, tokens=FIRST))
    repeated.end_bar()
    repeated.start_bar(1)
    assert not repeated.earlier
    assert not repeated.has_same_players


def test_a_part_that_varies_is_free_and_takes_its_place_in_the_order() -> None:
    repeated = RepeatedBars([None, RepeatedBar(bar=0, varied=frozenset({2}))])
    repeated.start_bar(0)
    for track in (1, 2):
        repeated.observe(note(60, track=track, tokens=FIRST))
    repeated.end_bar()
    repeated.start_bar(1)
    assert favored(repeated, in_cell(track=2)) == []
    assert favored(repeated, in_cell(track=1)) == [FIRST[0]]
    assert RepeatedTrackOrder(repeated, GUITARS).bias(in_cell(track=1)) is None
