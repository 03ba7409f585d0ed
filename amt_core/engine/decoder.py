"""One GPT-2 on ONNX Runtime with a key/value cache that is written in place.

A decoder has a fixed number of rows; each holds one sequence with its own length. All keys and
values lie in one block that never moves, and every input and output of the session is bound to
memory once, so that a step allocates nothing of ours and copies only the tokens' ids.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.cache_memory import DeviceMemory, HostMemory
from amt_core.engine.graph import Precision
from amt_core.engine.model_folder import ModelFolder
from amt_core.engine.prompt_cache import PromptCache
from amt_core.engine.providers import CUDA_PROVIDER, Choice, choices, default_threads
from amt_core.errors import AmtError
from amt_core.system.priority import call_giving_way

if TYPE_CHECKING:
    import onnxruntime

logger = logging.getLogger(__name__)

# Prompts are evaluated in pieces that begin at multiples of this position. The value of a piece
# then depends on the tokens up to its end only, so a cached beginning is bit for bit the one
# that would have been computed.
PROMPT_PIECE: Final = 64

_FATAL_ONLY: Final = 4
_PROBE_STEPS: Final = 3
# Kernels that work on several rows at a time leave the odd ones to another, whose last bits differ.
_ROW_MULTIPLES: Final = (1, 2, 4)
# What a decoder with few rows finds must hold for one with many: both write the same take.
_MIN_PROBED_ROWS: Final = 8


class Stopped(Exception):  # noqa: N818  # nothing is wrong: somebody wanted it
    """A prompt was not evaluated to its end, because that was no longer wanted."""


class Decoder:
    """A model in memory, with room for several sequences.

    Rows are independent: what one gives does not depend, bit for bit, on the others or on how
    many are stepped together.

    Args:
        folder: The model.
        num_rows: Sequences that can be held at the same time.
        threads: Threads of a step, no more than heads; by default as many as the model is
            worth on this machine.
        precision: Which of the model's graphs to run; by default the best there is.
        allow_spinning: Whether waiting threads poll instead of sleeping: faster on an idle
            machine, slower on a busy one.
        cache_bytes: Memory for the keys and values of recent prompts.

    Raises:
        AmtError: The graph cannot be loaded, or there is too little memory.
    """

    def __init__(
        self,
        folder: ModelFolder,
        *,
        num_rows: int,
        threads: int | None = None,
        precision: Precision | None = None,
        allow_spinning: bool = True,
        cache_bytes: int = 24_000_000,
    ) -> None:
        assert num_rows >= 1
        import onnxruntime

        # With more threads than heads a head would be split, and its sum depend on their number.
        self.threads = min(
            threads or default_threads(folder.num_weights, folder.n_head), folder.n_head
        )
        self._session, choice = _load_first(
            choices(
                folder.onnx_files,
                available=onnxruntime.get_available_providers(),
                precision=precision,
            ),
            self.threads,
            allow_spinning=allow_spinning,
        )
        _check_fits(self._session, choice, folder)
        self.precision: Precision = choice.precision
        self.provider = choice.provider
        self.context = folder.n_positions
        self.vocab_size = folder.vocab_size
        self.num_rows = num_rows
        self._folder = folder
        # Some rows more than asked for: to try batches with, and to fill one up to a multiple.
        num_slots = max(num_rows, _MIN_PROBED_ROWS) + max(_ROW_MULTIPLES) - 1
        head_width = folder.n_embd // folder.n_head
        # One position is to spare for what a row that only fills a batch writes when it is full.
        self._row_shape = (folder.n_head, self.context + 1, head_width)
        shape = (folder.n_layer, 2, num_slots, *self._row_shape)
        dtype = _cache_dtype(self._session)
        try:
            on_card = self.provider == CUDA_PROVIDER
            self._memory = DeviceMemory(shape, dtype) if on_card else HostMemory(shape, dtype)
        except MemoryError as error:
            raise AmtError(
                f"There is too little memory for {num_rows} takes at once.",
                "Make fewer takes, or close other programs.",
            ) from error
        self._lengths = np.zeros(num_slots, np.int64)
        self._ids = np.zeros((num_slots, 1), np.int64)
        self._positions = np.zeros((num_slots, 1), np.int64)
        self._last_index = np.zeros(num_slots, np.int32)
        self._total_length = np.zeros((), np.int32)
        self._logits = np.zeros((num_slots, self.vocab_size), np.float32)
        self._piece_ids = np.zeros((1, PROMPT_PIECE), np.int64)
        self._piece_positions = np.zeros((1, PROMPT_PIECE), np.int64)
        self._step_bindings: dict[tuple[int, int], onnxruntime.IOBinding] = {}
        self._piece_bindings: dict[int, onnxruntime.IOBinding] = {}
        self._prompts = PromptCache(max_bytes=cache_bytes)
        self._row_multiple, self._batches_agree = self._probe_batches()
        logger.info(
            "model %s: %s, %d threads, %d rows of %d tokens",
            folder.path,
            self.precision,
            self.threads,
            num_rows,
            self.context,
        )

    def length(self, row: int) -> int:
        """Tokens that a row holds."""
        return int(self._lengths[row])

    def truncate(self, row: int, length: int) -> None:
        """Forgets the tokens of a row from position ``length`` on."""
        assert 0 <= length <= self._lengths[row]
        self._lengths[row] = length

    def copy_row(self, source: int, target: int) -> None:
        """Makes ``target`` hold what ``source`` holds."""
        length = int(self._lengths[source])
        if source != target:
            self._memory.copy_row(source, target, length)
            self._lengths[target] = length

    def keys_values(self, row: int) -> NDArray[np.generic]:
        """What a row holds, maybe a view: (layers, 2, heads, length, head width)."""
        return self._memory.read_row(row, int(self._lengths[row]))

    def prefill(
        self, row: int, ids: Sequence[int], *, stop: threading.Event | None = None
    ) -> NDArray[np.float32]:
        """Evaluates a prompt into a row, which forgets what it held; other rows are untouched.

        The beginning of the prompt is taken from recent prompts where they agree.

        Args:
            row: The row.
            ids: Token ids, at least one and at most ``context``.
            stop: Ends the work between two pieces of the prompt when it is set.

        Returns:
            Logits (vocab_size,) of the token that follows; they stay yours.

        Raises:
            Stopped: ``stop`` was set; the row is empty.
        """
        assert 0 < len(ids) <= self.context
        prompt = np.asarray(ids, np.int64)
        match = self._prompts.longest_match(prompt, piece=PROMPT_PIECE)
        start = 0
        if match is not None:
            start, keys_values, logits = match
            self._memory.write_row(row, keys_values)
            if logits is not None:
                self._lengths[row] = start
                return logits.copy()
        self._lengths[row] = 0
        for begin in range(start, len(prompt), PROMPT_PIECE):
            if stop is not None and stop.is_set():
                raise Stopped
            self._run_piece(row, prompt[begin : begin + PROMPT_PIECE], begin)
        self._lengths[row] = len(prompt)
        logits = self._logits[row].copy()
        self._prompts.add(prompt, self._memory.read_row(row, len(prompt)), logits)
        return logits

    def step(self, ids: NDArray[np.int64] | Sequence[int]) -> NDArray[np.float32]:
        """Appends one token to each of the rows 0 … n - 1.

        Args:
            ids: (n,) token ids.

        Returns:
            Logits (n, vocab_size); a view that the next call overwrites.
        """
        count = len(ids)
        assert 0 < count <= self.num_rows
        lengths = self._lengths[:count]
        assert int(lengths.max()) < self.context
        self._ids[:count, 0] = ids
        self._positions[:count, 0] = lengths
        # A neighbour that only fills a batch writes behind its end, where it does no harm.
        self._ids[count:] = 0
        self._positions[count:] = 0
        multiple = self._row_multiple
        if self._batches_agree:
            self._run_rows(0, -(-count // multiple) * multiple)
        else:
            for row in range(count):
                self._run_rows(row, multiple)
        lengths += 1
        return self._logits[:count]

    def _run_rows(self, first: int, count: int) -> None:
        """One new token for rows ``first`` … ``first + count - 1``, inputs already in place."""
        binding = self._step_bindings.get((first, count))
        if binding is None:
            binding = self._bind(first, count, self._ids[first:], self._positions[first:], 1)
            self._step_bindings[first, count] = binding
        rows = slice(first, first + count)
        self._last_index[rows] = self._lengths[rows]
        self._total_length[...] = self._last_index[rows].max() + 1
        self._session.run_with_iobinding(binding)

    def _run_piece(self, row: int, ids: NDArray[np.int64], begin: int) -> None:
        """Several new tokens for one row, from position ``begin`` on."""
        count = len(ids)
        binding = self._piece_bindings.get(row) if count == PROMPT_PIECE else None
        if binding is None:
            binding = self._bind(row, 1, self._piece_ids, self._piece_positions, count)
            if count == PROMPT_PIECE:
                self._piece_bindings[row] = binding
        self._piece_ids[0, :count] = ids
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
        num_new: int,
    ) -> onnxruntime.IOBinding:
        """Binds every input and output for ``num_rows`` neighbouring rows to our memory."""
        binding = self._session.io_binding()

        def bind_input(name: str, array: NDArray[np.generic], shape: tuple[int, ...]) -> None:
            binding.bind_input(name, "cpu", 0, array.dtype.type, shape, array.ctypes.data)

        bind_input("input_ids", ids, (num_rows, num_new))
        bind_input("position_ids", positions, (num_rows, num_new))
        bind_input("last_index", self._last_index[first:], (num_rows,))
        bind_input("total_length", self._total_length, ())
        shape = (num_rows, *self._row_shape)
        device, dtype = self._memory.device, self._memory.dtype.type
        for layer in range(self._folder.n_layer):
            for kind, name in enumerate(("key", "value")):
                # Bound to the same memory twice: the cache is extended in place.
                address = self._memory.address(layer, kind, first)
                binding.bind_input(f"past_{name}_{layer}", device, 0, dtype, shape, address)
                binding.bind_output(f"present_{name}_{layer}", device, 0, dtype, shape, address)
        logits = self._logits[first:]
        binding.bind_output(
            "logits", "cpu", 0, np.float32, (num_rows, self.vocab_size), logits.ctypes.data
        )
        return binding

    def _probe_batches(self) -> tuple[int, bool]:
        """How to step rows on this very processor so that their company never shows.

        Equal rows are stepped in batches of every size and the bits compared.

        Returns:
            The smallest multiple such that all rows of all batches of a multiple of so many rows
            come out the same, and whether there is one; if not, rows are run one after another
            in batches of the largest multiple, where at least the first row has equal company.
        """
        probe = cache(self._probe)
        agree = False
        multiple = 1
        for multiple in _ROW_MULTIPLES:
            sizes = range(multiple, max(self.num_rows, _MIN_PROBED_ROWS) + multiple, multiple)
            agree = all((probe(size) == probe(multiple)[0]).all() for size in sizes)
            if agree:
                break
        self._lengths[:] = 0
        if multiple > 1 or not agree:
            logger.info("steps of a multiple of %d rows, together: %s", multiple, agree)
        return multiple, agree

    def _probe(self, num_rows: int) -> NDArray[np.float32]:
        """Logits (num_rows, steps * vocab_size) of equal rows stepped together."""
        self._lengths[:] = 0
        steps: list[NDArray[np.float32]] = []
        for at in range(_PROBE_STEPS):
            self._ids[:num_rows] = (at * 131 + 7) % self.vocab_size
            self._positions[:num_rows] = at
            self._run_rows(0, num_rows)
            self._lengths += 1
            steps.append(self._logits[:num_rows].copy())
        return np.concatenate(steps, axis=1)


def _load_first(
    candidates: Sequence[Choice], threads: int, *, allow_spinning: bool
) -> tuple[onnxruntime.InferenceSession, Choice]:
    """A session of the first candidate that works, and which one it is."""
    for choice in candidates[:-1]:
        try:
            return _load(choice, threads, allow_spinning=allow_spinning), choice
        except AmtError as error:
            logger.warning("composing on the processor: %s", error.message)
    return _load(candidates[-1], threads, allow_spinning=allow_spinning), candidates[-1]


def _load(choice: Choice, threads: int, *, allow_spinning: bool) -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = _FATAL_ONLY
    options.add_session_config_entry(
        "session.intra_op.allow_spinning", "1" if allow_spinning else "0"
    )
    try:
        # The session's own threads inherit the priority of the one that makes it.
        session = call_giving_way(
            lambda: onnxruntime.InferenceSession(
                str(choice.file), options, providers=[choice.provider]
            )
        )
    except MemoryError:
        raise
    except Exception as error:  # ONNX Runtime's own classes share no other base
        raise AmtError(
            f"{choice.file} cannot be loaded: {error}",
            "Update onnxruntime, or export the model again with: amt model export",
        ) from error
    # A provider whose libraries are missing is left out without a word.
    if session.get_providers()[0] != choice.provider:
        raise AmtError(
            f"ONNX Runtime's {choice.provider} does not start on this machine.",
            "Install the libraries that it names, or choose another precision.",
        )
    return session


def _check_fits(session: onnxruntime.InferenceSession, choice: Choice, folder: ModelFolder) -> None:
    """Makes sure that a graph is of this model and not one of another that was put in its place.

    Raises:
        AmtError: It is not.
    """
    inputs = {entry.name: entry.shape for entry in session.get_inputs()}
    caches = {name: shape for name, shape in inputs.items() if name.startswith("past_")}
    width = folder.n_embd // folder.n_head
    fits = (
        {"input_ids", "position_ids", "last_index", "total_length"} <= inputs.keys()
        and len(caches) == 2 * folder.n_layer
        and all((shape[1], shape[3]) == (folder.n_head, width) for shape in caches.values())
        and session.get_outputs()[0].shape[-1] == folder.vocab_size
    )
    if not fits:
        raise AmtError(
            f"{choice.file} is not a graph of the model in {folder.path}.",
            f"Make it again with: amt model export {folder.path} --precision {choice.precision}",
        )


def _cache_dtype(session: onnxruntime.InferenceSession) -> np.dtype[np.generic]:
    """What a graph keeps keys and values in."""
    kinds = {entry.name: entry.type for entry in session.get_inputs()}
    dtypes = {"tensor(float)": np.float32, "tensor(float16)": np.float16, "tensor(int8)": np.int8}
    return np.dtype(dtypes[kinds["past_key_0"]])
