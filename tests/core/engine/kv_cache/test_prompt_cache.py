from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.kv_cache.prompt_cache import PromptCache

BYTES_PER_TOKEN = 2 * 2 * 3 * 4 * 4


def keys_values(length: int, value: float = 0.0) -> NDArray[np.float32]:
    return np.full((2, 2, 3, length, 4), value, np.float32)


def add(cache: PromptCache, ids: list[int], value: float = 0.0) -> None:
    cache.add(np.array(ids), keys_values(len(ids), value), np.full(5, value, np.float32))


def test_a_known_prompt_comes_back_with_its_logits() -> None:
    cache = PromptCache(max_bytes=100_000)
    add(cache, [1, 2, 3], 7.0)
    match = cache.longest_match(np.array([1, 2, 3]), piece=64)
    assert match is not None
    length, keys, logits = match
    assert length == 3
    assert (keys == 7.0).all()
    assert logits is not None
    assert (logits == 7.0).all()


def test_a_shared_beginning_counts_in_whole_pieces() -> None:
    cache = PromptCache(max_bytes=100_000)
    add(cache, list(range(20)))
    match = cache.longest_match(np.array([*range(11), 99, 98]), piece=4)
    assert match is not None
    assert match[0] == 8
    assert match[1].shape[3] == 8
    assert match[2] is None
    assert cache.longest_match(np.array([*range(3), 99]), piece=4) is None


def test_the_last_token_of_a_shorter_prompt_is_left_to_evaluate() -> None:
    cache = PromptCache(max_bytes=100_000)
    add(cache, list(range(20)))
    match = cache.longest_match(np.arange(8), piece=4)
    assert match is not None
    assert match[0] == 4


def test_the_prompt_that_was_used_longest_ago_gives_way() -> None:
    cache = PromptCache(max_bytes=3 * 4 * BYTES_PER_TOKEN + 200)
    for first in range(4):
        add(cache, [first, 1, 2, 3])
        cache.longest_match(np.array([0, 1, 2, 3]), piece=4)
    known = [
        cache.longest_match(np.array([first, 1, 2, 3]), piece=4) is not None for first in range(4)
    ]
    assert known[0]
    assert known[3]
    assert not all(known)


def test_a_prompt_that_would_push_out_all_others_is_not_kept() -> None:
    cache = PromptCache(max_bytes=10 * BYTES_PER_TOKEN)
    add(cache, list(range(9)))
    assert cache.longest_match(np.arange(9), piece=4) is None
