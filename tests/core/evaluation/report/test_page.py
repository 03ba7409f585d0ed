"""The page and the tables of an evaluation."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

import numpy as np
import pytest
from evaluation_pieces import line, piece

from amt_core.evaluation.figures import PieceFigures, measure_piece
from amt_core.evaluation.novelty.novelty import summarize_novelty
from amt_core.evaluation.reference import HumanPiece, Reference, measure_human
from amt_core.evaluation.report.page import (
    adherence_table,
    evaluation_page,
    musicality_table,
    novelty_table,
)
from amt_core.evaluation.report.summary import summarize
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.text.parse.parser import parse_description


def tune(seed: int) -> Score:
    rng = np.random.default_rng(seed)
    return piece(*line(*rng.integers(55, 80, 64).tolist()), num_bars=16)


def measured(seed: int, part: str) -> PieceFigures:
    return measure_piece(
        parse_description(f"<piano> & 120 bpm, {seed + 1} bars, slow"),
        tune(seed),
        part=part,
        other=parse_description("only drums, 3/4"),
        reference=None,
    )


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    humans = (measure_human(HumanPiece(score=tune(50 + i), key=Key(0))) for i in range(5))
    pieces = [measured(i, "seen" if i % 2 else "unseen") for i in range(6)]
    found = summarize(pieces, reference=Reference.of(humans), unconstrained=pieces[:2])
    return found | {"model": "tiny <model>", "seed": 1}


def test_every_table_is_rectangular(figures: dict[str, Any]) -> None:
    novelty = summarize_novelty([{"longest_rare_run": 20, "longest_rare_line": 9}] * 6)
    for names, rows in (
        adherence_table(figures),
        musicality_table(figures),
        novelty_table({"novelty": novelty | {"human": novelty}}),
    ):
        assert rows
        assert {len(row) for row in rows} == {len(names)}


def test_the_page_needs_nothing_but_itself(figures: dict[str, Any]) -> None:
    page = evaluation_page(figures)
    assert "http" not in page
    assert "tiny &lt;model&gt;" in page
    assert not re.search(r"<(script|link|img)", page)


def test_every_plot_is_well_formed_and_without_holes(figures: dict[str, Any]) -> None:
    plots = re.findall(r"<svg.*?</svg>", evaluation_page(figures), re.DOTALL)
    assert len(plots) > 10
    for plot in plots:
        ET.fromstring(plot)
        assert "nan" not in plot
        assert "inf" not in plot


def test_a_set_without_human_figures_is_a_page_too() -> None:
    page = evaluation_page(summarize([measured(0, "")]))
    assert "Adherence" in page


def test_files_that_nobody_asked_for_are_measured_without_adherence() -> None:
    found = summarize([measure_piece(parse_description(""), tune(1))])
    assert found["adherence"]["all"] == {}
    assert found["caption_sensitivity"] is None
    assert "Adherence" not in evaluation_page(found)
