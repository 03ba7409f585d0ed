"""Composing with several candidates of each bar, by a model that knows nothing."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray

from amt_core.composing.compose import BarWritten, ComposeEvent, TakeFinished, compose
from amt_core.engine.critic.critic import PHRASE_BARS, Critic
from amt_core.engine.model import Model
from amt_core.music.score import Score
from amt_core.spec.music_spec import Instrument, MusicSpec
from amt_core.tokens.vocabulary import VOCABULARY

SPEC = (
    MusicSpec(text="a test")
    .setting("num_bars", 10)
    .setting("instruments", (Instrument(0), Instrument(is_drum=True)))
)


@dataclass
class MostNotes:
    """A critic that is sure of the phrase with the most notes, and remembers what it was asked.

    Attributes:
        asked: The phrases, with their numbers of notes.
        certainty: What each note adds to the log odds.
    """

    certainty: float = 1000.0
    asked: list[tuple[range, float]] = field(default_factory=list[tuple[range, float]])

    def score(self, piece: Score, bars: range) -> float:
        assert piece.num_bars == bars.stop
        self.asked.append((bars, num_notes(piece, bars)))
        return self.certainty * self.asked[-1][1]


def num_notes(piece: Score, bars: range) -> float:
    starts, onsets = piece.bar_starts_ticks, piece.notes.onset_ticks
    return float(((onsets >= starts[bars.start]) & (onsets < starts[bars.stop])).sum())


@pytest.fixture
def critic() -> MostNotes:
    return MostNotes()


@pytest.fixture
def model(tiny_model: Path, critic: MostNotes) -> Model:
    model = Model.load(tiny_model)
    model.__dict__["critic"] = cast("Critic", critic)
    return model


def take_of(events: list[ComposeEvent], number: int = 0) -> TakeFinished:
    return next(e for e in events if isinstance(e, TakeFinished) and e.take == number)


def test_every_bar_is_the_candidate_that_the_critic_is_sure_of(
    model: Model, critic: MostNotes
) -> None:
    list(compose(SPEC, model=model, seed=2, num_candidates=1))
    assert not critic.asked
    chosen = take_of(list(compose(SPEC, model=model, seed=2, num_candidates=5))).score
    for stop in range(1, 11):
        phrase = range(max(stop - PHRASE_BARS, 0), stop)
        scores = [score for bars, score in critic.asked if bars == phrase]
        assert len(scores) == (5 if stop > 1 else 1)
        assert num_notes(chosen, phrase) == max(scores)
    assert len(critic.asked) == 1 + 5 * 9


def test_a_critic_without_an_opinion_lets_any_candidate_go_on(
    model: Model, critic: MostNotes
) -> None:
    critic.certainty = 0.0
    chosen = take_of(list(compose(SPEC, model=model, seed=2, num_candidates=5))).score
    is_first: list[bool] = []
    is_most: list[bool] = []
    for stop in range(2, 11):
        phrase = range(max(stop - PHRASE_BARS, 0), stop)
        scores = [score for bars, score in critic.asked if bars == phrase]
        is_first.append(num_notes(chosen, phrase) == scores[0])
        is_most.append(num_notes(chosen, phrase) == max(scores))
    assert not all(is_first)
    assert not all(is_most)


def test_the_first_bar_is_the_one_that_is_written_without_candidates(model: Model) -> None:
    def first_bar(candidates: int) -> BarWritten:
        events = compose(SPEC, model=model, seed=4, num_candidates=candidates)
        return next(event for event in events if isinstance(event, BarWritten))

    assert first_bar(1).notes == first_bar(3).notes


def test_a_machine_that_writes_fastest_row_by_row_writes_the_same_notes(model: Model) -> None:
    many = take_of(list(compose(SPEC, model=model, seed=3, num_candidates=5))).score
    model.max_rows = 1
    one = take_of(list(compose(SPEC, model=model, seed=3, num_candidates=5))).score
    assert one.notes == many.notes


def test_a_take_is_the_same_each_time_and_in_company(model: Model) -> None:
    once = take_of(list(compose(SPEC, model=model, seed=7, num_candidates=3)))
    again = list(compose(SPEC, model=model, seed=6, takes=2, num_candidates=3))
    assert take_of(again, 1).score == once.score
    assert [event.bar for event in again if isinstance(event, BarWritten)] == [*range(10)] * 2


def test_the_bars_are_those_of_the_finished_piece(model: Model) -> None:
    events = list(compose(SPEC, model=model, seed=1, num_candidates=4))
    bars = [event for event in events if isinstance(event, BarWritten)]
    assert sum(len(event.notes) for event in bars) == len(take_of(events).score.notes)


def test_a_stop_keeps_the_bars_that_were_chosen(model: Model) -> None:
    stop = threading.Event()
    events: list[ComposeEvent] = []
    for event in compose(SPEC, model=model, seed=1, num_candidates=3, cancel=stop):
        events.append(event)
        if isinstance(event, BarWritten) and event.bar == 1:
            stop.set()
    take = take_of(events)
    assert take.was_stopped
    assert take.score.num_bars == sum(isinstance(event, BarWritten) for event in events) < 10
    assert take.plan.num_bars == take.score.num_bars


def test_a_model_without_a_critic_writes_each_bar_once(tiny_model: Path) -> None:
    model = Model.load(tiny_model)
    assert model.num_candidates == 1
    asked = take_of(list(compose(SPEC, model=model, seed=3, num_candidates=4)))
    usual = take_of(list(compose(SPEC, model=model, seed=3)))
    assert asked.score == usual.score


def test_the_header_of_a_bar_is_evaluated_once_for_all_candidates(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoder = model.decoder(4)
    step, append = decoder.step, decoder.append
    stepped: list[int] = []
    appended: list[list[int]] = []

    def noted_step(ids: Sequence[int]) -> NDArray[np.float32]:
        stepped.extend(ids)
        return step(ids)

    def noted_append(row: int, ids: Sequence[int]) -> NDArray[np.float32]:
        appended.append(list(ids))
        return append(row, ids)

    monkeypatch.setattr(decoder, "step", noted_step)
    monkeypatch.setattr(decoder, "append", noted_append)
    take = take_of(list(compose(SPEC, model=model, seed=3, num_candidates=3)))
    assert not take.was_stopped
    assert not VOCABULARY.is_header[stepped].any()
    assert [ids[0] in VOCABULARY.bar for ids in appended] == [True] * 9
    assert all(VOCABULARY.is_header[ids].all() for ids in appended)


def test_a_long_take_goes_on_beyond_the_context(model: Model) -> None:
    spec = SPEC.setting("num_bars", 160)
    take = take_of(list(compose(spec, model=model, seed=5, num_candidates=2)))
    assert not take.was_stopped
    assert take.stats.tokens > 4 * model.folder.n_positions
