"""Runs of notes that a piece shares with training pieces are found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from evaluation_pieces import BASS, DRUMS, PIANO, line, piece
from hypothesis import given, settings
from hypothesis import strategies as st

from amt_core.errors import AmtError
from amt_core.evaluation.novelty.index import NoveltyIndex, build_index
from amt_core.evaluation.novelty.novelty import lines_of_score, measure_novelty, summarize_novelty
from amt_core.music.score import Score
from amt_core.tokens.codec import encode
from amt_core.tokens.grid import quantize
from amt_core.tokens.note_runs import MAX_RUN, Symbols, lines_of_tokens

RNG = np.random.default_rng(5)
TUNES = [RNG.integers(55, 85, 40).tolist() for _ in range(6)]


def tune(pitches: Sequence[int], *, up: int = 0, step: float = 0.5) -> Score:
    return piece(*line(*(p + up for p in pitches), step=step), num_bars=12)


def index_of(folder: Path, *pieces: tuple[str, Score]) -> NoveltyIndex:
    build_index(((work, lines_of_score(score)) for work, score in pieces), folder)
    return NoveltyIndex(folder)


def symbols(*values: int) -> Symbols:
    return np.array(values, dtype=np.uint16)


def test_transposing_does_not_change_a_line() -> None:
    assert np.array_equal(lines_of_score(tune(TUNES[0])), lines_of_score(tune(TUNES[0], up=7)))


def test_another_rhythm_is_another_line() -> None:
    slower = lines_of_score(tune(TUNES[0][:10], step=1.0))
    assert not np.array_equal(lines_of_score(tune(TUNES[0][:10])), slower)


def test_drums_have_no_line() -> None:
    assert not len(lines_of_score(piece((0, 1, 36, 0), (1, 1, 38, 0), tracks=[DRUMS])))


def test_the_lines_of_tokens_are_those_of_the_score() -> None:
    rng = np.random.default_rng(1)
    notes = [
        (float(on) / 24, float(length) / 24, int(pitch), int(track))
        for on, length, pitch, track in zip(
            rng.integers(0, 24 * 12, 200), rng.integers(1, 60, 200),
            rng.integers(30, 90, 200), rng.integers(0, 4, 200), strict=True,
        )
    ]  # fmt: skip
    tracks = (PIANO, PIANO, BASS, DRUMS)
    score = quantize(piece(*notes, num_bars=4, tracks=tracks, meter="6/8"))
    assert np.array_equal(lines_of_tokens(encode(score)), lines_of_score(score))


def test_a_copy_in_another_key_is_found_with_its_length(tmp_path: Path) -> None:
    index = index_of(tmp_path, *((str(i), tune(t)) for i, t in enumerate(TUNES)))
    # Twenty notes of one tune between notes of no training piece.
    fresh = np.random.default_rng(9).integers(50, 90, 30).tolist()
    copied = [p - 5 for p in TUNES[3][8:28]]
    novelty = measure_novelty(tune([*fresh[:15], *copied, *fresh[15:]]), index)
    assert novelty.longest_run == 20
    assert novelty.num_pieces == 1
    assert novelty.longest_rare_run == novelty.longest_own_run == 20


def test_what_three_pieces_share_is_common(tmp_path: Path) -> None:
    shared = TUNES[0][:20]
    pieces = [(str(i), tune([*TUNES[i][:10], *shared])) for i in (1, 2, 3)]
    novelty = measure_novelty(tune(shared), index_of(tmp_path, *pieces))
    assert (novelty.longest_run, novelty.num_pieces) == (20, 3)
    assert novelty.longest_rare_run < 20


def test_renderings_of_one_work_are_one_source(tmp_path: Path) -> None:
    pieces = [("one song", tune(TUNES[0], up=up)) for up in range(4)]
    novelty = measure_novelty(tune(TUNES[0][:20]), index_of(tmp_path, *pieces))
    assert novelty.num_pieces == 4
    assert novelty.longest_own_run == 20


def test_repeated_chords_are_a_run_of_notes_and_no_long_line(tmp_path: Path) -> None:
    chords = piece(
        *((0.5 * i, 0.5, pitch, 0) for i in range(10) for pitch in (60, 64, 67)), num_bars=12
    )
    novelty = measure_novelty(chords, index_of(tmp_path, ("a", chords)))
    assert novelty.longest_rare_run == 30
    assert novelty.longest_rare_line == 10


def test_copies_are_counted_in_notes_and_in_onsets() -> None:
    rows = [{"longest_rare_run": run, "longest_rare_line": run // 3} for run in (6, 16, 17, 60)]
    table = summarize_novelty(rows)
    assert table["n"] == 4
    assert table["longest_rare_run"]["num_copies"] == 2
    assert table["longest_rare_line"]["num_copies"] == 1
    assert table["longest_rare_run"]["largest"] == 60
    assert summarize_novelty([]) == {}


def test_a_run_in_another_part_than_the_first_is_found(tmp_path: Path) -> None:
    index = index_of(tmp_path, ("a", tune(TUNES[0])))
    bass = [(0.5 * i, 0.5, pitch - 24, 1) for i, pitch in enumerate(TUNES[0][:18])]
    novelty = measure_novelty(piece(*line(60, 72, 61, 73), *bass), index)
    assert novelty.longest_run == 18


def test_a_run_does_not_go_on_from_one_part_into_the_next(tmp_path: Path) -> None:
    index = index_of(tmp_path, ("a", tune(TUNES[0][:12])), ("b", tune(TUNES[1][:12])))
    assert measure_novelty(tune(TUNES[0][:12] + TUNES[1][:12]), index).longest_run == 12


def test_a_piece_without_pitched_parts_copies_nothing(tmp_path: Path) -> None:
    index = index_of(tmp_path, ("a", tune(TUNES[0])))
    assert measure_novelty(piece((0, 1, 36, 2)), index).longest_run == 0


def test_long_runs_count_up_to_the_depth_of_the_index(tmp_path: Path) -> None:
    long = np.random.default_rng(2).integers(50, 90, 90).tolist()
    index = index_of(tmp_path, ("a", tune(long, step=0.25)))
    assert measure_novelty(tune(long, step=0.25), index).longest_run == MAX_RUN + 1


LINES = st.lists(st.integers(0, 3), min_size=1, max_size=60).filter(any)


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(LINES, min_size=1, max_size=5), query=LINES)
def test_runs_are_those_that_a_plain_search_finds(
    pieces: list[list[int]], query: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("index")
    texts = [symbols(*each, 0) for each in pieces]
    build_index(((str(i), text) for i, text in enumerate(texts)), folder)
    index = NoveltyIndex(folder)
    runs = index.longest_runs(symbols(*query))
    for place, length in enumerate(runs.length.tolist()):
        longest = 0
        holders: set[int] = set()
        for number, text in enumerate(pieces):
            for start in range(len(text)):
                same = 0
                while (
                    start + same < len(text)
                    and place + same < len(query)
                    and text[start + same] == query[place + same] != 0
                ):
                    same += 1
                if same > longest:
                    longest, holders = same, set()
                if same == longest:
                    holders.add(number)
        assert length == longest
        if longest:
            found = index.pieces_in(int(runs.low[place]), int(runs.high[place]))
            assert set(found.tolist()) == holders


def test_no_pieces_make_no_index(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="no piece to compare"):
        build_index([], tmp_path)


@pytest.mark.parametrize("damage", ["gone", "short", "other"])
def test_a_damaged_index_is_refused_with_a_remedy(damage: str, tmp_path: Path) -> None:
    index_of(tmp_path, ("a", tune(TUNES[0])))
    if damage == "gone":
        (tmp_path / "symbols.npy").unlink()
    elif damage == "short":
        path = tmp_path / "suffixes.npy"
        path.write_bytes(path.read_bytes()[:100])
    else:
        (tmp_path / "index.json").write_text("[]")
    with pytest.raises(AmtError, match="amt evaluate --data"):
        NoveltyIndex(tmp_path)
