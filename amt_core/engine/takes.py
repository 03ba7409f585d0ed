"""Writing several takes side by side, as rows of one batch."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.decoder import Decoder
from amt_core.engine.sampler import Sampler
from amt_core.errors import AmtError

logger = logging.getLogger(__name__)

# A restarted row begins with at most this share of the context: the rest is room to write. With
# half a context, evaluating it again would take a fifth of the time of a long piece; a quarter
# still holds the newest bars. The others are for a bar that is longer.
_RESTART_SHARES: Final = (0.25, 0.5, 0.875)


class Grammar(Protocol):
    """What may follow; one for each take."""

    @property
    def finished(self) -> bool:
        """Whether the piece is complete."""
        ...

    def allowed(self) -> NDArray[np.int64]:
        """(n,) ids of the tokens that may follow, none twice; not empty until finished."""
        ...

    def bias(self, logits: NDArray[np.float32]) -> NDArray[np.float32] | None:
        """(n,) what to add to the allowed tokens' part of the (vocabulary,) logits."""
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
    """What it needs to write one take.

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
    ends leaves the batch. When ``cancel`` is set nothing more is evaluated. A piece may be longer
    than the model's context: a full row restarts from its grammar's ``restart_prompt``; where
    there is none the take ends unfinished.

    Args:
        decoder: The model; all its rows are used from the first on.
        rows: At most as many takes as the decoder has rows.
        cancel: Ends the writing within one token.

    Raises:
        AmtError: Memory ran out; what was yielded before is good.
    """
    assert len(rows) <= decoder.num_rows
    stop = cancel or threading.Event()
    active = list(rows)
    try:
        logits = _prefill(decoder, active, stop)
        while active and not stop.is_set():
            tokens: list[int] = []
            for row, row_logits in zip(active, logits, strict=True):
                grammar = row.grammar
                token = row.sampler.sample(row_logits, grammar.allowed(), grammar.bias(row_logits))
                grammar.advance(token)
                tokens.append(token)
                yield row.take, token
                if stop.is_set():
                    return
            _remove_ended(decoder, active, tokens)
            if active:
                logits = decoder.step(tokens)
    except MemoryError as error:
        raise _out_of_memory() from error
    except RuntimeError as error:
        # ONNX Runtime has no class of its own for it: its allocator's message is all there is.
        if "allocate memory" in str(error) or "bad_alloc" in str(error):
            raise _out_of_memory() from error
        raise


def _prefill(
    decoder: Decoder, rows: Sequence[TakeRow], stop: threading.Event
) -> list[NDArray[np.float32]]:
    """Logits after each prompt; equal prompts are evaluated once."""
    logits: list[NDArray[np.float32]] = []
    first_with: dict[tuple[int, ...], int] = {}
    for index, row in enumerate(rows):
        if stop.is_set():
            break
        source = first_with.setdefault(tuple(row.prompt), index)
        if source == index:
            logits.append(decoder.prefill(index, row.prompt))
        else:
            decoder.copy_row(source, index)
            logits.append(logits[source])
    return logits


def _remove_ended(decoder: Decoder, active: list[TakeRow], tokens: list[int]) -> None:
    """Closes the gaps that finished takes leave, and makes room in full rows."""
    index = 0
    while index < len(active):
        row = active[index]
        if row.grammar.finished or not _has_room(decoder, index, row):
            last = len(active) - 1
            decoder.copy_row(last, index)
            # A row that is left empty costs nothing where it fills up a batch.
            decoder.truncate(last, 0)
            active[index], tokens[index] = active[last], tokens[last]
            active.pop()
            tokens.pop()
        else:
            index += 1


def _has_room(decoder: Decoder, index: int, row: TakeRow) -> bool:
    """Whether one more token can be evaluated, after a restart if need be."""
    if decoder.length(index) < decoder.context:
        return True
    for share in _RESTART_SHARES:
        prompt = row.grammar.restart_prompt(int(decoder.context * share))
        if prompt is not None and 1 < len(prompt) < decoder.context:
            # The last token is stepped together with the other rows.
            decoder.prefill(index, prompt[:-1])
            return True
    logger.warning("take %d ends: its newest bar does not fit into the context", row.take)
    return False


def _out_of_memory() -> AmtError:
    return AmtError(
        "Memory ran out while composing; what was written so far is kept.",
        "Make fewer takes at once, or close other programs.",
    )
