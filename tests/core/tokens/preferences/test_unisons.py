"""Parts keep out of one another's notes, and meet all the same where nothing else is likely."""

from __future__ import annotations

import numpy as np

from amt_core.tokens.preferences.unisons import UnisonLean
from amt_core.tokens.vocabulary import VOCABULARY

ALLOWED = VOCABULARY.pitch.ids(60, 64)


def lean_at(unisons: UnisonLean, position: int) -> list[float]:
    lean = np.zeros(len(ALLOWED), dtype=np.float32)
    unisons.lean_away(ALLOWED, lean, position)
    return lean.tolist()


def two_notes() -> UnisonLean:
    unisons = UnisonLean()
    unisons.hear(0, VOCABULARY.pitch.id(61))
    unisons.hear(24, VOCABULARY.pitch.id(62))
    return unisons


def test_the_notes_of_the_parts_before_become_rarer_where_they_are_struck() -> None:
    unisons = two_notes()
    unisons.close_cell()
    first, second = lean_at(unisons, 0), lean_at(unisons, 24)
    assert first[1] < 0.0 == first[0] == first[2]
    assert second[2] < 0.0 == second[1]
    assert not any(lean_at(unisons, 12))


def test_a_part_is_not_kept_from_its_own_notes_nor_from_those_of_the_bar_before() -> None:
    unisons = two_notes()
    assert not any(lean_at(unisons, 0))
    unisons.close_cell()
    unisons.open_bar()
    assert not any(lean_at(unisons, 0))
