"""Figures suit the mood, and what makes a style what it is stays."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.composing.planning.players.roles import draw_figure
from amt_core.composing.planning.players.suited_playing import drums_of, is_of_mood, suited_to
from amt_core.music.instruments.roles import figures_of
from amt_core.spec.genres import SUBGENRES
from amt_core.styles.plan_counts import PlanCounts, StylePlans
from amt_core.styles.priors import ANY

ROMANTIC = {"comping": 40.0, "block chords": 30.0, "arpeggio": 30.0}


def test_broken_chords_are_usual_in_a_calm_piece() -> None:
    suited = suited_to(("calm",), ROMANTIC)
    assert suited["arpeggio"] > 0.75 * sum(suited.values())
    assert is_of_mood(("calm",), "arpeggio")


@pytest.mark.parametrize("moods", [(), ("majestic",), ("calm", "energetic")])
def test_other_moods_leave_the_counts(moods: tuple[str, ...]) -> None:
    assert suited_to(moods, ROMANTIC) == ROMANTIC
    assert not is_of_mood(moods, "arpeggio")


def test_a_calm_piece_keeps_the_figure_that_its_style_is_known_for() -> None:
    drums = {"breakbeat": 80.0, "brushes": 20.0}
    assert suited_to(("calm",), drums)["breakbeat"] == 80.0


def test_a_figure_that_a_mood_forbids_stays_where_there_is_no_other() -> None:
    assert suited_to(("calm",), {"blast beat": 10.0}) == {"blast beat": 10.0}


def test_drums_of_a_calm_piece_are_not_drawn_as_for_a_driving_one() -> None:
    figures = {"drums other": {"breakbeat": 10.0, "half time": 12.0, "double time": 12.0}}
    counts = PlanCounts({ANY: StylePlans(figures=figures)})
    drawn = {
        moods: [
            draw_figure("drums", None, counts, moods=moods, is_triple=False, rng=rng)
            for rng in map(np.random.default_rng, range(40))
        ]
        for moods in (("calm",), ("driving",))
    }
    assert drawn[("calm",)].count("half time") > 30
    assert drawn[("driving",)].count("double time") > 15


def test_subgenres_have_drums_of_their_own() -> None:
    assert drums_of("drum and bass") == "breakbeat"
    assert drums_of("reggaeton") == "dembow"
    assert drums_of(None) is None
    assert {drums_of(each) for each in SUBGENRES} - {None} <= set(figures_of("drums"))
