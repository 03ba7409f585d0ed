"""A set of runs is sure of what it has, and is read as it was written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.system.checksums import forget_checksums
from amt_core.tokens.known_runs import KNOWN_RUNS_FILE, KnownRuns, longer_runs

HASHES = st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=200)

NONE = np.zeros(0, dtype=np.uint64)


def hashes(*values: int) -> NDArray[np.uint64]:
    return np.array(values, dtype=np.uint64)


@given(shortest=HASHES, longer=HASHES)
def test_every_run_that_was_put_in_is_known(shortest: list[int], longer: list[int]) -> None:
    known = KnownRuns.of(hashes(*shortest), hashes(*longer))
    assert all(known.contain_any(hashes(run)) for run in shortest)
    assert all(known.contain_any(hashes(0, 0, run, 0)) for run in longer)


def test_others_are_known_by_mistake_only_seldom() -> None:
    rng = np.random.default_rng(1)
    known = KnownRuns.of(*rng.integers(0, 2**63, (2, 20_000), dtype=np.uint64))
    others = rng.integers(0, 2**63, (5_000, 51), dtype=np.uint64)
    assert sum(known.contain_any(runs) for runs in others) < 5_000 / 150


def test_a_set_may_have_short_or_long_runs_only() -> None:
    assert not KnownRuns.of(hashes(5), NONE).contain_any(hashes(6, 5))
    assert not KnownRuns.of(NONE, hashes(5)).contain_any(hashes(5, 6))
    assert KnownRuns.of(NONE, hashes(5)).contain_any(hashes(6, 5))


def test_runs_of_the_same_symbols_in_another_order_or_number_differ() -> None:
    found = set()
    for run in ([1, 2, 3], [3, 2, 1], [1, 2], [1, 1, 2, 3], [2, 1, 3], [1], [1, 1]):
        value = np.zeros(1, dtype=np.uint64)
        for symbol in run:
            value = longer_runs(value, symbol)
        found.add(int(value[0]))
    assert len(found) == 7


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    known = KnownRuns.of(np.arange(1000, dtype=np.uint64), hashes(7, 3))
    KNOWN_RUNS_FILE.save(tmp_path, known)
    loaded = KNOWN_RUNS_FILE.load(tmp_path)
    assert loaded is not None
    assert np.array_equal(loaded.bits, known.bits)
    assert loaded.longer.tolist() == [3, 7]


def test_a_model_without_the_file_knows_no_runs(tmp_path: Path) -> None:
    assert KNOWN_RUNS_FILE.load(tmp_path) is None


def damage(path: Path, kind: str) -> None:
    if kind == "text":
        path.write_text("no archive")
    elif kind == "no bits":
        np.savez(path, format=np.array(1), longer=NONE, bits=np.zeros(0, np.uint8))
    elif kind == "a folder":
        path.unlink()
        path.mkdir()
    else:
        np.savez(path, format=np.array(2), longer=NONE, bits=np.zeros(9, np.uint8))


@pytest.mark.parametrize("kind", ["text", "no bits", "a folder", "another format"])
def test_a_damaged_file_is_refused_with_a_remedy(kind: str, tmp_path: Path) -> None:
    KNOWN_RUNS_FILE.save(tmp_path, KnownRuns.of(np.arange(1000, dtype=np.uint64), NONE))
    forget_checksums(tmp_path)
    damage(tmp_path / KNOWN_RUNS_FILE.name, kind)
    with pytest.raises(AmtError, match=KNOWN_RUNS_FILE.name) as caught:
        KNOWN_RUNS_FILE.load(tmp_path)
    assert "export it again" in caught.value.hint
