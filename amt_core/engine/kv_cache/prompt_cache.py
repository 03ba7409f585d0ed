"""Keys and values of recent prompts, so that a description composed again starts at once."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    ids: NDArray[np.int64]  # (length,)
    keys_values: NDArray[np.generic]  # (layers, 2, heads, length, head width)
    logits: NDArray[np.float32]  # (vocabulary,) of the token that follows


class PromptCache:
    """The most recently used prompts, up to a number of bytes.

    Args:
        max_bytes: Memory for keys, values and logits together; 0 keeps nothing.
    """

    def __init__(self, *, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._num_bytes = 0
        self._entries: OrderedDict[bytes, _Entry] = OrderedDict()

    def longest_match(
        self, ids: NDArray[np.int64], *, piece: int
    ) -> tuple[int, NDArray[np.generic], NDArray[np.float32] | None] | None:
        """The longest beginning of a prompt that is known.

        Args:
            ids: The prompt.
            piece: A shared beginning counts in whole pieces of this many tokens only, unless
                the whole prompt is known.

        Returns:
            Its length, its keys and values, and, if it is the whole prompt, the logits that
            follow; ``None`` if nothing is known.
        """
        key = ids.tobytes()
        whole = self._entries.get(key)
        if whole is not None:
            self._entries.move_to_end(key)
            return len(ids), whole.keys_values, whole.logits
        best: _Entry | None = None
        best_length = 0
        for entry in self._entries.values():
            # The last token is always evaluated: its logits are what is wanted.
            length = min(len(entry.ids), len(ids) - 1)
            same = entry.ids[:length] == ids[:length]
            shared = length if same.all() else int(same.argmin())
            shared -= shared % piece
            if shared > best_length:
                best, best_length = entry, shared
        if best is None:
            return None
        return best_length, best.keys_values[:, :, :, :best_length], None

    def add(
        self, ids: NDArray[np.int64], keys_values: NDArray[np.generic], logits: NDArray[np.float32]
    ) -> None:
        """Keeps a copy of an evaluated prompt; the least recently used ones give way."""
        size = keys_values.nbytes + logits.nbytes + ids.nbytes
        # One that would push out all others is not worth it.
        if 2 * size > self._max_bytes:
            return
        entry = _Entry(ids=ids.copy(), keys_values=keys_values.copy(), logits=logits.copy())
        self._entries[ids.tobytes()] = entry
        self._num_bytes += size
        while self._num_bytes > self._max_bytes:
            _, oldest = self._entries.popitem(last=False)
            self._num_bytes -= oldest.keys_values.nbytes + oldest.logits.nbytes + oldest.ids.nbytes
