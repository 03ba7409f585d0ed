"""Writing several takes side by side, as rows of one batch."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.decoder import Decoder, Stopped
from amt_core.engine.kv_cache.cache_memory import is_lack_of_memory
from amt_core.engine.sampling.sampler import Sampler
from amt_core.errors import AmtError

logger = logging.getLogger(__name__)

# A restarted row begins with at most this share of the context: the rest is room to write. The
# more is kept, the more of the piece the model still sees, and the more often it is evaluated
# again. A quarter keeps the speed of a long piece within a tenth of that of a short one; what a
# later part takes up of an earlier one the grammar knows, and the model need not have in view.
# The other shares are for a bar that is longer.
_RESTART_SHARES: Final = (0.25, 0.6, 0.875)


class Grammar(Protocol):
    """The tokens that may follow; one object for each take."""

    @property
    def finished(self) -> bool:
        """True if the piece is complete."""
        ...

    def allowed(self) -> NDArray[np.int64]:
        """(n,) ids of the tokens that may follow, none twice; not empty until finished."""
        ...

    def bias(self, logits: NDArray[np.float32]) -> NDArray[np.float32] | None:
        """(n,) what to add to the allowed tokens' part of the (vocabulary,) logits."""
        ...

    def accepts(self, token: int) -> bool:
        """True if an allowed token that was drawn may stay: what takes too long to ask of all."""
        ...

    def advance(self, token: int) -> None:
        """Takes note of the token that was chosen."""
        ...

    def restart_prompt(self, max_tokens: int) -> list[int] | None:
        """A new, shorter beginning for a full context: the controls and the newest bars.

        It ends with the last token that was taken note of. ``None`` if that cannot be here.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeRow:
    """Everything that is needed to write one take.

    Attributes:
        take: A number that comes back with each of its tokens.
        prompt: Token ids that are given, at least one.
        grammar: What may follow; it has taken note of the prompt.
        sampler: Chooses among what may follow; owned by this take alone.
    """

    take: int
    prompt: Sequence[int]
    grammar: Grammar
    sampler: Sampler


def write_tokens(
    decoder: Decoder, *, rows: Sequence[TakeRow], cancel: threading.Event | None = None
) -> Iterator[tuple[int, int]]:
    """Writes takes together, each exactly as it would be written alone.

    Yields ``(take, token)`` for every token of every take until all are finished. A take that
    ends leaves the batch; where there are more takes than the decoder has rows, the next one then
    joins. When ``cancel`` is set nothing more is evaluated. A piece may be longer than the model's
    context: a full row restarts from its grammar's ``restart_prompt``; where there is none the
    take ends unfinished. A take for which memory runs out ends unfinished too, and the others go
    on without it.

    Args:
        decoder: The model; all its rows are used from the first on.
        rows: The takes.
        cancel: Ends the writing within one token.

    Raises:
        AmtError: Memory ran out, once the other takes are written; what was yielded is good.
    """
    stop = cancel or threading.Event()
    waiting = deque(rows)
    batch = _Batch(decoder, stop)
    try:
        while (waiting or batch.takes) and not stop.is_set():
            while waiting and len(batch.takes) < decoder.num_rows:
                batch.join(waiting.popleft())
            tokens: list[int] = []
            for row, row_logits in zip(batch.takes, batch.logits, strict=True):
                grammar = row.grammar
                token = row.sampler.sample(
                    row_logits,
                    grammar.allowed(),
                    grammar.bias(row_logits),
                    accepts=grammar.accepts,
                )
                grammar.advance(token)
                tokens.append(token)
                yield row.take, token
                if stop.is_set():
                    return
            batch.step(tokens)
    except Stopped:
        return
    if batch.lacked_memory:
        raise AmtError(
            "Memory ran out while composing; what was written so far is kept.",
            "Make fewer takes at once, or close other programs.",
        )


def make_room_in_context(
    decoder: Decoder,
    index: int,
    grammar: Grammar,
    *,
    stop: threading.Event,
    is_recurring: bool = False,
) -> bool:
    """True if one more token of a row can be evaluated; a full row restarts.

    Args:
        decoder: The model.
        index: The row.
        grammar: The grammar of the row; it has taken note of the token to be evaluated.
        stop: Ends the evaluation of the new prompt when it is set.
        is_recurring: Whether other rows restart from the same beginning.

    Raises:
        Stopped: `stop` was set.
    """
    if decoder.length(index) < decoder.context:
        return True
    prompt = restart_prompt(decoder, grammar)
    if prompt is None:
        return False
    # The last token is stepped together with the other rows.
    decoder.prefill(index, prompt[:-1], stop=stop, is_recurring=is_recurring)
    return True


def restart_prompt(decoder: Decoder, grammar: Grammar) -> list[int] | None:
    """The beginning from which a full row restarts; None if its newest bar is too long."""
    for share in _RESTART_SHARES:
        prompt = grammar.restart_prompt(int(decoder.context * share))
        if prompt is not None and 1 < len(prompt) < decoder.context:
            return prompt
    return None


class _Batch:
    """The takes that are being written: take i lies in the decoder's row i.

    Attributes:
        takes: The takes that are not at their end.
        logits: (vocabulary,) of the next token of each.
        lacked_memory: Whether a take had to end for want of memory.
    """

    def __init__(self, decoder: Decoder, stop: threading.Event) -> None:
        self.takes: list[TakeRow] = []
        self.logits: list[NDArray[np.float32]] = []
        self.lacked_memory = False
        self._decoder = decoder
        self._stop = stop

    def join(self, row: TakeRow) -> None:
        """Evaluates a take's prompt in the first row that is free."""
        with self._ending_for_want_of_memory(row):
            logits = self._decoder.prefill(len(self.takes), row.prompt, stop=self._stop)
            self.takes.append(row)
            self.logits.append(logits)

    def step(self, tokens: list[int]) -> None:
        """Evaluates the newest token of each take; takes that have ended leave."""
        index = 0
        while index < len(self.takes):
            row = self.takes[index]
            goes_on = False
            with self._ending_for_want_of_memory(row):
                goes_on = not row.grammar.finished and self._has_room(index, row)
            if goes_on:
                index += 1
            else:
                self._close_gap(index, tokens)
        self.logits = []
        while self.takes and not self.logits:
            with self._ending_for_want_of_memory(self.takes[-1]):
                self.logits = list(self._decoder.step(tokens))
            if not self.logits:
                self._close_gap(len(self.takes) - 1, tokens)

    def _close_gap(self, index: int, tokens: list[int]) -> None:
        """Lets the last take move into the row of one that leaves."""
        last = len(self.takes) - 1
        self._decoder.copy_row(last, index)
        # A row that is left empty costs nothing where it fills up a batch.
        self._decoder.clear(last)
        self.takes[index], tokens[index] = self.takes[last], tokens[last]
        self.takes.pop()
        tokens.pop()

    def _has_room(self, index: int, row: TakeRow) -> bool:
        """True if one more token can be evaluated, after a restart if need be."""
        if make_room_in_context(self._decoder, index, row.grammar, stop=self._stop):
            return True
        logger.warning("take %d ends: its newest bar does not fit into the context", row.take)
        return False

    @contextmanager
    def _ending_for_want_of_memory(self, row: TakeRow) -> Generator[None]:
        """Takes note where memory runs out in the block, in which case the take shall end."""
        try:
            yield
        except (MemoryError, RuntimeError) as error:
            if not is_lack_of_memory(error):
                raise
            logger.warning("take %d ends: memory ran out", row.take)
            self.lacked_memory = True
