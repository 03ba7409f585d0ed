"""Candidates of bars that all begin alike, in a context that fills up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from amt_core.engine.decoder import Decoder
from amt_core.engine.model_folder import ModelFolder
from amt_core.engine.sampling.candidates import write_chosen_bars
from amt_core.engine.sampling.sampler import Sampler, SamplingOptions

CONTROLS = [1, 2, 3]
OPENING = [4, 5, 6, 4, 5, 6, 7]
BODY_TOKENS = 11
NUM_BARS = 20


class AnyBar:
    """A bar in which every token may follow, after all bars before."""

    def __init__(self, tokens: list[int], *, can_restart: bool) -> None:
        self.tokens = tokens
        self.can_restart = can_restart
        self.finished = False

    def allowed(self) -> NDArray[np.int64]:
        return np.arange(8, 97)

    def bias(self, _logits: NDArray[np.float32]) -> NDArray[np.float32] | None:
        return None

    def accepts(self, _token: int) -> bool:
        return True

    def advance(self, token: int) -> None:
        self.tokens.append(token)

    def restart_prompt(self, max_tokens: int) -> list[int] | None:
        kept = self.tokens[-(max_tokens - len(CONTROLS)) :]
        return CONTROLS + kept if self.can_restart else None


class EqualBars:
    """A take of bars of equal length, of which the last candidate is always taken."""

    def __init__(self, *, can_restart: bool) -> None:
        self.prompt = CONTROLS
        self.opening: Sequence[int] = ()
        self.samplers = [
            Sampler(SamplingOptions(), np.random.default_rng(seed)) for seed in range(2)
        ]
        self.bars = [AnyBar([], can_restart=can_restart)]
        self.num_bars = 0

    @property
    def num_open(self) -> int:
        return len(self.bars)

    @property
    def is_finished(self) -> bool:
        return self.num_bars == NUM_BARS

    def grammar(self, candidate: int) -> AnyBar:
        return self.bars[candidate]

    def push(self, candidate: int, _token: int) -> bool:
        whole = len(self.bars[candidate].tokens) + len(OPENING)
        return whole % (BODY_TOKENS + len(OPENING)) == 0

    def give_up(self, candidate: int) -> None:
        raise AssertionError(candidate)

    def choose(self) -> int:
        best = len(self.bars) - 1
        tokens = [*self.bars[best].tokens, *OPENING]
        can_restart = self.bars[best].can_restart
        self.opening = OPENING
        self.bars = [AnyBar(list(tokens), can_restart=can_restart) for _ in self.samplers]
        self.num_bars += 1
        return best


def prompts_of(decoder: Decoder, monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """The prompts that are evaluated from now on."""
    prefill, prompts = decoder.prefill, list[list[int]]()

    def noted(row: int, ids: Sequence[int], **options: Any) -> NDArray[np.float32]:
        prompts.append(list(ids))
        return prefill(row, ids, **options)

    monkeypatch.setattr(decoder, "prefill", noted)
    return prompts


def test_where_the_opening_does_not_fit_into_the_context_one_row_restarts_for_all(
    model: ModelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoder = Decoder(model, num_rows=3, threads=1)
    prompts = prompts_of(decoder, monkeypatch)
    writer = EqualBars(can_restart=True)
    assert len(list(write_chosen_bars(decoder, writer))) == NUM_BARS
    first, *restarts = prompts
    assert first == CONTROLS
    at_openings = [prompt for prompt in restarts if prompt[-len(OPENING) :] == OPENING]
    assert at_openings
    tokens = writer.bars[0].tokens
    for prompt in at_openings:
        kept = prompt[len(CONTROLS) :]
        assert any(tokens[i : i + len(kept)] == kept for i in range(len(tokens)))


def test_where_no_row_can_restart_for_the_opening_the_take_ends(model: ModelFolder) -> None:
    decoder = Decoder(model, num_rows=3, threads=1)
    writer = EqualBars(can_restart=False)
    assert len(list(write_chosen_bars(decoder, writer))) == writer.num_bars == 9
    assert decoder.length(0) <= decoder.context
