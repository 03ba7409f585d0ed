"""Minutes that are asked for are minutes, whatever tempo and meter do on the way."""

from __future__ import annotations

import pytest

from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.styles.priors import ANY, StylePrior, StylePriors
from amt_core.text import describe

PRIORS = StylePriors(
    {
        ANY: StylePrior(
            num_pieces=1, tempo_bpm=(60, 80, 100, 130, 180), meters={"4/4": 1, "3/4": 1},
            minor_share=0.5, ensembles=(((128, 33, 0), 1),),
        )
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("piano, 3 minutes", 180),
        ("rock, 2 minutes, slows down at the end", 120),
        ("3 minutes, accelerando from 80 to 140", 180),
        ("piano in 4/4 with one bar of 2/4, 1 minute", 60),
        ("rock, 2 minutes, intro 4, verse 8, chorus 8", 120),
    ],
)
def test_a_playing_time_is_met_within_a_bar(text: str, seconds: float) -> None:
    for seed in range(8):
        plan = draw_plan(describe(text), PRIORS, seed)
        frame = plan.frame()
        bar_sec = frame.duration_sec / frame.num_bars
        assert abs(frame.duration_sec - seconds) <= 1.2 * bar_sec


def test_words_for_the_size_of_a_piece_decide_its_length_and_sections_win() -> None:
    for seed in range(4):
        short, long = (
            draw_plan(describe(f"a {size} rock song"), PRIORS, seed).frame().duration_sec
            for size in ("very short", "long")
        )
        assert short < 30
        assert long > 200
        sung = draw_plan(describe("a long rock song, verse 8, chorus 8"), PRIORS, seed)
        assert sung.num_bars == 16


def test_a_form_that_is_longer_than_its_sections_goes_round_between_intro_and_outro() -> None:
    text = "rock, 44 bars, intro 4, verse 8, chorus 8, outro 4"
    names = [section.name for section in draw_plan(describe(text), PRIORS, 1).sections]
    assert names == ["intro", "verse", "chorus", "verse", "chorus", "outro"]


def test_a_piece_of_minutes_comes_back_to_what_it_began_with() -> None:
    for seed in range(8):
        sections = draw_plan(describe("piano, 3 minutes"), PRIORS, seed).sections
        letters = [section.letter for section in sections]
        assert len(letters) > len(set(letters)) > 1


@pytest.mark.parametrize("text", ["pop, 3 minutes", "piano, 2 minutes", "a waltz of 40 seconds"])
def test_a_playing_time_with_a_free_tempo_has_whole_phrases(text: str) -> None:
    for seed in range(8):
        assert draw_plan(describe(text), PRIORS, seed).num_bars % 4 == 0


def test_a_tempo_that_is_asked_for_stays_whatever_the_playing_time() -> None:
    plan = draw_plan(describe("pop, 3 minutes, 119 bpm, 4/4"), PRIORS, 1)
    assert plan.frame().tempo.at(0) == 119
    assert plan.num_bars == 89
