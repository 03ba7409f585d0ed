"""The measures of musicality have the expected values."""

from __future__ import annotations

import numpy as np
import pytest
from evaluation_pieces import DRUMS, PIANO, line, piece

from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.evaluation.measures.musicality import Musicality, measure_musicality
from amt_core.evaluation.measures.rhythm import empty_beat_rate, empty_measure_rate

IDEA = (60, 62, 64, 65, 67, 65, 64, 62)
C, F, G = (48, 52, 55), (53, 57, 60), (55, 59, 62)


def chords(*triads: tuple[int, ...], track: int = 0) -> list[tuple[float, float, int, int]]:
    """A whole bar of each."""
    return [(4.0 * i, 4.0, pitch, track) for i, triad in enumerate(triads) for pitch in triad]


def measured(*notes: tuple[float, float, int, int], num_bars: int = 4) -> Musicality:
    return measure_musicality(piece(*notes, num_bars=num_bars))


def test_an_empty_piece_has_only_the_measures_that_need_no_notes() -> None:
    assert measured().to_json() == {
        "empty_beat_rate": 1.0,
        "empty_measure_rate": 1.0,
        "notes_per_bar": 0.0,
        "longest_same_bars": 4.0,
        "is_stuck": 0.0,
        "is_empty": 1.0,
    }


def test_drums_alone_have_no_pitch() -> None:
    found = measured((0, 1, 36, 2), (1, 1, 38, 2))
    assert found.pitch_class_entropy is None
    assert found.ends_on_tonic is None
    assert found.drum_pattern_consistency == 1.0


def test_the_entropy_of_twelve_equal_pitch_classes_is_that_of_twelve() -> None:
    assert measured(*line(*range(60, 72))).pitch_class_entropy == pytest.approx(np.log2(12))


def test_single_bars_are_less_varied_than_four() -> None:
    found = measured(*line(60, 60, 60, 60, 62, 62, 62, 62, 64, 64, 64, 64, 65, 65, 65, 65))
    assert found.entropy_1_bar == 0.0
    assert found.entropy_4_bars == pytest.approx(2.0)


def test_a_note_that_ends_on_a_bar_line_does_not_sound_in_the_next_bar() -> None:
    columns = PieceColumns(piece((0, 4, 60, 0), num_bars=2))
    assert empty_measure_rate(columns) == 0.5
    assert empty_beat_rate(columns) == 0.5


def test_bars_of_equal_rhythm_have_the_same_groove() -> None:
    steady = measured(*line(*range(60, 76)))
    assert steady.groove_consistency == steady.groove_similarity == 1.0
    uneven = measured(*line(*range(60, 68)), *line(*range(60, 68), start=8.5))
    assert uneven.groove_consistency is not None
    assert uneven.groove_consistency < 1.0


def test_a_steady_pulse_has_no_entropy_and_two_waits_have_one_bit() -> None:
    assert measured(*line(*range(60, 69))).interval_entropy == 0.0
    dotted = [(2 * i + late, 0.5, 60, 0) for i in range(8) for late in (0, 1.5)]
    assert measured(*dotted[:-1]).interval_entropy == pytest.approx(1.0)


def test_a_bar_may_be_repeated_eight_times_and_not_nine() -> None:
    bar = (60, 62, 64, 65)
    assert measured(*line(*bar * 9), num_bars=9).is_stuck == 0.0
    assert measured(*line(*bar * 10), num_bars=10).is_stuck == 1.0


def test_silence_for_long_is_stuck_too() -> None:
    assert measured(*line(60, 62, 64, 65), num_bars=12).is_stuck == 1.0


def test_bars_that_stood_before_are_repetition() -> None:
    assert measured(*line(*IDEA, *IDEA)).structural_repetition == 0.5
    assert measured(*line(*IDEA, *range(70, 78))).structural_repetition == 0.0


def test_an_idea_that_returns_in_another_key_returns() -> None:
    moved = [pitch + 5 for pitch in IDEA]
    assert measured(*line(*IDEA, *moved)).repeats_idea == 1.0


def test_an_idea_with_one_other_note_does_not_return() -> None:
    changed = [*IDEA[:5], 70, *IDEA[6:]]
    assert measured(*line(*IDEA, *changed)).repeats_idea == 0.0


def test_one_bar_over_and_over_is_no_idea() -> None:
    assert measured(*line(*(60, 62, 64, 65) * 4)).repeats_idea == 0.0


def test_what_returns_must_not_overlap_its_model() -> None:
    # Bars A B A B A: two bars return two bars later, but a piece of three bars A B A has no room.
    a, b = (60, 62, 64, 65), (67, 65, 64, 60)
    assert measured(*line(*a, *b, *a), num_bars=3).repeats_idea == 0.0
    assert measured(*line(*a, *b, *a, *b), num_bars=4).repeats_idea == 1.0


def test_bass_notes_on_strong_beats_are_held_against_the_chord_above() -> None:
    harmony = chords(C, F, G, C)
    roots = [(4.0 * i, 2.0, pitch, 1) for i, pitch in enumerate((36, 41, 43, 36))]
    assert measured(*harmony, *roots).bass_root_rate == 1.0
    fifth = (2.0, 2.0, 43, 1)
    assert measured(*harmony, *roots, fifth).bass_root_rate == pytest.approx(4 / 5)
    between = (1.0, 1.0, 42, 1)
    assert measured(*harmony, *roots, between).bass_root_rate == 1.0


def test_the_melody_is_the_top_of_the_highest_part() -> None:
    # A high line in C major over chords in C major, with one note outside.
    high = [(i, 1.0, pitch, 0) for i, pitch in enumerate((72, 74, 76, 78, 79, 81, 83, 84))]
    score = piece(*high, *chords(C, F, G, C, track=1), tracks=(PIANO, PIANO, DRUMS))
    assert measure_musicality(score).melody_in_scale == pytest.approx(7 / 8)


def test_unique_trigrams_of_chords_are_irregular() -> None:
    assert measured(*chords(C, F, G, C)).chord_irregularity == 1.0
    assert measured(*chords(C, F, C, F, C, F), num_bars=6).chord_irregularity == 0.5


def test_a_piece_ends_if_its_last_bass_note_is_the_tonic() -> None:
    assert measured(*chords(C, F, G, C)).ends_on_tonic == 1.0
    assert measured(*chords(C, F, C, G)).ends_on_tonic == 0.0


def test_a_piece_that_stops_before_its_last_bar_does_not_end() -> None:
    assert measured(*chords(C, F, G, C), num_bars=5).ends_on_tonic == 0.0


def test_loops_pack_better_than_chance() -> None:
    pitches = np.random.default_rng(0).integers(40, 90, 256).tolist()
    random, loop = line(*pitches, step=0.25), line(*pitches[:16] * 16, step=0.25)
    packed, hardly = (
        measured(*loop, num_bars=16).zlib_ratio,
        measured(*random, num_bars=16).zlib_ratio,
    )
    assert packed is not None
    assert hardly is not None
    assert packed > 3 * hardly


def test_a_form_with_returns_has_more_structure_than_chance() -> None:
    rng = np.random.default_rng(3)
    theme = rng.integers(60, 84, 16).tolist()
    other = rng.integers(60, 84, 48).tolist()
    form = measured(*line(*theme, *other[:16], *theme, *other[16:32]), num_bars=16)
    chance = measured(*line(*theme, *other), num_bars=16)
    assert form.structure_middle is not None
    assert chance.structure_middle is not None
    assert form.structure_middle > chance.structure_middle + 0.1


@pytest.mark.parametrize("meter", ["5/8", "3/4", "12/8", "7/16"])
def test_any_meter_is_measured(meter: str) -> None:
    score = piece(
        *line(*range(60, 66), step=0.25), (0, 0.5, 36, 1), (0.25, 0.1, 38, 2), meter=meter
    )
    assert measure_musicality(score).notes_per_bar == 2.0
