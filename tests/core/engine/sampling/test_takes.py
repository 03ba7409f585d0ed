from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from amt_core.engine.decoder import Decoder
from amt_core.engine.graph_shape import Precision
from amt_core.engine.model_folder import ModelFolder
from amt_core.engine.sampling.sampler import Sampler, SamplingOptions
from amt_core.engine.sampling.takes import TakeRow, write_tokens
from amt_core.errors import AmtError

CONTROLS = [1, 2, 3]


class Counting:
    """Lets everything through up to a number of tokens; now and then one token only."""

    def __init__(self, length: int, *, can_restart: bool = True) -> None:
        self.tokens: list[int] = []
        self.length = length
        self.can_restart = can_restart
        self.restarts: list[int] = []

    @property
    def finished(self) -> bool:
        return len(self.tokens) >= self.length

    def allowed(self) -> NDArray[np.int64]:
        return np.array([5]) if len(self.tokens) % 6 == 5 else np.arange(8, 97)

    def bias(self, _logits: NDArray[np.float32]) -> NDArray[np.float32] | None:
        return None

    def accepts(self, token: int) -> bool:
        return token % 7 != self.length % 7

    def advance(self, token: int) -> None:
        self.tokens.append(token)

    def restart_prompt(self, max_tokens: int) -> list[int] | None:
        self.restarts.append(len(self.tokens))
        return CONTROLS + self.tokens[-(max_tokens - 3) :] if self.can_restart else None


def take(number: int, *, seed: int, length: int, prompt: list[int] | None = None) -> TakeRow:
    return TakeRow(
        take=number,
        prompt=prompt or CONTROLS,
        grammar=Counting(length),
        sampler=Sampler(SamplingOptions(), np.random.Generator(np.random.PCG64(seed))),
    )


def written(tokens: Iterator[tuple[int, int]]) -> dict[int, list[int]]:
    takes: dict[int, list[int]] = {}
    for number, token in tokens:
        takes.setdefault(number, []).append(token)
    return takes


def written_for_want_of_memory(tokens: Iterator[tuple[int, int]]) -> dict[int, list[int]]:
    """The tokens that were written before the error that says that memory ran out."""
    pairs: list[tuple[int, int]] = []

    def note_all() -> None:
        for pair in tokens:
            pairs.append(pair)  # noqa: PERF402  # an error must not take them along

    with pytest.raises(AmtError, match="Memory ran out"):
        note_all()
    return written(iter(pairs))


@pytest.mark.parametrize("precision", ["int8", "int4", "fp32"])
def test_takes_are_the_same_together_and_alone_for_many_seeds(
    model: ModelFolder, precision: Precision
) -> None:
    decoder = Decoder(model, num_rows=8, precision=precision, threads=2, allow_spinning=False)
    single = Decoder(model, num_rows=1, precision=precision, threads=1)
    seeds = range(104)
    lengths = [10 + 7 * (seed % 5) for seed in seeds]
    alone = {
        seed: written(write_tokens(single, rows=[take(seed, seed=seed, length=lengths[seed])]))[
            seed
        ]
        for seed in seeds
    }
    for first in range(0, len(seeds), 8):
        group = [take(s, seed=s, length=lengths[s]) for s in seeds[first : first + 8]]
        assert written(write_tokens(decoder, rows=group)) == {
            row.take: alone[row.take] for row in group
        }


def test_what_the_grammar_refuses_is_not_written(model: ModelFolder) -> None:
    rows = [take(0, seed=3, length=60), take(1, seed=4, length=61)]
    takes = written(write_tokens(Decoder(model, num_rows=2, threads=1), rows=rows))
    for number, length in ((0, 60), (1, 61)):
        drawn = [token for place, token in enumerate(takes[number]) if place % 6 != 5]
        assert all(token % 7 != length % 7 for token in drawn)


def test_takes_with_different_prompts_do_not_mix(model: ModelFolder) -> None:
    prompts = [[4, 5, 6], list(range(10, 90)), [4, 5, 6], [9]]

    def rows() -> list[TakeRow]:
        return [take(i, seed=i, length=12 + i, prompt=p) for i, p in enumerate(prompts)]

    decoder = Decoder(model, num_rows=4, threads=1)
    together = written(write_tokens(decoder, rows=rows()))
    alone = {row.take: written(write_tokens(decoder, rows=[row]))[row.take] for row in rows()}
    assert together == alone


def test_a_piece_longer_than_the_context_restarts_when_the_row_is_full(model: ModelFolder) -> None:
    decoder = Decoder(model, num_rows=2, threads=1)

    def rows() -> list[TakeRow]:
        return [take(0, seed=1, length=400), take(1, seed=2, length=333)]

    group = rows()
    together = written(write_tokens(decoder, rows=group))
    assert [len(tokens) for tokens in together.values()] == [400, 333]
    grammar = group[0].grammar
    assert isinstance(grammar, Counting)
    room = decoder.context - int(decoder.context * 0.25)
    assert grammar.restarts == list(range(decoder.context - 2, 400, room + 1))
    for row in rows():
        assert written(write_tokens(decoder, rows=[row]))[row.take] == together[row.take]


def test_a_take_that_cannot_restart_ends_and_the_others_go_on(model: ModelFolder) -> None:
    stuck = Counting(1000, can_restart=False)
    rows = [
        TakeRow(
            take=7,
            prompt=CONTROLS,
            grammar=stuck,
            sampler=Sampler(SamplingOptions(), np.random.default_rng(0)),
        ),
        take(8, seed=4, length=200),
    ]
    takes = written(write_tokens(Decoder(model, num_rows=2, threads=1), rows=rows))
    assert len(takes[7]) == 160 - len(CONTROLS) + 1
    assert not stuck.finished
    assert len(takes[8]) == 200


def test_cancelling_takes_effect_before_the_next_token(model: ModelFolder) -> None:
    cancel = threading.Event()
    decoder = Decoder(model, num_rows=2, threads=1)
    rows = [take(0, seed=1, length=50), take(1, seed=2, length=50)]
    tokens: list[tuple[int, int]] = []
    for pair in write_tokens(decoder, rows=rows, cancel=cancel):
        tokens.append(pair)
        if len(tokens) == 11:
            cancel.set()
    assert len(tokens) == 11


def test_cancelling_before_the_start_writes_nothing(model: ModelFolder) -> None:
    cancel = threading.Event()
    cancel.set()
    decoder = Decoder(model, num_rows=1, threads=1)
    assert not list(write_tokens(decoder, rows=[take(0, seed=1, length=5)], cancel=cancel))


@pytest.mark.parametrize("num_rows", [1, 2, 3])
def test_takes_beyond_the_rows_wait_and_come_out_the_same(
    model: ModelFolder, num_rows: int
) -> None:
    def rows() -> list[TakeRow]:
        return [take(i, seed=i, length=20 + 9 * (i % 4)) for i in range(7)]

    few = written(write_tokens(Decoder(model, num_rows=num_rows, threads=1), rows=rows()))
    many = written(write_tokens(Decoder(model, num_rows=7, threads=1), rows=rows()))
    assert few == many


def test_cancelling_ends_a_prompt_between_its_pieces(
    model: ModelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel = threading.Event()
    decoder = Decoder(model, num_rows=1, threads=1, cache_bytes=0)
    pieces: list[int] = []
    run_piece = decoder._rows.run_piece

    def cancelled_meanwhile(
        row: int, ids: NDArray[np.int64], in_force: NDArray[np.int64], begin: int
    ) -> None:
        run_piece(row, ids, in_force, begin)
        pieces.append(begin)
        cancel.set()

    monkeypatch.setattr(decoder._rows, "run_piece", cancelled_meanwhile)
    row = take(0, seed=1, length=5, prompt=[4] * 150)
    assert not list(write_tokens(decoder, rows=[row], cancel=cancel))
    assert pieces == [0]


FAILURES = [
    MemoryError(),
    RuntimeError("bfc_arena: Failed to allocate memory for requested buffer"),
]


@pytest.mark.parametrize("failure", FAILURES)
def test_where_memory_runs_out_one_take_ends_and_the_others_go_on(
    model: ModelFolder, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    lengths = {0: 30, 1: 40, 2: 50}

    def rows() -> list[TakeRow]:
        return [take(number, seed=number, length=length) for number, length in lengths.items()]

    decoder = Decoder(model, num_rows=3, threads=1)
    expected = written(write_tokens(decoder, rows=rows()))
    step = decoder.step
    steps_left = iter(range(9))

    def failing_step(ids: list[int]) -> NDArray[np.float32]:
        if len(ids) == 3 and next(steps_left, None) is None:
            raise failure
        return step(ids)

    monkeypatch.setattr(decoder, "step", failing_step)
    takes = written_for_want_of_memory(write_tokens(decoder, rows=rows()))
    assert takes == {0: expected[0], 1: expected[1], 2: expected[2][:10]}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_prompt_that_finds_no_memory_ends_its_take_only(
    model: ModelFolder, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    decoder = Decoder(model, num_rows=2, threads=1)
    prefill = decoder.prefill

    def failing_prefill(row: int, ids: list[int], **options: Any) -> object:
        if len(ids) > 5:
            raise failure
        return prefill(row, ids, **options)

    monkeypatch.setattr(decoder, "prefill", failing_prefill)
    rows = [take(0, seed=1, length=5, prompt=[4] * 9), take(1, seed=2, length=5)]
    takes = written_for_want_of_memory(write_tokens(decoder, rows=rows))
    assert list(takes) == [1]
    assert len(takes[1]) == 5


def test_an_error_of_another_kind_is_not_taken_for_a_lack_of_memory(
    model: ModelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_ids: list[int]) -> None:
        raise RuntimeError("Invalid shape")

    decoder = Decoder(model, num_rows=1, threads=1)
    monkeypatch.setattr(decoder, "step", broken)
    with pytest.raises(RuntimeError, match="Invalid shape"):
        list(write_tokens(decoder, rows=[take(0, seed=1, length=5)]))


def test_no_takes_write_nothing(model: ModelFolder) -> None:
    assert not list(write_tokens(Decoder(model, num_rows=1, threads=1), rows=[]))
