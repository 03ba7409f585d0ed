"""A section begins at the bar that is asked for."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.composing.planning.sections.section_drafts import SectionDraft
from amt_core.composing.planning.sections.sections import draw_sections
from amt_core.errors import AmtError
from amt_core.spec.music_spec import Attribute, Source
from amt_core.spec.requests import Form, RequestedSection


def drafts(
    *sections: RequestedSection, num_bars: int | None = None, seed: int = 1
) -> list[SectionDraft]:
    return draw_sections(
        Attribute(Form(sections=sections), Source.STATED),
        (),
        style="pop",
        num_bars=num_bars,
        cycle_bars=None,
        rng=np.random.default_rng(seed),
    )


def first_bar(found: list[SectionDraft], kind: str) -> int:
    at = next(i for i, draft in enumerate(found) if draft.name == kind)
    return sum(draft.num_bars or 0 for draft in found[:at])


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("num_bars", [None, 48])
def test_a_section_begins_at_its_bar(num_bars: int | None, seed: int) -> None:
    drop = RequestedSection(kind="drop", first_bar=32)
    found = drafts(drop, num_bars=num_bars, seed=seed)
    assert first_bar(found, "drop") == 32
    assert num_bars is None or sum(draft.num_bars or 0 for draft in found) == num_bars


def test_a_section_before_it_keeps_its_length() -> None:
    intro = RequestedSection(kind="intro", num_bars=16)
    found = drafts(intro, RequestedSection(kind="drop", first_bar=32))
    assert found[0].name == "intro"
    assert found[0].num_bars == 16
    assert first_bar(found, "drop") == 32


def test_a_bar_beyond_the_piece_is_refused() -> None:
    with pytest.raises(AmtError, match="cannot begin at bar 33"):
        drafts(RequestedSection(kind="drop", first_bar=32), num_bars=16)
