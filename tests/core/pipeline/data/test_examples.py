"""Examples are what the grammar would allow, and augmentation changes what it says it changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from amt_core.pipeline.data.examples import PLAIN, ExampleOptions, make_example
from amt_core.pipeline.data.shards import Piece
from amt_core.tokens.codec import write_tokens
from amt_core.tokens.vocabulary import VOCABULARY

V = VOCABULARY
LONG = replace(PLAIN, context=4096)


def test_a_plain_example_is_the_piece_with_all_its_controls(pieces: list[Piece]) -> None:
    tokens = make_example(pieces[0], np.random.default_rng(0), LONG).tolist()
    words = [V.name(t) for t in tokens[: tokens.index(V.bar.id(5))]]
    assert words == [
        "BOS", "Key_C-minor", "Genre_jazz", "Mood_calm", "Mood_dark", "Dynamics_mf", "Density_low",
        "Length_<=8", "Track_Drums", "Track_Electric-Bass-(finger)", "Track_Acoustic-Grand-Piano",
    ]  # fmt: skip
    assert tokens[len(words) :] == write_tokens(pieces[0].encoded)[1:]


def test_examples_fit_the_context_and_depend_on_the_seed_alone(pieces: list[Piece]) -> None:
    options = ExampleOptions(context=200)
    for seed in range(50):
        first, second = (
            make_example(pieces[1], np.random.default_rng(seed), options) for _ in range(2)
        )
        assert np.array_equal(first, second)
        assert len(first) <= 201
        assert first[0] == V.bos


def test_filling_examples_mask_what_they_ask_for(pieces: list[Piece]) -> None:
    options = ExampleOptions(context=4096, fill_share=1.0)
    for seed in range(40):
        tokens = make_example(pieces[2], np.random.default_rng(seed), options).tolist()
        assert tokens.count(V.fill) == 1
        assert tokens.count(V.mask) == tokens.count(V.cell_end) >= 1
        assert tokens[-1] == V.eos
