"""Parts keep off the notes that other parts strike at the same time."""

from __future__ import annotations

from choices import choice, note

from amt_core.tokens.preferences.unisons import UnisonBias
from amt_core.tokens.vocabulary import VOCABULARY

ALLOWED = VOCABULARY.pitch.ids(60, 64)


def biases(unisons: UnisonBias, position: int, *, track: int = 1) -> list[float]:
    bias = unisons.bias(choice(ALLOWED, track=track, position=position))
    return [0.0] * len(ALLOWED) if bias is None else bias.tolist()


def two_notes() -> UnisonBias:
    unisons = UnisonBias()
    unisons.observe(note(61, position=0))
    unisons.observe(note(62, position=24))
    return unisons


def test_the_notes_of_other_parts_become_rarer_where_they_are_struck() -> None:
    unisons = two_notes()
    first, second = biases(unisons, 0), biases(unisons, 24)
    assert first[1] < 0.0 == first[0] == first[2]
    assert second[2] < 0.0 == second[1]
    assert not any(biases(unisons, 12))


def test_a_part_is_not_kept_from_its_own_notes() -> None:
    assert not any(biases(two_notes(), 0, track=0))


def test_the_notes_of_the_bar_before_are_forgotten() -> None:
    unisons = two_notes()
    unisons.start_bar(1)
    assert not any(biases(unisons, 0))


def test_a_note_that_two_parts_strike_counts_once() -> None:
    unisons = two_notes()
    once = biases(unisons, 0, track=2)
    unisons.observe(note(61, position=0, track=1))
    assert biases(unisons, 0, track=2) == once
