"""The compose flow: from a spec and a seed to bars of notes, one bar at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.composing.planning.plan import Plan
from amt_core.composing.random_streams import Stream, stream_of
from amt_core.composing.write_conditions import WriteConditions, conditions_of
from amt_core.engine.model import Model
from amt_core.engine.sampler import Sampler, SamplingOptions
from amt_core.engine.takes import TakeRow, write_tokens
from amt_core.errors import AmtError
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks, quantize
from amt_core.tokens.stream import StreamDecoder
from amt_core.tokens.vocabulary import VOCABULARY


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeStarted:
    """A take begins: everything of it is known but the notes.

    Attributes:
        take: Which take, 0 … takes - 1.
        seed: The seed that, with model and spec, gives this take again.
        score: Tracks, bars, meter, tempo and key; no notes yet.
        plan: The plan of the take.
    """

    take: int
    seed: int
    score: Score
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class BarWritten:
    """One more bar of a take is complete, and can be drawn and played.

    Attributes:
        take: Which take.
        bar: Index of the bar; bars come in order, none is left out.
        notes: Its notes in ticks from the start of the piece; may be empty.
    """

    take: int
    bar: int
    notes: NoteTable


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeStats:
    """The cost of writing a take.

    Attributes:
        tokens: Tokens written, without the prompt.
        seconds: Wall-clock time from the call to the last token.
        first_bar_ms: Time from the call to the first complete bar.
        music_sec: Playing time of what was written.
    """

    tokens: int
    seconds: float
    first_bar_ms: float
    music_sec: float

    @property
    def tokens_per_sec(self) -> float:
        """Tokens written per second."""
        return self.tokens / self.seconds if self.seconds else 0.0

    @property
    def times_faster(self) -> float:
        """Seconds of music written in one second."""
        return self.music_sec / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeFinished:
    """A take is complete, or was stopped.

    Attributes:
        take: Which take.
        seed: Its seed.
        score: The whole piece; after a stop, the bars that were complete.
        stats: What it cost.
        was_stopped: Whether it was cancelled before its end.
    """

    take: int
    seed: int
    score: Score
    stats: TakeStats
    was_stopped: bool


ComposeEvent = TakeStarted | BarWritten | TakeFinished


def plan_takes(spec: MusicSpec, *, model: Model, seed: int, takes: int = 1) -> list[Plan]:
    """The plans of the takes that `compose` writes.

    Raises:
        AmtError: What is asked for cannot be written, or the model's folder is damaged.
    """
    return [
        draw_plan(
            spec,
            model.priors,
            seed + take,
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
    clusters = None if model.clusters is None else model.clusters.clusters_of(spec)
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
    cancel: threading.Event | None = None,
) -> Iterator[ComposeEvent]:
    """Writes pieces, yielding each bar as soon as it is complete.

    Take i is written with the seed `seed + i`, and is the same however many takes are made.

    Args:
        spec: What the piece shall be.
        model: The model that writes.
        seed: At least 0.
        takes: How many pieces to write side by side.
        plan: The plan that all takes keep: each has other notes on the same plan. By default each
            take has a plan of its own, drawn by its seed.
        options: How freely tokens are drawn; None leaves that to the model.
        cancel: Set it to stop within one token; what is complete is kept.

    Yields:
        For each take `TakeStarted`, its bars in order, and `TakeFinished`; takes interleave.

    Raises:
        AmtError: The model cannot be used, or memory ran out.
    """
    began = time.perf_counter()
    options = options or model.sampling
    plans = [plan] * takes if plan else plan_takes(spec, model=model, seed=seed, takes=takes)
    writers = [
        _TakeWriter(take, seed + take, own, conditions, model=model, options=options, began=began)
        for take, (own, conditions) in enumerate(
            zip(plans, conditions_of_takes(spec, plans, model=model), strict=True)
        )
    ]
    for writer in writers:
        yield TakeStarted(
            take=writer.take, seed=writer.seed, score=writer.conditions.frame, plan=writer.plan
        )
    error: AmtError | None = None
    try:
        decoder = model.decoder(takes)
        for take, token in write_tokens(decoder, rows=[w.row for w in writers], cancel=cancel):
            writer = writers[take]
            bar = writer.push(token)
            if bar is not None:
                yield bar
            if writer.is_finished:
                yield writer.finish()
    except AmtError as caught:
        error = caught
    # After a stop, or when memory ran out: what is complete is handed over.
    yield from (writer.finish() for writer in writers if not writer.is_finished)
    if error is not None:
        raise error


class _TakeWriter:
    """One take while it is written: its grammar, its bars, its clock."""

    def __init__(
        self,
        take: int,
        seed: int,
        plan: Plan,
        conditions: WriteConditions,
        *,
        model: Model,
        options: SamplingOptions,
        began: float,
    ) -> None:
        self.take, self.seed, self.plan, self.conditions = take, seed, plan, conditions
        self._began = began
        self._first_bar_sec = 0.0
        self._num_tokens = 0
        self._bars: list[NoteTable] = []
        self._reader = StreamDecoder(tracks=name_tracks(conditions.frame.tracks))
        self._grammar = WriteGrammar(
            conditions.frame,
            conditions.rules,
            conditions.prompt,
            keys=conditions.keys,
            form=conditions.repeated,
            chords=conditions.chords,
            resting=conditions.resting,
            asked=conditions.asked,
            header=conditions.header,
            velocities=conditions.velocities,
            known_runs=model.known_runs,
        )
        prompt = list(conditions.prompt)
        # The frame of the first bar is known: it is evaluated together with the controls.
        while len(self._grammar.allowed()) == 1:
            prompt.append(int(self._grammar.allowed()[0]))
            self._grammar.advance(prompt[-1])
            self._reader.push(prompt[-1])
        self.row = TakeRow(
            take=take,
            prompt=prompt,
            grammar=self._grammar,
            sampler=Sampler(options, stream_of(seed, Stream.TOKENS)),
        )

    @property
    def is_finished(self) -> bool:
        return self._grammar.finished

    def push(self, token: int) -> BarWritten | None:
        """Takes one token; gives the bar that it completes."""
        self._num_tokens += 1
        bar = self._reader.push(token)
        if bar is None:
            return None
        notes = bar.notes.cut_at(self.conditions.frame.length_ticks)
        if not self._bars:
            self._first_bar_sec = time.perf_counter() - self._began
        self._bars.append(notes)
        return BarWritten(take=self.take, bar=bar.index, notes=notes)

    def finish(self) -> TakeFinished:
        """The take as far as it is written."""
        frame = self.conditions.frame
        score = replace(frame, num_bars=max(len(self._bars), 1))
        score = quantize(score.with_notes(NoteTable.concat(self._bars)))
        return TakeFinished(
            take=self.take,
            seed=self.seed,
            score=score,
            stats=TakeStats(
                tokens=self._num_tokens,
                seconds=time.perf_counter() - self._began,
                first_bar_ms=1000.0 * self._first_bar_sec,
                music_sec=score.duration_sec if self._bars else 0.0,
            ),
            was_stopped=not self.is_finished,
        )
