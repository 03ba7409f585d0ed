"""Chords are heard in what sounds, and change where bars and half bars begin."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.music.chords import NO_CHORD, TRIADS, chord_spans, find_chords, transposed

C_MAJOR, A_MINOR = 0, 12 + 9


@pytest.mark.parametrize("chord", range(24))
def test_a_triad_is_found_in_its_own_notes(chord: int) -> None:
    assert find_chords(TRIADS[[chord]].astype(np.float64)).tolist() == [chord]


def test_what_sounds_longest_decides() -> None:
    chroma = np.zeros((1, 12))
    chroma[0, [0, 4, 7]] = 4.0, 4.0, 1.0
    chroma[0, 9] = 3.0  # C E G A: A minor is heard, for its notes sound longer than G does
    assert find_chords(chroma).tolist() == [A_MINOR]


def test_neither_silence_nor_a_cluster_is_a_chord() -> None:
    assert find_chords(np.stack([np.zeros(12), np.ones(12)])).tolist() == [NO_CHORD, NO_CHORD]


def test_chords_may_change_in_the_middle_of_bars_with_four_beats_but_not_with_three() -> None:
    starts, beats = np.array([0, 96, 168, 264]), np.array([24, 24, 24])
    assert chord_spans(starts, beats).tolist() == [0, 48, 96, 168, 216, 264]


def test_transposing_keeps_the_mode() -> None:
    assert transposed(C_MAJOR, 9) == 9
    assert transposed(A_MINOR, -9) == 12
