"""Composing without the grammar that enforces a description."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from amt_core.engine.model import Model
from amt_core.evaluation.unconstrained import SyntaxGrammar, compose_unconstrained
from amt_core.music.meter import TimeSignature
from amt_core.text.parse.parser import parse_description
from amt_core.tokens.codec import bar_token, meter_tokens
from amt_core.tokens.stream import decode
from amt_core.tokens.vocabulary import VOCABULARY

OPENING = [bar_token(3), *meter_tokens(TimeSignature(4, 4)), VOCABULARY.tempo.id(40)]


def written(seed: int, *, eager: float = 0.0) -> list[int]:
    """A random walk through the grammar, that ends bars with at least this probability."""
    rng = np.random.default_rng(seed)
    grammar = SyntaxGrammar((VOCABULARY.bos,), OPENING, num_bars=4)
    tokens = list(OPENING)
    while not grammar.finished:
        allowed = grammar.allowed()
        ends = [t for t in allowed.tolist() if t in VOCABULARY.bar or t == VOCABULARY.eos]
        token = ends[0] if ends and rng.random() < eager else int(rng.choice(allowed))
        grammar.advance(token)
        tokens.append(token)
    return tokens


@pytest.mark.parametrize("seed", range(8))
def test_whatever_it_lets_through_can_be_read_as_music(seed: int) -> None:
    score = decode(written(seed, eager=0.05))
    assert score.num_bars == 4
    assert len(score.notes) > 0


@pytest.mark.parametrize("seed", range(8))
def test_no_token_is_offered_twice(seed: int) -> None:
    rng = np.random.default_rng(seed)
    grammar = SyntaxGrammar((VOCABULARY.bos,), OPENING, num_bars=2)
    for _ in range(300):
        allowed = grammar.allowed()
        if grammar.finished:
            break
        assert len(np.unique(allowed)) == len(allowed) > 0
        grammar.advance(int(rng.choice(allowed)))


def test_nothing_holds_it_to_the_instruments_or_the_meter() -> None:
    scores = [decode(written(seed, eager=0.05)) for seed in range(8)]
    assert len({track.program for score in scores for track in score.tracks}) > 8
    assert any(len(score.meter.changes) > 1 for score in scores)


@pytest.mark.parametrize("seed", range(4))
def test_a_restart_ends_with_what_was_written_last_and_begins_with_a_whole_frame(seed: int) -> None:
    rng = np.random.default_rng(seed)
    grammar = SyntaxGrammar((VOCABULARY.bos,), OPENING, num_bars=4)
    tokens: list[int] = []
    for _ in range(200):
        allowed = grammar.allowed()
        if grammar.finished:
            break
        tokens.append(int(rng.choice(allowed)))
        grammar.advance(tokens[-1])
    prompt = grammar.restart_prompt(100_000)
    assert prompt is not None
    assert prompt == [VOCABULARY.bos, *OPENING, *tokens]
    short = grammar.restart_prompt(len(prompt) - 1)
    if short is not None:
        assert short[1] in VOCABULARY.bar
        assert short[2] in VOCABULARY.beats
        assert short[4] in VOCABULARY.tempo


def test_a_piece_is_composed_with_the_plan_of_the_same_take(tiny_model: Path) -> None:
    model = Model.load(tiny_model)
    spec = parse_description("piano, 3/4, 100 bpm, 1 bar")
    score = compose_unconstrained(spec, model=model, seed=1)
    assert score.meter.at(0) == TimeSignature(3, 4)
    assert score.num_bars == 1
    assert score.notes == compose_unconstrained(spec, model=model, seed=1).notes
