"""A loudness that is asked for in a part of a piece is in its notes, whatever the model plays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from amt_core.composing.compose import TakeFinished, TakeStarted, compose
from amt_core.composing.planning.plan import Plan
from amt_core.engine.model import Model
from amt_core.music.score import Score
from amt_core.text import describe


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> Model:
    return Model.load(tiny_model)


def composed(text: str, model: Model, seed: int) -> tuple[Plan, Score]:
    plan: Plan | None = None
    for event in compose(describe(text), model=model, seed=seed):
        match event:
            case TakeStarted():
                plan = event.plan
            case TakeFinished():
                assert plan is not None
                return plan, event.score
            case _:
                pass
    raise AssertionError


def loudness(score: Score, parts: int) -> list[float]:
    """The mean velocity of each of some equal parts of a piece."""
    part = score.bars_of(score.notes.onset_ticks) * parts // score.num_bars
    return [float(score.notes.velocity[part == i].mean()) for i in range(parts)]


@pytest.mark.parametrize("seed", range(3))
def test_what_builds_gets_louder_and_fuller(model: Model, seed: int) -> None:
    text = "piano, strings, bass and drums, 16 bars, starts quiet and builds"
    plan, score = composed(text, model, seed)
    levels = loudness(score, 4)
    assert levels == sorted(levels)
    assert levels[-1] - levels[0] > 20
    energies = [section.energy for section in plan.sections]
    assert energies == sorted(energies)
    assert energies[0] < energies[-1]
    sizes = [sum(section.playing) for section in plan.sections]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] == 4


def test_a_louder_part_of_a_soft_piece_is_louder_and_not_loud(model: Model) -> None:
    text = "soft piano, intro 4 bars, chorus 4 bars, {} in the chorus"
    _, louder = composed(text.format("louder"), model, 1)
    _, loud = composed(text.format("very loud"), model, 1)
    assert loudness(louder, 2)[0] < loudness(louder, 2)[1] < loudness(loud, 2)[1]


def test_what_fades_gets_softer(model: Model) -> None:
    _, score = composed("piano, 8 bars, decrescendo", model, 1)
    levels = loudness(score, 4)
    assert levels == sorted(levels, reverse=True)
    assert levels[0] - levels[-1] > 20


def test_a_quiet_part_is_quiet_and_the_rest_is_free(model: Model) -> None:
    _, score = composed("piano, verse 4, chorus 4, quiet verse, loud chorus", model, 2)
    quiet, loud = loudness(score, 2)
    assert quiet < 72 < loud


def test_no_loudness_is_forced_where_none_is_asked(model: Model) -> None:
    _, score = composed("piano, 8 bars", model, 1)
    assert np.ptp(score.notes.velocity.astype(np.int64)) > 80
