"""One GPT-2 on ONNX Runtime with a key/value cache that is written in place.

A decoder has a number of rows; each holds one sequence with its own length.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.batching import probe_batching
from amt_core.engine.graph_shape import Precision
from amt_core.engine.kv_cache.cache_memory import DeviceMemory, HostMemory, is_lack_of_memory
from amt_core.engine.kv_cache.prompt_cache import PromptCache
from amt_core.engine.kv_cache.rows import PROMPT_PIECE, BoundRows
from amt_core.engine.model_folder import ModelFolder
from amt_core.engine.providers import CUDA_PROVIDER, Choice, choices, default_threads
from amt_core.engine.session import cache_dtype, load_session
from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.tokens.in_force import TokensInForce

logger = logging.getLogger(__name__)


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
        cache_bytes: int = 8_000_000,
    ) -> None:
        assert num_rows >= 1
        import onnxruntime

        # With more threads than heads a head would be split, and its sum depend on their number.
        self.threads = min(
            threads or default_threads(folder.num_weights, folder.n_head), folder.n_head
        )
        self.context = folder.n_positions
        self.vocab_size = folder.vocab_size
        self.num_rows = num_rows
        self._folder = folder
        self._allow_spinning = allow_spinning
        self._prompts = PromptCache(max_bytes=cache_bytes)
        self._start_first(
            choices(
                folder.onnx_files,
                available=onnxruntime.get_available_providers(),
                precision=precision,
            )
        )
        logger.info(
            "model %s: %s, %d threads, %d rows of %d tokens",
            folder.path,
            self.precision,
            self.threads,
            num_rows,
            self.context,
        )

    @property
    def precision(self) -> Precision:
        """The precision of the graph that runs."""
        return self._choice.precision

    @property
    def provider(self) -> str:
        """ONNX Runtime's name of what runs it."""
        return self._choice.provider

    def make_room(self, num_rows: int) -> None:
        """Makes room for this many sequences; all rows are empty afterwards.

        Raises:
            AmtError: There is too little memory; everything is as it was.
        """
        try:
            batching = probe_batching(self._make_rows, num_rows)
            rows = self._make_rows(batching.num_slots(num_rows), self.context)
        except (MemoryError, RuntimeError) as error:
            if not is_lack_of_memory(error):
                raise
            raise AmtError(
                Sentence(
                    "There is too little memory for {num_rows} takes at once.", num_rows=num_rows
                ),
                "Make fewer takes, or close other programs.",
            ) from error
        self._rows, self._batching, self.num_rows = rows, batching, num_rows
        self._readers = [TokensInForce() for _ in range(num_rows)]

    def length(self, row: int) -> int:
        """Tokens that a row holds."""
        return int(self._rows.lengths[row])

    def clear(self, row: int) -> None:
        """Forgets the tokens of a row."""
        self._rows.lengths[row] = 0
        self._readers[row] = TokensInForce()

    def copy_row(self, source: int, target: int) -> None:
        """Makes ``target`` hold what ``source`` holds."""
        length = self.length(source)
        if source != target:
            self._rows.memory.copy_row(source, target, length)
            self._rows.lengths[target] = length
            self._readers[target] = self._readers[source].copy()

    def keys_values(self, row: int) -> NDArray[np.generic]:
        """The keys and values of a row, maybe a view: (layers, 2, heads, length, head width)."""
        return self._rows.memory.read_row(row, self.length(row))

    def prefill(
        self,
        row: int,
        ids: Sequence[int],
        *,
        stop: threading.Event | None = None,
        is_recurring: bool = True,
    ) -> NDArray[np.float32]:
        """Evaluates a prompt into a row, which forgets what it held; other rows are untouched.

        The beginning of the prompt is taken from recent prompts where they agree. Prompts are
        evaluated in pieces that begin at multiples of `PROMPT_PIECE`: the value of a piece then
        depends on the tokens up to its end only, so a beginning that was kept is bit for bit the
        one that would have been computed.

        Args:
            row: The row.
            ids: Token ids, at least one and at most ``context``.
            stop: Ends the work between two pieces of the prompt when it is set.
            is_recurring: Whether the prompt may come again, and is worth being kept.

        Returns:
            Logits (vocab_size,) of the token that follows; they stay yours.

        Raises:
            Stopped: ``stop`` was set; the row is empty.
        """
        assert 0 < len(ids) <= self.context
        rows = self._rows
        prompt = np.asarray(ids, np.int64)
        self.clear(row)
        in_force = self._readers[row].read(prompt.tolist())
        match = self._prompts.longest_match(prompt, piece=PROMPT_PIECE)
        start = 0
        if match is not None:
            start, keys_values, logits = match
            rows.memory.write_row(row, keys_values)
            if logits is not None:
                rows.lengths[row] = start
                return logits.copy()
        for begin in range(start, len(prompt), PROMPT_PIECE):
            if stop is not None and stop.is_set():
                raise Stopped
            piece = slice(begin, begin + PROMPT_PIECE)
            rows.run_piece(row, prompt[piece], in_force[piece], begin)
        rows.lengths[row] = len(prompt)
        logits = rows.logits[row].copy()
        if is_recurring:
            self._prompts.add(prompt, self.keys_values(row), logits)
        return logits

    def append(self, row: int, ids: Sequence[int]) -> NDArray[np.float32]:
        """Appends several tokens to a row in one run; other rows are untouched.

        Args:
            row: The row.
            ids: Token ids, at least one and at most `PROMPT_PIECE`, for which there is room.

        Returns:
            Logits (vocab_size,) of the token that follows; they stay yours.
        """
        rows = self._rows
        begin = self.length(row)
        assert 0 < len(ids) <= PROMPT_PIECE
        assert begin + len(ids) <= self.context
        rows.run_piece(row, np.asarray(ids, np.int64), self._readers[row].read(ids), begin)
        rows.lengths[row] += len(ids)
        return rows.logits[row].copy()

    def step(self, ids: NDArray[np.int64] | Sequence[int]) -> NDArray[np.float32]:
        """Appends one token to each of the rows 0 … n - 1.

        Args:
            ids: (n,) token ids.

        Returns:
            Logits (n, vocab_size); a view that the next call overwrites.
        """
        count = len(ids)
        rows = self._rows
        assert 0 < count <= self.num_rows
        assert int(rows.lengths[:count].max()) < self.context
        readers = self._readers
        rows.put(ids, [readers[row].push(int(token)) for row, token in enumerate(ids)])
        for first, number in self._batching.runs(count):
            rows.run(first, number)
        rows.lengths[:count] += 1
        return rows.logits[:count]

    def _start_first(self, candidates: Sequence[Choice]) -> None:
        """Starts the first candidate that works."""
        *on_card, last = candidates
        for choice in on_card:
            try:
                self._start(choice)
            except Exception as error:  # noqa: BLE001  # whatever a driver says, there is another
                reason = error.message if isinstance(error, AmtError) else error
                logger.warning("composing on the processor: %s", reason)
            else:
                return
        self._start(last)

    def _start(self, choice: Choice) -> None:
        """Loads a graph and runs it for the first time."""
        self._session = load_session(
            self._folder, choice, threads=self.threads, allow_spinning=self._allow_spinning
        )
        self._choice = choice
        self.make_room(self.num_rows)

    def _make_rows(self, num_slots: int, capacity: int) -> BoundRows:
        """Empty rows of the given number."""
        folder = self._folder
        # One position is to spare for what a row that only fills a batch writes when it is full.
        row_shape = (folder.n_head, capacity + 1, folder.n_embd // folder.n_head)
        shape = (folder.n_layer, 2, num_slots, *row_shape)
        dtype = cache_dtype(self._session)
        on_card = self.provider == CUDA_PROVIDER
        memory = DeviceMemory(shape, dtype) if on_card else HostMemory(shape, dtype)
        return BoundRows(
            self._session,
            memory,
            vocab_size=self.vocab_size,
            has_tokens_in_force=folder.has_tokens_in_force,
        )
