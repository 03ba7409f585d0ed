"""The runs that are kept are few, and stand in everything that would be a copy."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from amt_core.composing import Reshaped, Shaping, add_part
from amt_core.composing.compose import TakeFinished, compose
from amt_core.engine.model import Model
from amt_core.evaluation.novelty.index import NoveltyIndex, build_index
from amt_core.evaluation.novelty.novelty import lines_of_score, measure_novelty
from amt_core.music.score import Score, Track
from amt_core.pipeline.model.rare_runs import rare_runs
from amt_core.spec.music_spec import Instrument
from amt_core.text.parse.parser import parse_description
from amt_core.tokens.known_runs import (
    COMMON_PIECES,
    KNOWN_RUNS_FILE,
    MAX_COPIED_NOTES,
    SHORTEST_RUN,
    KnownRuns,
    longer_runs,
)
from amt_core.tokens.note_runs import END_OF_LINE, MAX_RUN, Symbols

# Lines of two symbols share long runs, and so come to all kinds of rare ones.
LINE = st.lists(st.integers(1, 2), max_size=70)
PERIODIC = st.builds(
    lambda motif, times, end: (motif * times)[:70] + end,
    st.lists(st.integers(1, 3), min_size=1, max_size=4),
    st.integers(4, 60),
    st.lists(st.integers(1, 3), max_size=5),
)
PIECE = st.lists(LINE | PERIODIC, max_size=3)


def text(lines: list[list[int]]) -> Symbols:
    return np.array([s for line in lines for s in [*line, END_OF_LINE]], dtype=np.uint16)


def runs_of(line: list[int], length: int) -> list[tuple[int, ...]]:
    return [tuple(line[i : i + length]) for i in range(len(line) - length + 1)]


@cache
def hash_of(run: tuple[int, ...]) -> int:
    if not run:
        return 0
    return int(longer_runs(np.array([hash_of(run[:-1])], dtype=np.uint64), run[-1])[0])


def parts_of(run: tuple[int, ...]) -> set[int]:
    lengths = range(SHORTEST_RUN, len(run) + 1)
    return {hash_of(part) for length in lengths for part in runs_of(list(run), length)}


def rare(pieces: list[list[list[int]]], length: int) -> list[tuple[int, ...]]:
    """Runs of a length in fewer pieces than make them common, counted one by one."""
    held = [{run for line in piece for run in runs_of(line, length)} for piece in pieces]
    return [run for run in set().union(*held) if sum(run in h for h in held) < COMMON_PIECES]


@settings(max_examples=40, deadline=None)
@given(pieces=st.lists(PIECE, max_size=5), length=st.integers(MAX_COPIED_NOTES, MAX_RUN))
@example(pieces=[[[1] * n + [2]] for n in (20, 21, 40, 41, 60)], length=41)
def test_every_rare_run_of_too_many_notes_contains_one_that_is_kept(
    pieces: list[list[list[int]]], length: int
) -> None:
    kept = set(np.concatenate(rare_runs(text(piece) for piece in pieces)).tolist())
    for run in rare(pieces, length):
        assert kept & parts_of(run)


@settings(max_examples=40, deadline=None)
@given(pieces=st.lists(PIECE, max_size=5))
def test_no_common_run_is_kept(pieces: list[list[list[int]]]) -> None:
    kept = set(np.concatenate(rare_runs(text(piece) for piece in pieces)).tolist())
    rare_ones = {hash_of(run) for n in range(SHORTEST_RUN, MAX_RUN + 1) for run in rare(pieces, n)}
    assert kept <= rare_ones


def test_of_a_long_line_only_one_run_in_three_is_kept() -> None:
    line = np.random.default_rng(1).integers(1, 9000, 3000).tolist()
    assert 0.3 < len(rare_runs([text([line])]).shortest) / len(line) < 0.36


def test_a_line_that_repeats_itself_in_one_piece_is_still_of_one_piece() -> None:
    line = np.random.default_rng(2).integers(1, 9000, 20).tolist()
    assert len(rare_runs([text([line] * 9)]).shortest)


def test_pieces_without_long_lines_have_nothing_to_copy() -> None:
    for pieces in ([], [text([[1] * (MAX_COPIED_NOTES - 1)]), text([])]):
        assert not any(map(len, rare_runs(pieces)))


def takes(folder: Path) -> list[Score]:
    spec = parse_description("piano, violin and drums, in D minor, 40 bars, 4/4")
    events = compose(spec, model=Model.load(folder), seed=1, takes=3)
    return [event.score for event in events if isinstance(event, TakeFinished)]


def test_a_model_does_not_write_its_training_pieces_again(tiny_model: Path, tmp_path: Path) -> None:
    model = shutil.copytree(tiny_model, tmp_path / "model")
    training = takes(model)
    build_index(
        ((str(n), lines_of_score(score)) for n, score in enumerate(training)), tmp_path / "index"
    )
    index = NoveltyIndex(tmp_path / "index")

    def copied(scores: list[Score]) -> list[int]:
        return [measure_novelty(score, index).longest_rare_run for score in scores]

    assert min(copied(takes(model))) > MAX_COPIED_NOTES
    runs = rare_runs(lines_of_score(score) for score in training)
    KNOWN_RUNS_FILE.save(model, KnownRuns.of(*runs))
    assert max(copied(takes(model))) <= MAX_COPIED_NOTES


def with_a_flute(folder: Path) -> Score:
    piano = Score(num_bars=96, tracks=(Track(program=0),))
    shaping = Shaping(model=Model.load(folder), seed=1)
    *_, last = add_part(piano, Instrument(program=73), shaping)
    assert isinstance(last, Reshaped)
    return last.score


def test_a_part_that_joins_does_not_write_them_again_either(
    tiny_model: Path, tmp_path: Path
) -> None:
    model = shutil.copytree(tiny_model, tmp_path / "model")
    training = lines_of_score(with_a_flute(model))
    build_index([("0", training)], tmp_path / "index")
    index = NoveltyIndex(tmp_path / "index")
    assert measure_novelty(with_a_flute(model), index).longest_rare_run > MAX_COPIED_NOTES
    KNOWN_RUNS_FILE.save(model, KnownRuns.of(*rare_runs([training])))
    assert measure_novelty(with_a_flute(model), index).longest_rare_run <= MAX_COPIED_NOTES
