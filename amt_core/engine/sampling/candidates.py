"""Writing each bar of a take several times side by side, and going on from one of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.decoder import Decoder, Stopped
from amt_core.engine.kv_cache.cache_memory import is_lack_of_memory
from amt_core.engine.sampling.sampler import Sampler
from amt_core.engine.sampling.takes import Grammar, make_room_in_context, restart_prompt
from amt_core.errors import AmtError


class CandidateWriter(Protocol):
    """A take whose bars are written as several candidates."""

    @property
    def prompt(self) -> Sequence[int]:
        """Token ids that are given, at least one."""
        ...

    @property
    def samplers(self) -> Sequence[Sampler]:
        """The sampler of each candidate; their number is the largest number of candidates."""
        ...

    @property
    def opening(self) -> Sequence[int]:
        """Token ids with which all candidates of the bar begin, as the writer took note."""
        ...

    @property
    def num_open(self) -> int:
        """The number of candidates of the bar that is being written."""
        ...

    @property
    def is_finished(self) -> bool:
        """True if the take needs no more tokens."""
        ...

    def grammar(self, candidate: int) -> Grammar:
        """The grammar of a candidate of the bar that is being written."""
        ...

    def push(self, candidate: int, token: int) -> bool:
        """Takes one token of a candidate; returns whether its bar is complete."""
        ...

    def give_up(self, candidate: int) -> None:
        """Takes note that a candidate cannot go on, as the context has no room for it."""
        ...

    def choose(self) -> int:
        """Ends the bar: the index of the candidate from which all go on."""
        ...


def write_chosen_bars(
    decoder: Decoder, writer: CandidateWriter, *, cancel: threading.Event | None = None
) -> Iterator[None]:
    """Writes a take bar by bar, each bar as one of several candidates.

    A candidate whose bar is complete waits until the others are; then the writer chooses one,
    and all go on from it. When `cancel` is set nothing more is evaluated.

    Args:
        decoder: The model, with one row more than there are candidates; all its rows are used.
        writer: The take.
        cancel: Ends the writing within one token.

    Yields:
        Each time that a bar is chosen.

    Raises:
        AmtError: Memory ran out; the bars that were chosen are good.
    """
    stop = cancel or threading.Event()
    candidates = _Candidates(decoder, writer, stop)
    try:
        candidates.begin()
        while not writer.is_finished and not stop.is_set():
            candidates.write_bar()
            if stop.is_set():
                return
            can_go_on = candidates.choose()
            yield
            if not can_go_on:
                return
    except Stopped:
        return
    except (MemoryError, RuntimeError) as error:
        if not is_lack_of_memory(error):
            raise
        raise AmtError(
            "Memory ran out while composing; what was written so far is kept.",
            "Choose fewer candidates or fewer takes, or close other programs.",
        ) from error


class _Candidates:
    """The candidates in the decoder's rows: first those that are being written."""

    def __init__(self, decoder: Decoder, writer: CandidateWriter, stop: threading.Event) -> None:
        self._decoder = decoder
        self._writer = writer
        self._stop = stop
        num_candidates = len(writer.samplers)
        assert decoder.num_rows > num_candidates
        self._spare_row = num_candidates
        # Of each row: its candidate, and the token that is not evaluated yet.
        self._candidates = list(range(num_candidates))
        self._tokens = [0] * num_candidates
        self._logits: list[NDArray[np.float32]] = []
        self._given_up: set[int] = set()

    def begin(self) -> None:
        """Evaluates the prompt once, for all candidates."""
        logits = self._decoder.prefill(0, self._writer.prompt, stop=self._stop)
        self._logits = [logits] * self._writer.num_open

    def write_bar(self) -> None:
        """Writes every candidate to the end of the bar, as far as the context allows."""
        while self._logits and not self._stop.is_set():
            num_writing = len(self._logits)
            for row in range(num_writing - 1, -1, -1):
                if self._sample(row):
                    num_writing -= 1
                    self._swap(row, num_writing)
            self._evaluate(num_writing)

    def choose(self) -> bool:
        """Lets all candidates go on from the chosen one; whether there is any to go on from."""
        none_is_left = len(self._given_up) == self._writer.num_open
        chosen = self._candidates.index(self._writer.choose())
        if self._writer.is_finished or none_is_left:
            return False
        logits = self._evaluate_opening(chosen)
        if logits is None:
            return False
        for row in range(len(self._candidates)):
            self._decoder.copy_row(chosen, row)
        self._candidates.sort()
        self._given_up.clear()
        self._logits = [logits] * self._writer.num_open
        return True

    def _evaluate_opening(self, row: int) -> NDArray[np.float32] | None:
        """Evaluates the newest token of a row and the opening of the bar, for all candidates.

        Returns:
            Logits (vocabulary,) of the token that follows; None if the context has no room.
        """
        tokens = [self._tokens[row], *self._writer.opening]
        if self._decoder.length(row) + len(tokens) <= self._decoder.context:
            return self._decoder.append(row, tokens)
        prompt = restart_prompt(self._decoder, self._writer.grammar(0))
        if prompt is None:
            return None
        return self._decoder.prefill(row, prompt, stop=self._stop, is_recurring=False)

    def _sample(self, row: int) -> bool:
        """Draws the next token of a row; returns whether its bar is complete."""
        candidate, logits = self._candidates[row], self._logits[row]
        grammar = self._writer.grammar(candidate)
        token = self._writer.samplers[candidate].sample(
            logits, grammar.allowed(), grammar.bias(logits), accepts=grammar.accepts
        )
        grammar.advance(token)
        self._tokens[row] = token
        return self._writer.push(candidate, token)

    def _evaluate(self, num_writing: int) -> None:
        """Evaluates the newest tokens of the first rows."""
        for row in range(num_writing - 1, -1, -1):
            candidate = self._candidates[row]
            grammar = self._writer.grammar(candidate)
            if not make_room_in_context(
                self._decoder, row, grammar, stop=self._stop, is_recurring=True
            ):
                self._writer.give_up(candidate)
                self._given_up.add(candidate)
                num_writing -= 1
                self._swap(row, num_writing)
        self._logits = []
        if num_writing:
            self._logits = list(self._decoder.step(self._tokens[:num_writing]))

    def _swap(self, first: int, second: int) -> None:
        """Exchanges two rows."""
        if first == second:
            return
        for source, target in (
            (first, self._spare_row),
            (second, first),
            (self._spare_row, second),
        ):
            self._decoder.copy_row(source, target)
        for values in (self._candidates, self._tokens):
            values[first], values[second] = values[second], values[first]
