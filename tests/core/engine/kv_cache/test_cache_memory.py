from __future__ import annotations

import ctypes

import numpy as np
import pytest

from amt_core.engine.kv_cache.cache_memory import DeviceMemory, HostMemory

SHAPE = (3, 2, 4, 2, 10, 8)


@pytest.fixture(params=["host", "device"])
def memory(request: pytest.FixtureRequest) -> HostMemory | DeviceMemory:
    dtype = np.dtype(np.float16)
    # ONNX Runtime's own allocator stands in for a graphics card's; the copies are the same runs.
    return (
        HostMemory(SHAPE, dtype)
        if request.param == "host"
        else DeviceMemory(SHAPE, dtype, device="cpu")
    )


def numbers(length: int, seed: int = 0) -> np.ndarray[tuple[int, ...], np.dtype[np.float16]]:
    return np.random.default_rng(seed).standard_normal((3, 2, 2, length, 8)).astype(np.float16)


def test_what_was_written_is_read_back(memory: HostMemory | DeviceMemory) -> None:
    memory.write_row(2, numbers(7))
    assert (memory.read_row(2, 7) == numbers(7)).all()


def test_rows_do_not_touch_each_other(memory: HostMemory | DeviceMemory) -> None:
    for row in range(4):
        memory.write_row(row, numbers(10, row))
    memory.copy_row(3, 1, 10)
    for row, seed in ((0, 0), (1, 3), (2, 2), (3, 3)):
        assert (memory.read_row(row, 10) == numbers(10, seed)).all()


def test_addresses_are_those_of_the_rows(memory: HostMemory | DeviceMemory) -> None:
    memory.write_row(1, numbers(10))
    for layer, kind in ((0, 0), (2, 1)):
        data = ctypes.string_at(memory.address(layer, kind, 1), 2 * 10 * 8 * 2)
        found = np.frombuffer(data, np.float16).reshape(2, 10, 8)
        assert (found == numbers(10)[layer, kind]).all()
