"""Scores for the tests of tokens: random ones, and one that a person would write."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
import pytest
from hypothesis import strategies as st

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap


@pytest.fixture(scope="session")
def any_score() -> st.SearchStrategy[Score]:
    """The strategy that draws scores."""
    return _scores()


@st.composite
def _scores(draw: st.DrawFn) -> Score:
    """Any score: odd meters, changing tempo, tracks that share a program, notes off the grid."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    num_bars = draw(st.integers(1, 6))
    meters = draw(
        st.lists(
            st.builds(TimeSignature, st.integers(1, 13), st.sampled_from([2, 4, 8, 16])),
            min_size=1,
            max_size=3,
        )
    )
    meter = MeterMap(changes=tuple(enumerate(meters[:num_bars])))
    programs = draw(st.lists(st.sampled_from([0, 0, 33, 40, 40, 73]), min_size=0, max_size=4))
    tracks = (*(Track(program=p) for p in programs), Track(is_drum=True))
    length = int(meter.bar_starts_ticks(num_bars)[-1])
    count = draw(st.integers(0, 60))
    notes = NoteTable.from_columns(
        rng.integers(0, length, count),
        rng.integers(1, 4000, count),
        rng.integers(0, 128, count),
        rng.integers(1, 128, count),
        rng.integers(0, len(tracks), count),
    )
    tempo = TempoMap(changes=((0, 97.0), (length // 2 + 1, 143.0)))
    return Score(num_bars=num_bars, tracks=tracks, notes=notes, meter=meter, tempo=tempo)
