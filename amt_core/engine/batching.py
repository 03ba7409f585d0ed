"""Batch sizes at which a row's numbers do not depend on the other rows, found on this processor.

Kernels that work on several rows at a time leave the odd ones to another, which sums in another
order: the last bits then differ. Which ones do is not documented, so it is tried.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.kv_cache.rows import BoundRows

logger = logging.getLogger(__name__)

_MULTIPLES: Final = (1, 2, 4)
# What a decoder with few rows finds must hold for one with many: both write the same take.
_MIN_PROBED_ROWS: Final = 8
_NUM_STEPS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Batching:
    """The number of rows to run together.

    Attributes:
        multiple: Rows are run in batches of a multiple of this number.
        together: Whether all rows of such a batch come out the same however many there are; if
            not, rows are run one after another in batches of ``multiple``, where at least the
            first row has equal company.
    """

    multiple: int
    together: bool

    def num_slots(self, num_rows: int) -> int:
        """The number of rows that need memory, with the rows that only fill a batch."""
        if self.together:
            return self._filled(num_rows)
        return num_rows + self.multiple - 1

    def runs(self, count: int) -> Iterator[tuple[int, int]]:
        """The first row and the number of rows of each run that steps the first rows."""
        if self.together:
            yield 0, self._filled(count)
            return
        for row in range(count):
            yield row, self.multiple

    def _filled(self, count: int) -> int:
        return -(-count // self.multiple) * self.multiple


def probe_batching(make_rows: Callable[[int, int], BoundRows], num_rows: int) -> Batching:
    """Steps equal rows in batches of every size and compares the bits.

    Args:
        make_rows: Gives empty rows by their number and least length in tokens, during the call.
        num_rows: Rows that shall be stepped.
    """
    most = max(num_rows, _MIN_PROBED_ROWS)
    rows = make_rows(Batching(multiple=max(_MULTIPLES), together=True).num_slots(most), _NUM_STEPS)

    @cache
    def probe(count: int) -> NDArray[np.float32]:
        return _step_equal_rows(rows, count)

    for multiple in _MULTIPLES:
        expected = probe(multiple)[0]
        together = all(
            (probe(count) == expected).all() for count in range(multiple, most + multiple, multiple)
        )
        if together:
            break
    batching = Batching(multiple=multiple, together=together)
    if multiple > 1 or not together:
        logger.info("rows are stepped so: %s", batching)
    return batching


def _step_equal_rows(rows: BoundRows, count: int) -> NDArray[np.float32]:
    """Logits (count, steps * vocab_size) of equal rows stepped together."""
    vocab_size = rows.logits.shape[1]
    rows.lengths[:] = 0
    steps: list[NDArray[np.float32]] = []
    for at in range(_NUM_STEPS):
        rows.put([(at * 131 + 7) % vocab_size] * count)
        rows.run(0, count)
        rows.lengths += 1
        steps.append(rows.logits[:count].copy())
    return np.concatenate(steps, axis=1)
