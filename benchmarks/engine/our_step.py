"""Times the parts of the composing loop, its memory bandwidth, and a long piece."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.decoder import Decoder
from amt_core.engine.graph_shape import Precision
from amt_core.engine.model_folder import ModelFolder
from amt_core.engine.sampling.takes import TakeRow, write_tokens
from benchmarks.engine.workload import rows_of, write

EARLY, LATE = 500, 5000
_NUM_PIECES = 3


class Timed:
    """Wraps an object and sums up the time of some of its methods.

    Args:
        inner: The object.
        methods: Names of the methods that count.
    """

    def __init__(self, inner: object, *methods: str) -> None:
        self._inner = inner
        self.spent_sec = 0.0
        for name in methods:
            setattr(self, name, self._timed(getattr(inner, name)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def _timed(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            began = time.perf_counter()
            result = method(*arguments, **options)
            self.spent_sec += time.perf_counter() - began
            return result

        return call


def step_shares(decoder: Decoder, batch: int, num_tokens: int, seed: int) -> dict[str, float]:
    """Shares of the loop's time: model, grammar, sampling and the rest."""
    model: Any = Timed(decoder, "step", "prefill")
    grammars: list[Any] = []
    samplers: list[Any] = []
    rows: list[TakeRow] = []
    for row in rows_of(batch, seed):
        grammars.append(Timed(row.grammar, "allowed", "bias", "advance"))
        # What sampling asks the grammar while it draws counts as sampling.
        samplers.append(Timed(row.sampler, "sample"))
        rows.append(replace(row, grammar=grammars[-1], sampler=samplers[-1]))
    began = time.perf_counter()
    for count, _ in enumerate(write_tokens(model, rows=rows), start=1):
        if count == batch * num_tokens:
            break
    total = time.perf_counter() - began
    shares = {
        "model": model.spent_sec / total,
        "grammar": sum(g.spent_sec for g in grammars) / total,
        "sampling": sum(s.spent_sec for s in samplers) / total,
    }
    return {**shares, "loop": 1.0 - sum(shares.values())}


@dataclass(frozen=True, slots=True, kw_only=True)
class LongPiece:
    """Tokens per second of one piece that is several contexts long.

    Each over the whole stretch that a token lies in: from one restart of the full context, which
    it pays for, up to the next. Early ones are short of nothing: the first stretch begins with
    the prompt and fills the whole context.

    Attributes:
        early: Around its token 500.
        late: Around its token 5,000.
    """

    early: float
    late: float


def long_piece(decoder: Decoder, seed: int) -> LongPiece:
    """Writes the same piece three times; each token counts with its best time."""
    num_tokens = LATE + decoder.context
    times = np.zeros((_NUM_PIECES, num_tokens + 1))
    restarts = [0]
    for piece in times:
        restarts = [0]
        held = 0
        piece[0] = time.perf_counter()
        for count in write(decoder, 1, num_tokens, seed):
            piece[count] = time.perf_counter()
            if decoder.length(0) < held:
                restarts.append(count - 1)
            held = decoder.length(0)
    spent = np.diff(times).min(axis=0)

    def speed(token: int) -> float:
        after = bisect_right(restarts, token)
        return 1.0 / float(spent[restarts[after - 1] : restarts[after]].mean())

    return LongPiece(early=speed(EARLY), late=speed(LATE))


def read_bytes_per_token(model: ModelFolder, precision: Precision) -> int:
    """Bytes of the matrices and the head that one step reads; embeddings are looked up."""
    shape = model.shape
    layer = shape.n_embd * (4 * shape.n_embd + 2 * shape.n_inner)
    body, head = shape.n_layer * layer, shape.vocab_size * shape.n_embd
    if precision == "fp32":
        return 4 * (body + head)
    # Scales of four bytes: one for 64 weights of eight bits, or 32 of four.
    head_bytes = head + head // 64 * 4
    if precision == "int8":
        return body + body // 64 * 4 + head_bytes
    return body // 2 + body // 32 * 4 + head_bytes


def read_bandwidth(num_bytes: int, threads: int) -> float:
    """Bytes per second at which some threads read an array of this size repeatedly.

    Each thread takes the dot product of its part with itself, which BLAS reads once and as wide
    as the processor can; the best of many is the machine undisturbed.
    """
    parts: Sequence[NDArray[np.float32]] = np.array_split(
        np.ones(num_bytes // 4, np.float32), threads
    )
    times: list[float] = []
    with ThreadPoolExecutor(threads) as pool:
        for _ in range(60):
            began = time.perf_counter()
            list(pool.map(lambda part: np.dot(part, part), parts))
            times.append(time.perf_counter() - began)
    return num_bytes / min(times)
