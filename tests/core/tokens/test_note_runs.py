"""Symbols of lines, whole and step by step."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from amt_core.tokens.note_runs import (
    END_OF_LINE,
    SYMBOL_BITS,
    lines_of_notes,
    moves_on,
    step_symbol,
)

NOTES = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 127)), min_size=1, max_size=40)


@given(notes=NOTES)
def test_a_line_is_the_symbols_of_its_steps(notes: list[tuple[int, int]]) -> None:
    onset, pitch = np.array(notes, dtype=np.int64).T
    line = lines_of_notes(np.zeros_like(onset), onset, pitch).tolist()
    ordered = sorted(notes)
    steps = [
        step_symbol(after[1] - before[1], after[0] - before[0])
        for before, after in itertools.pairwise(ordered)
    ]
    assert line == [*steps, END_OF_LINE]


def test_symbols_have_room_for_the_widest_and_longest_step() -> None:
    assert END_OF_LINE < step_symbol(-127, 0) < step_symbol(127, 10**6) < (1 << SYMBOL_BITS) - 1


def test_notes_of_a_chord_do_not_move_on() -> None:
    line = lines_of_notes(np.zeros(3, np.int64), np.array([0, 0, 24]), np.array([60, 64, 67]))
    assert moves_on(line).tolist() == [False, True, False]
