"""Planned rests hold: a track is silent in them, and enters in the first bar after them."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.music.score import Score, Track
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.stream import decode
from amt_core.tokens.track_rules import rules_of
from amt_core.tokens.vocabulary import VOCABULARY

TRACKS = (Track(is_drum=True), Track(program=33), Track(program=0))
NUM_BARS = 10
ALL_BARS = range(NUM_BARS)


def played(resting: list[frozenset[int]], seed: int) -> list[set[int]]:
    """The tracks that play in each bar of a piece drawn with flat logits."""
    frame = Score(num_bars=NUM_BARS, tracks=TRACKS)
    names = name_tracks(TRACKS)
    grammar = WriteGrammar(frame, rules_of(TRACKS, names), [VOCABULARY.bos], resting=resting)
    rng = np.random.default_rng(seed)
    tokens: list[int] = []
    while not grammar.finished:
        allowed = grammar.allowed()
        # Bars end soon, so that the pieces stay short.
        ends = allowed[np.isin(allowed, [VOCABULARY.eos, *VOCABULARY.bar.ids()])]
        choices = ends if len(ends) and rng.random() < 0.5 else allowed
        tokens.append(int(rng.choice(choices)))
        grammar.advance(tokens[-1])
    score = decode(tokens, tracks=names)
    bars = score.bars_of(score.notes.onset_ticks)
    return [set(score.notes.track[bars == bar].tolist()) for bar in ALL_BARS]


@pytest.mark.parametrize("seed", range(5))
def test_a_track_is_silent_in_its_rests(seed: int) -> None:
    resting = [frozenset({0, 2} if bar < 4 else {1} if bar == 6 else ()) for bar in ALL_BARS]
    for plays, rests in zip(played(resting, seed), resting, strict=True):
        assert not plays & rests


@pytest.mark.parametrize("seed", range(5))
def test_a_track_enters_in_the_first_bar_after_its_rest(seed: int) -> None:
    resting = [frozenset({0} if bar < 5 else ()) for bar in ALL_BARS]
    assert 0 in played(resting, seed)[5]


@pytest.mark.parametrize("seed", range(5))
def test_nobody_plays_in_a_bar_in_which_all_rest(seed: int) -> None:
    resting = [frozenset({0, 1, 2} if bar == 4 else ()) for bar in ALL_BARS]
    assert played(resting, seed)[4] == set()
