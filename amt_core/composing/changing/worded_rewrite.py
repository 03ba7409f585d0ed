"""Bars that are rewritten as words say."""

from __future__ import annotations

from dataclasses import replace

from amt_core.composing.changing.request import Shaping
from amt_core.composing.planning.edits.worded_edits import plan_with_words, with_changes_in
from amt_core.composing.planning.found_plan import find_plan
from amt_core.music.editing.edit import Cells
from amt_core.music.score import Score
from amt_core.spec.music_spec import Attribute


def with_words(score: Score, cells: Cells, shaping: Shaping) -> Shaping:
    """The request for some cells, with the plan of the piece as the words of the request change it.

    `Busier` is meant from where a part is: without a plan it is found in the notes.

    Args:
        score: The piece.
        cells: The cells that are rewritten, as (bar, track); at least one.
        shaping: The request.
    """
    words = shaping.spec
    spec = with_changes_in(words, words, {bar for bar, _ in cells})
    levels = (words.density, words.register, words.dynamics, words.figures)
    if not any(level.is_binding and level.value is not None for level in levels):
        return replace(shaping, spec=spec)
    plan = plan_with_words(shaping.plan or find_plan(score), words, cells)
    # The plan gives figures to those who can play them.
    return replace(shaping, spec=replace(spec, figures=Attribute()), plan=plan)
