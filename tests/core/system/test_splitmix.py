"""The hash is the one of the paper, and tells numbers apart."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from amt_core.system.splitmix import finalized, finalized_number, splitmix64


def test_the_hash_of_zero_is_the_first_number_of_splitmix64_with_seed_zero() -> None:
    assert int(splitmix64(np.zeros(1, dtype=np.uint64))[0]) == 0xE220A8397B1DCDAF


def test_neighboring_numbers_have_different_hashes() -> None:
    hashes = splitmix64(np.arange(100_000, dtype=np.uint64))
    assert len(np.unique(hashes)) == 100_000


@given(value=st.integers(0, 2**64 - 1))
def test_one_number_is_mixed_as_an_array_is(value: int) -> None:
    assert finalized_number(value) == int(finalized(np.array([value], dtype=np.uint64))[0])
