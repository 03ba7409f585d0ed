"""A plan's chords draw the bass to their roots and the others to their notes, and forbid none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from choices import ZEROS, choice, note, rules_for

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.score import Track
from amt_core.tokens.preferences.chords import ChordBias
from amt_core.tokens.vocabulary import STEPS_PER_QUARTER, VOCABULARY

C_MAJOR, A_MINOR = ChordSymbol(0, "maj"), ChordSymbol(9, "min")
CHORDS = [[(0, C_MAJOR), (48, A_MINOR)], [(0, None)]]
BASS, GUITAR = rules_for(Track(program=33), Track(program=24))
C, E, F, A = 48, 52, 53, 57


def biases(
    *,
    bar: int = 0,
    position: int = 0,
    quarters: float = 1.0,
    carries_harmony: bool = False,
    logits: np.ndarray = ZEROS,
) -> dict[int, float]:
    """The bias of each pitch."""
    pitches = VOCABULARY.pitch.ids()
    found = ChordBias(CHORDS, {0, 1}).bias(
        choice(
            pitches,
            logits=logits,
            rules=BASS if carries_harmony else GUITAR,
            bar=bar,
            position=position,
            steps=round(quarters * STEPS_PER_QUARTER),
        )
    )
    values = np.zeros(len(pitches)) if found is None else found
    return dict(enumerate(values.tolist()))


@pytest.mark.parametrize(("position", "inside", "outside"), [(0, C, A), (47, C, A), (48, A, F)])
def test_notes_of_the_chord_come_forward_from_where_it_begins(
    position: int, inside: int, outside: int
) -> None:
    found = biases(position=position)
    assert found[inside] > 0.0 == found[outside]


def test_a_held_note_is_drawn_to_the_chord_more_than_a_short_one() -> None:
    assert 0.0 < biases(quarters=0.125)[E] == biases(quarters=1.0)[E] < biases(quarters=2.0)[E]


def test_the_bass_is_drawn_to_the_root_alone_where_the_chord_begins() -> None:
    found = biases(carries_harmony=True)
    assert found[C] > 0.0 == found[E] == found[F]


def test_the_bass_may_walk_over_the_notes_of_the_chord_afterwards() -> None:
    found = biases(position=24, carries_harmony=True)
    assert found[C] > found[E] > 0.0 == found[F]


def test_where_there_is_no_chord_there_is_no_bias() -> None:
    assert not any(biases(bar=1).values())


def test_an_octave_that_the_model_does_not_think_of_stays_as_it_is() -> None:
    logits = ZEROS.copy()
    logits[VOCABULARY.pitch.id(C)] = 5.0
    found = biases(logits=logits)
    assert found[C] > 0.0 == found[C + 12]
    assert found[E] == found[E + 12] > 0.0


def test_only_pitches_get_a_bias() -> None:
    others = np.concatenate([VOCABULARY.pos.ids(), VOCABULARY.vel.ids(), VOCABULARY.drum.ids()])
    found = ChordBias(CHORDS, {0, 1}).bias(choice(others, rules=BASS))
    assert found is not None
    assert not found.any()


def test_the_tune_has_no_bias() -> None:
    found = ChordBias(CHORDS, {0, 1}).bias(
        choice(VOCABULARY.pitch.ids(), rules=replace(GUITAR, has_tune=True), bar=0, position=0)
    )
    assert found is None


def test_the_bass_is_drawn_to_the_lowest_note_of_a_slash_chord() -> None:
    slash = ChordBias([[(0, ChordSymbol(0, "maj", bass=4))]], {0})
    found = slash.bias(choice(VOCABULARY.pitch.ids(), rules=BASS, bar=0, position=0))
    assert found is not None
    assert found[E] > 0.0 == found[C]


def test_a_seventh_comes_forward_until_it_is_played() -> None:
    bias = ChordBias([[(0, ChordSymbol(0, "7"))]], {0})
    b_flat = 58

    def of_seventh() -> float:
        found = bias.bias(choice(VOCABULARY.pitch.ids(), rules=GUITAR, bar=0, position=0))
        assert found is not None
        return float(found[b_flat])

    bias.start_bar(0)
    before = of_seventh()
    bias.observe(note(b_flat, track=1))
    assert before > of_seventh() > 0.0


def test_chords_that_nobody_asked_for_have_no_bias() -> None:
    at = choice(VOCABULARY.pitch.ids(), rules=GUITAR, bar=0, position=0, steps=96)
    assert ChordBias(CHORDS, {0}).bias(at) is not None
    assert ChordBias(CHORDS, {1}).bias(at) is None
