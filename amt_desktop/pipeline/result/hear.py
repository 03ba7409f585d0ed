"""Composes one piece with a model of the user's choice, to hear two models side by side."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from amt_core.music.score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A piece, and the time that composing it took.

    Attributes:
        score: The piece.
        seconds: The time of composing, without loading the model.
        tokens_per_sec: The speed of the model.
    """

    score: Score
    seconds: float
    tokens_per_sec: float


def compose_once(
    model_folder: Path | None, text: str, seed: int, cancel: threading.Event
) -> Iterator[Heard]:
    """Composes one take; nothing after a cancel.

    Args:
        model_folder: The model; None takes the program's own.
        text: The description.
        seed: The seed.
        cancel: Stops the work when it is set.

    Raises:
        AmtError: The model cannot be used.
    """
    # Imported here because it takes long, and the page must not wait for it.
    from amt_core.composing.compose import TakeFinished, compose
    from amt_core.engine.model import Model
    from amt_core.text.parse.parser import parse_description

    model = Model.load(model_folder)
    spec = parse_description(text)
    for event in compose(spec, model=model, seed=seed, takes=1, cancel=cancel):
        if isinstance(event, TakeFinished) and not event.was_stopped:
            yield Heard(
                score=event.score,
                seconds=event.stats.seconds,
                tokens_per_sec=event.stats.tokens_per_sec,
            )
