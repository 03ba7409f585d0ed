"""Roles and figures as the whole program names them."""

from __future__ import annotations

from amt_core.music.instruments.roles import FIGURE_ROLES, FIGURES, ROLES, figures_of


def test_every_figure_goes_with_a_role() -> None:
    assert all(
        FIGURE_ROLES[figure] and set(FIGURE_ROLES[figure]) <= set(ROLES) for figure in FIGURES
    )


def test_the_figures_of_a_role_stand_in_the_order_of_all_figures() -> None:
    assert figures_of("bass") == tuple(f for f in FIGURES if f in figures_of("bass"))


def test_only_drums_play_drum_figures() -> None:
    assert "backbeat" in figures_of("drums")
    assert not any(set(figures_of("drums")) & set(figures_of(role)) for role in ROLES[:-1])
