"""Sequences in memory that never moves, and runs of a session on them.

All keys and values lie in one block and every input and output of the session is bound to memory
once, so that a step allocates nothing of ours and copies only the tokens' ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.kv_cache.cache_memory import DeviceMemory, HostMemory
from amt_core.tokens.in_force import KINDS, NONE

if TYPE_CHECKING:
    import onnxruntime

PROMPT_PIECE: Final = 64
"""Most tokens of one sequence that are evaluated in one run."""


class BoundRows:
    """Rows that each hold one sequence with its own length.

    Args:
        session: The graph.
        memory: Where the rows lie; it says how many there are and how long they may be.
        vocab_size: Token ids.
        has_tokens_in_force: Whether the graph takes the tokens in force of each position.

    Attributes:
        memory: As given.
        lengths: (rows,) tokens that each row holds; yours to change.
        logits: (rows, vocab_size) of the token that follows, from each row's last run.
    """

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        memory: HostMemory | DeviceMemory,
        *,
        vocab_size: int,
        has_tokens_in_force: bool,
    ) -> None:
        self.memory = memory
        num_rows = memory.shape[2]
        self.lengths = np.zeros(num_rows, np.int64)
        self.logits = np.zeros((num_rows, vocab_size), np.float32)
        self._session = session
        self._ids = np.zeros((num_rows, 1), np.int64)
        self._positions = np.zeros((num_rows, 1), np.int64)
        self._last_index = np.zeros(num_rows, np.int32)
        self._total_length = np.zeros((), np.int32)
        self._has_tokens_in_force = has_tokens_in_force
        self._in_force = np.zeros((num_rows, 1, len(KINDS)), np.int64)
        self._piece_ids = np.zeros((1, PROMPT_PIECE), np.int64)
        self._piece_in_force = np.zeros((1, PROMPT_PIECE, len(KINDS)), np.int64)
        self._piece_positions = np.zeros((1, PROMPT_PIECE), np.int64)
        self._step_bindings: dict[tuple[int, int], onnxruntime.IOBinding] = {}
        self._piece_bindings: dict[int, onnxruntime.IOBinding] = {}

    def put(
        self, ids: NDArray[np.int64] | Sequence[int], in_force: Sequence[Sequence[int]] = ()
    ) -> None:
        """Lays the next token of each of the first rows ready for `run`.

        Args:
            ids: (count,) the tokens.
            in_force: (count, kinds) the tokens in force after each of them; none if missing.
        """
        count = len(ids)
        self._ids[:count, 0] = ids
        self._in_force[: len(in_force), 0] = in_force or NONE
        self._positions[:count, 0] = self.lengths[:count]
        # A neighbor that only fills a batch writes behind its end, where it does no harm.
        self._ids[count:] = 0
        self._positions[count:] = 0

    def run(self, first: int, count: int) -> None:
        """Evaluates the token that was laid ready for rows ``first`` … ``first + count - 1``.

        Lengths stay as they are: whether a row grew, or was there to fill the batch, is known to
        who laid the tokens ready.
        """
        binding = self._step_bindings.get((first, count))
        if binding is None:
            inputs = self._ids[first:], self._positions[first:], self._in_force[first:]
            binding = self._bind(first, count, *inputs, num_new=1)
            self._step_bindings[first, count] = binding
        rows = slice(first, first + count)
        self._last_index[rows] = self.lengths[rows]
        self._total_length[...] = self._last_index[rows].max() + 1
        self._session.run_with_iobinding(binding)

    def run_piece(
        self, row: int, ids: NDArray[np.int64], in_force: NDArray[np.int64], begin: int
    ) -> None:
        """Evaluates at most `PROMPT_PIECE` tokens for one row, from position ``begin`` on.

        Args:
            row: The row.
            ids: (count,) the tokens.
            in_force: (count, kinds) the tokens in force after each of them.
            begin: The position of the first.
        """
        count = len(ids)
        binding = self._piece_bindings.get(row) if count == PROMPT_PIECE else None
        if binding is None:
            inputs = self._piece_ids, self._piece_positions, self._piece_in_force
            binding = self._bind(row, 1, *inputs, num_new=count)
            if count == PROMPT_PIECE:
                self._piece_bindings[row] = binding
        self._piece_ids[0, :count] = ids
        self._piece_in_force[0, :count] = in_force
        self._piece_positions[0, :count] = np.arange(begin, begin + count)
        self._last_index[row] = begin + count - 1
        self._total_length[...] = begin + count
        self._session.run_with_iobinding(binding)

    def _bind(
        self,
        first: int,
        num_rows: int,
        ids: NDArray[np.int64],
        positions: NDArray[np.int64],
        in_force: NDArray[np.int64],
        *,
        num_new: int,
    ) -> onnxruntime.IOBinding:
        """Binds every input and output for ``num_rows`` neighboring rows to our memory."""
        binding = self._session.io_binding()

        def bind_input(name: str, array: NDArray[np.generic], shape: tuple[int, ...]) -> None:
            binding.bind_input(name, "cpu", 0, array.dtype.type, shape, array.ctypes.data)

        bind_input("input_ids", ids, (num_rows, num_new))
        bind_input("position_ids", positions, (num_rows, num_new))
        if self._has_tokens_in_force:
            bind_input("in_force_ids", in_force, (num_rows, num_new, len(KINDS)))
        bind_input("last_index", self._last_index[first:], (num_rows,))
        bind_input("total_length", self._total_length, ())
        memory = self.memory
        device, dtype = memory.device, memory.dtype.type
        shape = (num_rows, *memory.shape[3:])
        for layer in range(memory.shape[0]):
            for kind, name in enumerate(("key", "value")):
                # Bound to the same memory twice: the cache is extended in place.
                address = memory.address(layer, kind, first)
                binding.bind_input(f"past_{name}_{layer}", device, 0, dtype, shape, address)
                binding.bind_output(f"present_{name}_{layer}", device, 0, dtype, shape, address)
        logits = self.logits[first:]
        binding.bind_output(
            "logits", "cpu", 0, np.float32, (num_rows, self.logits.shape[1]), logits.ctypes.data
        )
        return binding
