"""The compose flow: from a spec and a seed to bars of notes, one bar at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence

from amt_core.composing.conditions import clusters_of
from amt_core.composing.events import (
    BarWritten,
    ComposeEvent,
    TakeFinished,
    TakeStarted,
    TakeStats,
)
from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.composing.planning.plan import Plan
from amt_core.composing.random_streams import seed_of_take
from amt_core.composing.take_writer import CandidateTakeWriter, TakeRequest, TakeWriter
from amt_core.composing.write_conditions import WriteConditions, conditions_of
from amt_core.engine.model import Model
from amt_core.engine.sampling.candidates import write_chosen_bars
from amt_core.engine.sampling.sampler import SamplingOptions
from amt_core.engine.sampling.takes import write_tokens
from amt_core.errors import AmtError
from amt_core.spec.music_spec import MusicSpec
from amt_core.system.settings import MAX_CANDIDATES
from amt_core.tokens.vocabulary import VOCABULARY

__all__ = [
    "BarWritten", "ComposeEvent", "TakeFinished", "TakeStarted", "TakeStats", "compose",
    "conditions_of_takes", "plan_takes",
]  # fmt: skip


def plan_takes(spec: MusicSpec, *, model: Model, seed: int, takes: int = 1) -> list[Plan]:
    """The plans of the takes that `compose` writes.

    Raises:
        AmtError: What is asked for cannot be written, or the model's folder is damaged.
    """
    return [
        draw_plan(
            spec,
            model.priors,
            seed_of_take(seed, take),
            progressions=model.progressions,
            counts=model.plan_counts,
        )
        for take in range(takes)
    ]


def conditions_of_takes(
    spec: MusicSpec, plans: Sequence[Plan], *, model: Model
) -> list[WriteConditions]:
    """The conditions under which plans are written.

    Raises:
        AmtError: The model's folder is damaged.
    """
    clusters = clusters_of(spec, model)
    knows_plan = VOCABULARY.has_plan(model.folder.num_known_ids)
    return [conditions_of(plan, spec, clusters=clusters, knows_plan=knows_plan) for plan in plans]


def compose(
    spec: MusicSpec,
    *,
    model: Model,
    seed: int,
    takes: int = 1,
    plan: Plan | None = None,
    options: SamplingOptions | None = None,
    num_candidates: int | None = None,
    cancel: threading.Event | None = None,
) -> Iterator[ComposeEvent]:
    """Writes pieces, yielding each bar as soon as it is complete.

    Take i is written with the seed `seed_of_take(seed, i)`, and is the same however many takes
    are made.

    Args:
        spec: What the piece shall be.
        model: The model that writes.
        seed: At least 0.
        takes: How many pieces to write side by side.
        plan: The plan that all takes keep: each has other notes on the same plan. By default each
            take has a plan of its own, drawn by its seed.
        options: How freely tokens are drawn; None leaves that to the model.
        num_candidates: How often each bar is written, so that the model's critic can choose;
            1 for no choice, at most `MAX_CANDIDATES`, None leaves that to the model. With a
            choice, takes are written one by one.
        cancel: Set it to stop within one token; what is complete is kept.

    Yields:
        For each take `TakeStarted`, its bars in order, and `TakeFinished`; takes interleave.

    Raises:
        AmtError: The model cannot be used, or memory ran out.
    """
    began = time.perf_counter()
    options = options or model.sampling
    plans = [plan] * takes if plan else plan_takes(spec, model=model, seed=seed, takes=takes)
    num_candidates = min(num_candidates or model.num_candidates, MAX_CANDIDATES)
    critic = model.critic if num_candidates > 1 else None
    requests = [
        TakeRequest(
            take=take,
            seed=seed_of_take(seed, take),
            plan=own,
            conditions=conditions,
            model=model,
            options=options,
            began=began,
        )
        for take, (own, conditions) in enumerate(
            zip(plans, conditions_of_takes(spec, plans, model=model), strict=True)
        )
    ]
    writers = [
        TakeWriter(request)
        if critic is None
        else CandidateTakeWriter(request, critic=critic, num_candidates=num_candidates)
        for request in requests
    ]
    for writer in writers:
        yield TakeStarted(
            take=writer.take, seed=writer.seed, score=writer.conditions.frame, plan=writer.plan
        )
    finished: set[int] = set()
    error: AmtError | None = None
    try:
        for event in _write(writers, model=model, cancel=cancel):
            if isinstance(event, TakeFinished):
                finished.add(event.take)
            yield event
    except AmtError as caught:
        error = caught
    # After a stop, or when memory ran out: what is complete is handed over.
    yield from (writer.finish() for writer in writers if writer.take not in finished)
    if error is not None:
        raise error


def _write(
    writers: Sequence[TakeWriter], *, model: Model, cancel: threading.Event | None
) -> Iterator[BarWritten | TakeFinished]:
    """Writes takes token by token side by side, or bar by bar one after another."""
    by_token = [writer for writer in writers if not isinstance(writer, CandidateTakeWriter)]
    if by_token:
        decoder = model.decoder(min(len(by_token), model.max_rows))
        for take, token in write_tokens(decoder, rows=[w.row for w in by_token], cancel=cancel):
            writer = by_token[take]
            bar = writer.push_token(token)
            if bar is not None:
                yield bar
            if writer.is_finished:
                yield writer.finish()
    for writer in writers:
        if not isinstance(writer, CandidateTakeWriter):
            continue
        # One row more is needed to exchange rows.
        decoder = model.decoder(len(writer.samplers) + 1)
        for _ in write_chosen_bars(decoder, writer, cancel=cancel):
            yield from writer.new_bars()
        if writer.is_finished:
            yield writer.finish()
