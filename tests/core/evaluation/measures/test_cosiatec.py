"""COSIATEC finds the best patterns of a piece."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from evaluation_pieces import line, piece
from slow_cosiatec import Point, slow_cosiatec

from amt_core.evaluation.measures import cosiatec as module
from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.evaluation.measures.cosiatec import Tec, cosiatec, cosiatec_ratio, measure_packing
from amt_core.music.score import Score


def packed(points: Iterable[Point]) -> list[Tec]:
    return cosiatec(np.array(sorted(set(points)), dtype=np.int64))


def points_and_vectors(tec: Tec) -> tuple[list[Point], list[Point]]:
    return [(x, y) for x, y in tec.pattern.tolist()], [(x, y) for x, y in tec.translators.tolist()]


def ratio(score: Score) -> float | None:
    return cosiatec_ratio(PieceColumns(score))


def scattered(count: int, seed: int, onsets: int, pitches: int) -> set[Point]:
    rng = np.random.default_rng(seed)
    columns = rng.integers(0, onsets, count).tolist(), rng.integers(0, pitches, count).tolist()
    return set(zip(*columns, strict=True))


def test_a_figure_and_its_transposition_are_one_pattern_and_one_vector() -> None:
    figure = {(0, 60), (2, 64), (3, 61)}
    (tec,) = packed(figure | {(onset + 10, pitch + 5) for onset, pitch in figure})
    assert points_and_vectors(tec) == (sorted(figure), [(0, 0), (10, 5)])
    assert tec.length == 4


def test_four_notes_in_a_row_are_two_and_one_vector() -> None:
    (tec,) = packed((onset, 0) for onset in range(4))
    # The pair that is one step later than the first would cover nothing new.
    assert points_and_vectors(tec) == ([(0, 0), (1, 0)], [(0, 0), (2, 0)])


def test_points_in_no_pattern_are_encoded_one_by_one() -> None:
    # No two of the differences of 0, 1, 3, 7, 12 and 20 are equal: a Golomb ruler.
    (tec,) = packed((onset, 60) for onset in (0, 1, 3, 7, 12, 20))
    assert tec.length == 6


def test_what_stands_alone_comes_after_what_returns() -> None:
    figure = {(0, 0), (1, 3), (2, 1)}
    first, rest = packed({*figure, *((x + 50, y) for x, y in figure), (200, 90), (300, 7)})
    assert points_and_vectors(first) == (sorted(figure), [(0, 0), (50, 0)])
    assert points_and_vectors(rest) == ([(200, 90), (300, 7)], [(0, 0)])


def test_of_two_patterns_that_save_the_same_the_compact_one_is_taken() -> None:
    crowded, between = {(0, 0), (5, 70), (21, 50)}, (7, 20)
    alone = {(10_000, 0), (10_500, 1), (11_000, 0)}
    chosen = packed(
        {
            *crowded,
            between,
            *((onset + 4001, pitch + 7) for onset, pitch in crowded),
            *alone,
            *((onset + 20_003, pitch + 2) for onset, pitch in alone),
        }
    )
    assert points_and_vectors(chosen[0]) == (sorted(alone), [(0, 0), (20_003, 2)])


@pytest.mark.parametrize("seed", range(40))
def test_the_choice_is_that_of_the_plain_algorithm(seed: int) -> None:
    dense = seed % 2 == 0
    points = scattered(5 + seed % 18, seed, *((9, 4) if dense else (60, 12)))
    assert [points_and_vectors(tec) for tec in packed(points)] == slow_cosiatec(points)


def test_the_choice_of_few_patterns_at_a_time_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    points = scattered(60, 1, 24, 6)
    at_once = [points_and_vectors(tec) for tec in packed(points)]
    monkeypatch.setattr(module, "_FIRST_CHUNK", 1)
    monkeypatch.setattr(module, "_MOST_TESTS", 1)
    assert [points_and_vectors(tec) for tec in packed(points)] == at_once


def test_every_point_is_covered_by_one_of_the_patterns() -> None:
    points = scattered(200, 3, 96, 30)
    covered = [(x, y) for tec in packed(points) for x, y in tec.covered.tolist()]
    assert sorted(covered) == sorted(points)


def test_a_piece_that_is_played_twice_has_nearly_two() -> None:
    half = np.random.default_rng(5).choice(100_000, 40, replace=False)
    points = {(int(onset), 60 + number) for number, onset in enumerate(half)}
    twice = points | {(onset + 500_000, pitch) for onset, pitch in points}
    (tec,) = packed(twice)
    assert len(twice) / tec.length == 80 / 41


def test_points_without_order_have_nearly_one() -> None:
    points = scattered(100, 7, 1_000_000, 128)
    assert len(points) / sum(tec.length for tec in packed(points)) < 1.05


def test_a_piece_is_read_without_drums_and_doubled_notes() -> None:
    tune = line(60, 67, 61, 70)
    alone = ratio(piece(*tune))
    doubled = [(on, length / 2, pitch, 1) for on, length, pitch, _ in tune]
    drums = [(0.25 * step, 0.25, 42, 2) for step in range(64)]
    assert ratio(piece(*tune, *doubled, *drums)) == alone


def test_a_transposed_return_packs_as_well_as_an_equal_one() -> None:
    tune = (60, 67, 61, 70, 59)
    equal = piece(*line(*tune), *line(*tune, start=8.0))
    moved = piece(*line(*tune), *line(*(pitch + 5 for pitch in tune), start=8.0))
    assert ratio(equal) == ratio(moved) == 10 / 6


def test_a_piece_without_pitched_notes_has_none() -> None:
    assert measure_packing(piece((0.0, 1.0, 38, 2))) == {}


def test_a_single_note_has_one() -> None:
    assert measure_packing(piece((0.0, 1.0, 60, 0))) == {"cosiatec_ratio": 1.0}


def test_beyond_the_limit_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_POINTS", 4)
    assert ratio(piece(*line(60, 62, 64, 65))) is not None
    assert ratio(piece(*line(60, 62, 64, 65, 67))) is None
