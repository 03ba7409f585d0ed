"""Examples are what the grammar would allow, and augmentation changes what it says it changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from amt_core.pipeline.examples import PLAIN, ExampleOptions, make_example
from amt_core.pipeline.shards import Piece
from amt_core.tokens.codec import write_tokens
from amt_core.tokens.stream import decode
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


@pytest.mark.parametrize("seed", range(10))
def test_transposition_moves_pitches_and_key_together(pieces: list[Piece], seed: int) -> None:
    options = replace(LONG, max_transposition=5)
    tokens = make_example(pieces[0], np.random.default_rng(seed), options).tolist()
    original = make_example(pieces[0], np.random.default_rng(seed), LONG).tolist()

    def of(block: range, sequence: list[int]) -> np.ndarray:
        return np.array([t for t in sequence if t in block])

    pitches, drums = range(V.pitch.start, V.pitch.end), range(V.drum.start, V.drum.end)
    shifts = set((of(pitches, tokens) - of(pitches, original)).tolist())
    assert len(shifts) == 1
    assert np.array_equal(of(drums, tokens), of(drums, original))
    keys = [t - V.key.start for t in tokens if t in V.key]
    if keys:
        assert keys[0] == 12 + shifts.pop() % 12


def test_filling_examples_mask_what_they_ask_for(pieces: list[Piece]) -> None:
    options = ExampleOptions(context=4096, fill_share=1.0, drop_tracks_share=0.0)
    for seed in range(40):
        tokens = make_example(pieces[2], np.random.default_rng(seed), options).tolist()
        assert tokens.count(V.fill) == 1
        assert tokens.count(V.mask) == tokens.count(V.cell_end) >= 1
        assert tokens[-1] == V.eos


def test_dropped_tracks_are_gone_from_controls_and_bars(pieces: list[Piece]) -> None:
    options = replace(LONG, drop_tracks_share=1.0, max_tempo_shift=1)
    counts = set()
    for seed in range(40):
        tokens = make_example(pieces[3], np.random.default_rng(seed), options).tolist()
        score = decode(tokens)
        counts.add(len(score.tracks))
        assert score.num_bars == 6
    assert counts == {1, 2, 3}


def test_exchanged_instruments_keep_the_order_of_tracks(pieces: list[Piece]) -> None:
    options = replace(LONG, exchange_share=1.0)
    programs = set()
    for seed in range(40):
        tokens = make_example(pieces[4], np.random.default_rng(seed), options).tolist()
        tracks = decode(tokens).tracks
        assert [t.is_drum for t in tracks] == [True, False, False]
        assert tracks[1].program in {33, 34, 36, 37}
        assert tracks[2].program in {0, 1, 2}
        programs.add((tracks[1].program, tracks[2].program))
    assert len(programs) > 3
