"""One take while it is written, alone or as several candidates of each bar."""

from __future__ import annotations

import copy
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from amt_core.composing.events import BarWritten, TakeFinished, TakeStats
from amt_core.composing.planning.edits.score_edits import shortened_plan
from amt_core.composing.planning.harmony.heard_chords import with_chord_texts, with_heard_chords
from amt_core.composing.planning.plan import Plan
from amt_core.composing.random_streams import Stream, stream_of
from amt_core.composing.write_conditions import WriteConditions
from amt_core.engine.critic.critic import PHRASE_BARS, Critic
from amt_core.engine.critic.resampling import draw_by_log_odds
from amt_core.engine.model import Model
from amt_core.engine.sampling.sampler import Sampler, SamplingOptions
from amt_core.engine.sampling.takes import TakeRow
from amt_core.music.editing.bars import first_bars
from amt_core.music.instruments.articulations import articulated
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks, quantize
from amt_core.tokens.stream import StreamDecoder


@dataclass(slots=True, kw_only=True)
class Draft:
    """The tokens of a take so far, as notes and as a place in the grammar.

    Attributes:
        grammar: The tokens that may follow.
        reader: Reads the notes of the bar that is being written.
        bars: The notes of the complete bars, in ticks from the start of the piece.
    """

    grammar: WriteGrammar
    reader: StreamDecoder
    bars: list[NoteTable] = field(default_factory=list[NoteTable])

    def push(self, token: int, conditions: WriteConditions) -> bool:
        """Reads a token; returns whether it completes a bar."""
        bar = self.reader.push(token)
        if bar is None:
            return False
        frame, number = conditions.frame, len(self.bars)
        notes = articulated(
            bar.notes,
            conditions.articulations[number],
            bar_start_ticks=int(frame.bar_starts_ticks[number]),
            beat_ticks=frame.meter.at(number).beat_ticks,
        )
        self.bars.append(notes.cut_at(frame.length_ticks))
        return True

    def read_header(self) -> list[int]:
        """Reads what is left of the header of the bar, which is known; returns its tokens."""
        header = list(self.grammar.header_rest)
        for token in header:
            self.grammar.advance(token)
            self.reader.push(token)
        return header

    def copy(self) -> Draft:
        """An independent draft with the same notes; only before the first cell of a bar."""
        return Draft(
            grammar=self.grammar.copy(), reader=copy.deepcopy(self.reader), bars=list(self.bars)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeRequest:
    """Plan, seed, model and options that decide the notes of one take.

    Attributes:
        take: Which take, 0 … takes - 1.
        seed: Its seed.
        plan: Its plan.
        conditions: The conditions under which the plan is written.
        model: The model that writes.
        options: How freely tokens are drawn.
        began: The time of the call in seconds (`time.perf_counter`), for the figures of its cost.
    """

    take: int
    seed: int
    plan: Plan
    conditions: WriteConditions
    model: Model
    options: SamplingOptions
    began: float


class TakeWriter:
    """A take that is written token by token."""

    def __init__(self, request: TakeRequest) -> None:
        self.take, self.seed, self.plan = request.take, request.seed, request.plan
        self.conditions = conditions = request.conditions
        self._began = request.began
        self._first_bar_sec = 0.0
        self._num_tokens = 0
        self._draft = Draft(
            grammar=WriteGrammar(
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
                fills=conditions.fills,
                figures=conditions.figures,
                rhythms=conditions.rhythms,
                known_runs=request.model.known_runs,
            ),
            reader=StreamDecoder(tracks=name_tracks(conditions.frame.tracks)),
        )
        self.prompt = list(conditions.prompt)
        # The frame of the first bar is known: it is evaluated together with the controls.
        grammar = self._draft.grammar
        while len(grammar.allowed()) == 1:
            self.prompt.append(int(grammar.allowed()[0]))
            grammar.advance(self.prompt[-1])
            self._draft.reader.push(self.prompt[-1])
        self.row = TakeRow(
            take=self.take,
            prompt=self.prompt,
            grammar=grammar,
            sampler=Sampler(request.options, stream_of(self.seed, Stream.TOKENS)),
        )

    @property
    def is_finished(self) -> bool:
        """True if the piece is complete."""
        return self._draft.grammar.finished

    def push_token(self, token: int) -> BarWritten | None:
        """Takes one token; gives the bar that it completes."""
        self._num_tokens += 1
        if not self._draft.push(token, self.conditions):
            return None
        return self._bar_written(len(self._draft.bars) - 1)

    def finish(self) -> TakeFinished:
        """The take as far as it is written."""
        written = self._score(self._draft.bars)
        plan = with_heard_chords(self.plan, written)
        score = with_chord_texts(written, plan)
        return TakeFinished(
            take=self.take,
            seed=self.seed,
            score=score,
            plan=shortened_plan(plan, score.num_bars),
            stats=TakeStats(
                tokens=self._num_tokens,
                seconds=time.perf_counter() - self._began,
                first_bar_ms=1000.0 * self._first_bar_sec,
                music_sec=score.duration_sec if self._draft.bars else 0.0,
            ),
            was_stopped=not self.is_finished,
        )

    def _bar_written(self, bar: int) -> BarWritten:
        if not self._first_bar_sec:
            self._first_bar_sec = time.perf_counter() - self._began
        return BarWritten(take=self.take, bar=bar, notes=self._draft.bars[bar])

    def _score(self, bars: Sequence[NoteTable]) -> Score:
        """The piece up to the last of these bars."""
        score = first_bars(self.conditions.frame, max(len(bars), 1))
        return quantize(score.with_notes(NoteTable.concat(bars)))


class CandidateTakeWriter(TakeWriter):
    """A take of which each bar is written several times, and one is kept by a critic's odds.

    The first bar is written once, so that it is heard as soon as without candidates. Bars are
    chosen one by one, and not whole phrases: two candidates of each of four bars make sixteen
    phrases, at the price of two. As all candidates of a bar share the bars before it, the odds of
    their phrases are in proportion to those of the bar itself.

    Args:
        request: What it is written from.
        critic: Tells the odds of each candidate, by the last bars that it would leave.
        num_candidates: Candidates of each bar, at least two.
    """

    def __init__(self, request: TakeRequest, *, critic: Critic, num_candidates: int) -> None:
        super().__init__(request)
        self.samplers = [self.row.sampler] + [
            Sampler(request.options, stream_of(request.seed, Stream.TOKENS, number=candidate))
            for candidate in range(1, num_candidates)
        ]
        self._critic = critic
        self._rng = stream_of(request.seed, Stream.CANDIDATES)
        self._num_emitted = 0
        self._begin_bar(num_open=1)

    @property
    def opening(self) -> list[int]:
        """The header of the bar, with which all candidates begin."""
        return self._opening

    @property
    def num_open(self) -> int:
        """The number of candidates of the bar that is being written."""
        return len(self._candidates)

    def grammar(self, candidate: int) -> WriteGrammar:
        """The grammar of a candidate."""
        return self._candidates[candidate].grammar

    def push(self, candidate: int, token: int) -> bool:
        """Takes one token of a candidate; returns whether its bar is complete."""
        self._num_tokens += 1
        return self._candidates[candidate].push(token, self.conditions)

    def give_up(self, candidate: int) -> None:
        """Leaves out a candidate that the context has no room for."""
        self._given_up.add(candidate)

    @property
    def has_given_up(self) -> bool:
        """True if the take ends unfinished, as none of its candidates could go on."""
        return len(self._given_up) == len(self._candidates)

    def choose(self) -> int:
        """Goes on from a candidate that is drawn by the critic's odds."""
        log_odds = [
            float("-inf") if i in self._given_up else self._judge(draft)
            for i, draft in enumerate(self._candidates)
        ]
        chosen = draw_by_log_odds(log_odds, self._rng)
        self._draft = self._candidates[chosen]
        if not (self.is_finished or self.has_given_up):
            self._begin_bar(num_open=len(self.samplers))
        return chosen

    def new_bars(self) -> list[BarWritten]:
        """The bars that were chosen since the last call."""
        first, self._num_emitted = self._num_emitted, len(self._draft.bars)
        return [self._bar_written(bar) for bar in range(first, self._num_emitted)]

    def _judge(self, draft: Draft) -> float:
        num_bars = len(draft.bars)
        phrase = range(max(num_bars - PHRASE_BARS, 0), num_bars)
        return self._critic.score(self._score(draft.bars), phrase)

    def _begin_bar(self, *, num_open: int) -> None:
        self._given_up: set[int] = set()
        self._opening = self._draft.read_header()
        self._num_tokens += len(self._opening)
        # A draft can be copied before the first cell only, and the first bar may begin within one.
        self._candidates = (
            [self._draft] if num_open == 1 else [self._draft.copy() for _ in range(num_open)]
        )
