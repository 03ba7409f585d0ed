"""Sequences of chords match in order, in any order, and by major and minor alone."""

from __future__ import annotations

import pytest

from amt_core.evaluation.plans.chord_match import chord_matches
from amt_core.music.chord_symbols import ChordSymbol, parse_chord


def chords(text: str) -> list[ChordSymbol | None]:
    return [parse_chord(word) for word in text.split()]


@pytest.mark.parametrize(
    ("asked", "found", "ecm", "cmao", "cmaomm"),
    [
        ("Am F C G", "Am F C G", 1, 1, 1),
        ("Am F C G", "Am Am F C C G", 1, 1, 1),
        ("Am F C G", "Am F G", 0.75, 1, 1),
        ("Am F C G", "Am F E C G", 1, 0.8, 0.8),
        ("Am F C G", "G C F Am", 0.25, 1, 1),
        ("Am F C G", "Am7 Fmaj7 C G7", 0.25, 0.25, 1),
        ("Am F C G", "D E", 0, 0, 0),
    ],
)
def test_matches(asked: str, found: str, ecm: float, cmao: float, cmaomm: float) -> None:
    matches = chord_matches(chords(asked), chords(found))
    assert matches == pytest.approx({"ecm": ecm, "cmao": cmao, "cmaomm": cmaomm})


def test_silence_matches_nothing_and_asks_for_nothing() -> None:
    assert chord_matches(chords("Am F"), [None, None]) == {"ecm": 0, "cmao": 0, "cmaomm": 0}
    assert chord_matches([None], chords("Am")) == {}
