"""A plan's chords draw the bass to their roots and the others to their notes, and force nobody."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.music.chords import NO_CHORD
from amt_core.tokens.preferences.chords import ChordLean
from amt_core.tokens.vocabulary import STEPS_PER_QUARTER, VOCABULARY

C_MAJOR, A_MINOR = 0, 12 + 9
CHORDS = [[(0, C_MAJOR), (48, A_MINOR)], [(0, NO_CHORD)]]
FLAT = np.zeros(VOCABULARY.size, dtype=np.float32)
C, E, F, A = 48, 52, 53, 57


def lean(
    *,
    bar: int = 0,
    position: int = 0,
    quarters: float = 1.0,
    names_chord: bool = False,
    logits: np.ndarray = FLAT,
) -> dict[int, float]:
    """What is added to each pitch."""
    pitches = VOCABULARY.pitch.ids()
    found = ChordLean(CHORDS).bias(
        logits,
        pitches,
        bar=bar,
        position=position,
        duration_steps=round(quarters * STEPS_PER_QUARTER),
        names_chord=names_chord,
    )
    return dict(zip(range(len(pitches)), found.tolist(), strict=True))


@pytest.mark.parametrize(("position", "inside", "outside"), [(0, C, A), (47, C, A), (48, A, F)])
def test_notes_of_the_chord_come_forward_from_where_it_begins(
    position: int, inside: int, outside: int
) -> None:
    found = lean(position=position)
    assert found[inside] > 0.0 == found[outside]


def test_a_long_note_is_drawn_to_the_chord_more_than_a_passing_one() -> None:
    assert 0.0 < lean(quarters=0.125)[E] < lean(quarters=1.0)[E] < lean(quarters=2.0)[E]


def test_the_bass_is_drawn_to_the_root_alone_where_the_chord_begins() -> None:
    found = lean(names_chord=True)
    assert found[C] > 0.0 == found[E] == found[F]


def test_the_bass_may_walk_over_the_notes_of_the_chord_afterwards() -> None:
    found = lean(position=24, names_chord=True)
    assert found[C] > found[E] > 0.0 == found[F]


def test_where_no_chord_is_meant_nothing_leans() -> None:
    assert not any(lean(bar=1).values())


def test_an_octave_that_the_model_does_not_think_of_stays_as_it_is() -> None:
    logits = FLAT.copy()
    logits[VOCABULARY.pitch.id(C)] = 5.0
    found = lean(logits=logits)
    assert found[C] > 0.0 == found[C + 12]
    assert found[E] == found[E + 12] > 0.0


def test_only_pitches_lean() -> None:
    others = np.concatenate([VOCABULARY.pos.ids(), VOCABULARY.vel.ids(), VOCABULARY.drum.ids()])
    found = ChordLean(CHORDS).bias(
        FLAT, others, bar=0, position=0, duration_steps=24, names_chord=True
    )
    assert not found.any()
