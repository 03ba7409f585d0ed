"""Sections found by repetition, and their energy."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.music.score import Score, Track
from amt_core.traits.analyze_plan import analyze_plan
from tests.core.traits.conftest import Event, MakeScore

_CHORDS = {
    "A": ((60, 64, 67), (57, 60, 64), (65, 69, 72), (67, 71, 74)),
    "B": ((62, 65, 69), (64, 67, 71), (65, 69, 72), (62, 65, 69)),
    "C": ((63, 67, 70), (68, 72, 75), (61, 65, 68), (63, 66, 70)),
}
_RHYTHMS = {"A": (0.0, 1.0, 2.0, 3.0), "B": (0.0, 1.5, 3.0), "C": (0.0, 0.5, 2.0, 2.5)}


def _song(make_score: MakeScore, form: str, length: int = 8, moves: str = "") -> Score:
    chords: list[Event] = []
    tune: list[Event] = []
    for nth, letter in enumerate(form):
        rng = np.random.default_rng(ord(letter))
        move = 2 if moves and moves[nth] == "+" else 0
        for bar in range(length):
            start = 4.0 * (nth * length + bar)
            chord = _CHORDS[letter][bar % 4]
            chords += [(start + at, 0.9, p + move) for at in _RHYTHMS[letter] for p in chord]
            tune += [
                (start + at, 1.0, int(rng.choice(chord)) + 12 + move) for at in (0.0, 1.0, 2.5)
            ]
    return make_score((Track(), chords), (Track(program=73), tune), num_bars=length * len(form))


def _found(score: Score) -> str:
    return " ".join(f"{s.letter}{s.num_bars}" for s in analyze_plan(score).sections)


@pytest.mark.parametrize("form", ["AABA", "ABAB", "ABAC", "ABCA", "ABA"])
def test_a_form_of_eight_bars_is_found(make_score: MakeScore, form: str) -> None:
    assert _found(_song(make_score, form)) == " ".join(f"{letter}8" for letter in form)


def test_a_last_chorus_a_step_higher_keeps_its_letter(make_score: MakeScore) -> None:
    assert _found(_song(make_score, "ABAB", moves="---+")) == "A8 B8 A8 B8"


def test_letters_are_given_by_first_appearance(make_score: MakeScore) -> None:
    assert _found(_song(make_score, "CBC")) == "A8 B8 A8"


def test_an_introduction_without_the_tune_is_a_section(make_score: MakeScore) -> None:
    drums = [(float(beat), 0.25, 36) for beat in range(16, 80)]
    chords = [(4.0 * b, 4.0, p) for b in range(20) for p in (60, 64, 67)]
    tune = [(0.5 * i, 0.5, 72 + (0, 2, 4, 7, 5, 4)[i % 6]) for i in range(32, 160)]
    score = make_score(
        (Track(), chords), (Track(program=73), tune), (Track(is_drum=True), drums), num_bars=20
    )
    first = analyze_plan(score).sections[0]
    assert (first.num_bars, first.playing) == (4, (True, False, False))


def test_bars_left_count_down_in_every_section(make_score: MakeScore) -> None:
    plan = analyze_plan(_song(make_score, "AB"))
    assert plan.bars_left() == (7, 6, 5, 4, 3, 2, 1, 0) * 2


def test_a_fuller_section_has_more_energy(make_score: MakeScore) -> None:
    quiet = [(2.0 * i, 2.0, 60) for i in range(16)]
    full = [(32.0 + 0.25 * i, 0.25, 72 + i % 5) for i in range(128)]
    drums = [(32.0 + 0.5 * i, 0.25, 38) for i in range(64)]
    score = make_score(
        (Track(), quiet), (Track(program=30), full), (Track(is_drum=True), drums), num_bars=16
    )
    energies = analyze_plan(score).energies
    assert max(energies[:8]) < min(energies[8:])


@pytest.mark.parametrize(
    ("velocity", "step", "least", "most"), [(25, 2.0, 0, 1), (115, 0.25, 3, 4)]
)
def test_a_piece_of_one_texture_has_the_energy_of_that_texture(
    make_score: MakeScore, velocity: int, step: float, least: int, most: int
) -> None:
    parts = [
        (Track(program=program), [(step * i, step, pitch) for i in range(int(64 / step))])
        for program, pitch in ((0, 60), (30, 72), (33, 67))
    ]
    score = make_score(*parts[: 1 if step > 1 else 3], num_bars=16, velocity=velocity)
    assert all(least <= energy <= most for energy in analyze_plan(score).energies)
