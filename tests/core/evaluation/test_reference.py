"""Figures of human pieces, the score of a take, its label."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from evaluation_pieces import line, piece

from amt_core.errors import AmtError
from amt_core.evaluation.label import baselines_of, label_take
from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.evaluation.measures.cosiatec import cosiatec_ratio
from amt_core.evaluation.measures.musicality import measure_musicality
from amt_core.evaluation.novelty.index import FOLDER_NAME, build_index
from amt_core.evaluation.novelty.novelty import Novelty, lines_of_score
from amt_core.evaluation.reference import (
    FILE_NAME,
    HumanPiece,
    Reference,
    measure_human,
    middle_of,
)
from amt_core.evaluation.take_score import score_take
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.score import Score
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import Key
from amt_core.text.parse.parser import parse_description


def human(seed: int, num_bars: int = 24) -> Score:
    rng = np.random.default_rng(seed)
    steps = rng.choice([0, 2, 4, 5, 7, 9, 11], num_bars * 4)
    return piece(
        *line(*(60 + steps + 12 * rng.integers(0, 2, len(steps))).tolist()), num_bars=num_bars
    )


@pytest.fixture
def reference() -> Reference:
    return Reference.of(
        measure_human(HumanPiece(score=human(seed), key=Key(0))) for seed in range(6)
    )


def test_the_middle_begins_at_a_multiple_of_four_with_what_is_in_force() -> None:
    score = Score(
        num_bars=30,
        tracks=human(0).tracks,
        notes=human(0, 22).notes,
        meter=MeterMap(changes=((0, TimeSignature(4, 4)), (2, TimeSignature(3, 4)))),
        tempo=TempoMap(changes=((0, 90.0), (1920, 100.0))),
    )
    middle = middle_of(score, 16)
    start = int(score.bar_starts_ticks[4])
    assert middle.num_bars == 16
    assert middle.meter.changes == ((0, TimeSignature(3, 4)),)
    assert middle.tempo.changes == ((0, 100.0),)
    assert np.array_equal(
        middle.notes.pitch, score.notes.window(start, start + middle.length_ticks).pitch
    )
    assert middle.notes.onset_ticks[0] + start == score.notes.window(start, 10**6).onset_ticks[0]


def test_a_short_piece_is_its_own_middle() -> None:
    score = human(0, 8)
    assert middle_of(score, 16) is score


def test_a_reference_is_read_as_it_was_written(reference: Reference, tmp_path: Path) -> None:
    reference.save(tmp_path / FILE_NAME)
    read = Reference.load(tmp_path / FILE_NAME)
    assert read.num_pieces == 6
    assert read.measures == reference.measures
    assert read.measures["scale_consistency"]["mean"] == 1.0
    assert read.key["key_relative"]["n"] == 6


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 99}'])
def test_what_is_no_reference_is_refused_with_a_remedy(content: str, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(content)
    with pytest.raises(AmtError, match="amt evaluate --data"):
        Reference.load(tmp_path / FILE_NAME)


def test_no_human_pieces_make_no_reference() -> None:
    with pytest.raises(AmtError, match="no human piece"):
        Reference.of([])


def test_a_take_that_holds_more_scores_more(reference: Reference) -> None:
    musicality = measure_musicality(human(9)).to_json()
    good, bad = ({"asa": asa} for asa in (1.0, 0.5))
    difference = score_take(good, musicality, reference=reference) - score_take(
        bad, musicality, reference=reference
    )
    assert difference == pytest.approx(0.5 * 0.5 / 0.9)


def test_a_take_like_human_ones_scores_more(reference: Reference) -> None:
    like = measure_musicality(human(9)).to_json()
    unlike = measure_musicality(piece(*line(*range(40, 104)), num_bars=24)).to_json()
    assert (
        score_take({}, like, reference=reference)
        > score_take({}, unlike, reference=reference) + 0.1
    )


def test_a_copy_scores_less() -> None:
    musicality = measure_musicality(human(9)).to_json()

    def score(run: int) -> float:
        novelty = Novelty(
            longest_run=run,
            num_pieces=1,
            longest_rare_run=run,
            longest_rare_line=run,
            longest_own_run=run,
        )
        return score_take({}, musicality, novelty=novelty)

    assert score(5) == score(16) == 1.0
    assert score(32) == pytest.approx((0.5 + 0.1 * 0.5) / 0.6)


def test_empty_and_stuck_takes_score_nothing() -> None:
    assert score_take({}, measure_musicality(piece()).to_json()) == 0.0
    stuck = piece(*line(*(60, 62, 64, 65) * 12), num_bars=12)
    assert score_take({"asa": 1.0}, measure_musicality(stuck).to_json()) == 0.0


def test_a_label_uses_what_stands_beside_the_model(reference: Reference, tmp_path: Path) -> None:
    spec, take = parse_description("C major"), human(9)
    bare = tmp_path / "bare"
    bare.mkdir()
    assert label_take(spec, take, bare).novelty is None
    known = tmp_path / "known"
    known.mkdir()
    reference.save(known / FILE_NAME)
    build_index([("a", lines_of_score(take))], known / FOLDER_NAME)
    label = label_take(spec, take, known)
    assert label.novelty is not None
    assert label.novelty["longest_rare_run"] == 65
    assert set(label.to_json()) == {"adherence", "novelty", "score"}
    baselines_of.cache_clear()


def test_a_human_piece_is_packed_as_its_excerpt() -> None:
    score = human(1, num_bars=40)
    measured = measure_human(HumanPiece(score=score, key=Key(0)), with_cosiatec=True)
    assert measured.excerpt["cosiatec_ratio"] == cosiatec_ratio(PieceColumns(middle_of(score, 16)))
    assert "cosiatec_ratio" not in measured.whole
