"""Rows are stepped together as far as their company does not show, and else one by one."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest

from amt_core.engine.batching import Batching, probe_batching
from amt_core.engine.kv_cache.rows import BoundRows

EVERY_WAY = [Batching(multiple=m, together=t) for m in (1, 2, 4) for t in (True, False)]


class Kernels:
    """Rows on a processor that takes some at a time and sums those that are left differently."""

    def __init__(self, num_rows: int, at_once: int, *, also_by_number: bool) -> None:
        self.lengths = np.zeros(num_rows, np.int64)
        self.logits = np.zeros((num_rows, 7), np.float32)
        self._at_once = at_once
        self._also_by_number = also_by_number

    def put(self, ids: list[int]) -> None:
        self._ids = ids

    def run(self, first: int, count: int) -> None:
        rows = np.arange(first, first + count)
        is_odd = rows - first >= count // self._at_once * self._at_once
        self.logits[rows] = np.float32(self._ids[0]) + is_odd[:, None]
        if self._also_by_number:
            self.logits[rows[1:]] += count


def probed(at_once: int, num_rows: int = 1, *, also_by_number: bool = False) -> Batching:
    def make_rows(num_rows: int, _capacity: int) -> BoundRows:
        return cast("BoundRows", Kernels(num_rows, at_once, also_by_number=also_by_number))

    return probe_batching(make_rows, num_rows)


@pytest.mark.parametrize("num_rows", [1, 3, 8, 13])
@pytest.mark.parametrize("at_once", [1, 2, 4])
def test_rows_are_stepped_by_as_many_as_the_kernels_take(at_once: int, num_rows: int) -> None:
    assert probed(at_once, num_rows) == Batching(multiple=at_once, together=True)


def test_where_no_multiple_helps_rows_are_stepped_one_after_another() -> None:
    assert probed(3) == Batching(multiple=4, together=False)
    assert probed(1, also_by_number=True) == Batching(multiple=4, together=False)


@pytest.mark.parametrize("batching", EVERY_WAY)
def test_every_row_is_stepped_once_and_none_lies_outside_of_the_memory(batching: Batching) -> None:
    for num_rows in range(1, 10):
        slots = batching.num_slots(num_rows)
        assert num_rows <= slots < num_rows + batching.multiple
        for count in range(1, num_rows + 1):
            runs = list(batching.runs(count))
            assert all(first + number <= slots for first, number in runs)
            stepped = [row for first, number in runs for row in range(first, first + number)]
            assert set(range(count)) <= set(stepped)
            if batching.together:
                assert len(runs) == 1
            else:
                assert [first for first, _ in runs] == list(range(count))
