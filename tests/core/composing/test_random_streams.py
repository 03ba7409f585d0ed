"""The random numbers of a seed are the same in every version, and differ between purposes."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.composing.random_streams import MAX_SEED, Stream, seed_of_take, stream_of


@pytest.mark.parametrize("stream", [Stream.PLAN, Stream.FORM, Stream.CHORDS])
def test_a_stream_is_the_seed_with_the_number_of_the_stream(stream: Stream) -> None:
    number = {Stream.PLAN: 0, Stream.FORM: 1, Stream.CHORDS: 2}[stream]
    assert stream_of(7, stream).random() == np.random.default_rng((7, number)).random()


def test_streams_of_one_seed_differ() -> None:
    drawn = [stream_of(7, stream).random() for stream in Stream]
    assert len(set(drawn)) == len(drawn)


def test_the_seeds_of_takes_are_seeds_that_can_be_asked_for() -> None:
    assert [seed_of_take(7, take) for take in range(3)] == [7, 8, 9]
    assert [seed_of_take(MAX_SEED, take) for take in range(3)] == [MAX_SEED, 0, 1]
