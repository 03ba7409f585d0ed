"""Bars that take up others are drawn to them, part by part, and may leave them at any note."""

from __future__ import annotations

import numpy as np

from amt_core.music.score import Score, Track
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.preferences.repeated_bars import CELL_END, ECHO_LEAN, Echo
from amt_core.tokens.stream import decode
from amt_core.tokens.track_rules import rules_of
from amt_core.tokens.vocabulary import VOCABULARY


def echo_of_one_bar() -> Echo:
    """Bar 1 takes up bar 0, in which track 2 played three tokens."""
    echo = Echo([None, 0])
    echo.open_bar(0)
    echo.open_cell(2)
    for token in (10, 20, 30):
        echo.advance(token)
    echo.close_cell()
    echo.open_bar(1)
    return echo


def test_the_first_bar_is_free() -> None:
    echo = Echo([None])
    echo.open_bar(0)
    echo.open_cell(0)
    assert not echo.is_heard
    assert echo.next_token() is None


def test_a_cell_is_drawn_along_its_model_to_its_end() -> None:
    echo = echo_of_one_bar()
    assert echo.next_track(-1) == 2
    assert echo.next_track(2) is None
    echo.open_cell(2)
    wanted = []
    for token in (10, 20, 30):
        wanted.append(echo.next_token())
        echo.advance(token)
    assert wanted == [10, 20, 30]
    assert echo.next_token() == CELL_END


def test_a_cell_that_went_another_way_is_free() -> None:
    echo = echo_of_one_bar()
    echo.open_cell(2)
    echo.advance(11)
    assert echo.next_token() is None


def test_a_part_that_rested_is_free_to_join() -> None:
    echo = echo_of_one_bar()
    echo.open_cell(1)
    assert echo.next_token() is None


def write(form: tuple[int | None, ...], seed: int) -> Score:
    """Four bars drawn with no opinion but the lean of the form."""
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


def num_returns(form: tuple[int | None, ...]) -> int:
    """In how many of 60 pieces bar 2 is as bar 0."""
    count = 0
    for seed in range(60):
        notes = write(form, seed).notes
        first, third = notes.window(0, 1920), notes.window(2 * 1920, 3 * 1920)
        same_pitches = np.array_equal(first.pitch, third.pitch)
        count += same_pitches and np.array_equal(first.onset_ticks, third.onset_ticks - 2 * 1920)
    return count


def test_bars_return_where_the_form_says_so_and_seldom_elsewhere() -> None:
    assert num_returns((None, None, 0, None)) > 45
    assert num_returns((None,) * 4) < 15


def test_the_lean_makes_nothing_certain() -> None:
    assert ECHO_LEAN < 10.0
