"""Forms go round, have whole phrases, and end with a section rather than with a bar or two."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.composing.planning.sections.form_templates import with_trios
from amt_core.composing.planning.sections.phrases import DEFAULT_NUM_BARS
from amt_core.composing.planning.sections.section_drafts import SectionDraft
from amt_core.composing.planning.sections.section_lengths import MAX_SECTION_BARS, share_bars
from amt_core.composing.planning.sections.sections import draw_sections
from amt_core.errors import AmtError
from amt_core.spec.music_spec import Attribute, Source
from amt_core.spec.requests import Form, RequestedSection
from amt_core.styles.plan_counts import PlanCounts, StylePlans
from amt_core.styles.priors import ANY

COUNTS = PlanCounts(
    {
        ANY: StylePlans(
            forms={"A8 A8 B8 B8": 50, "A8 B2": 50, "A8 B8 C64": 50},
            section_bars={"8": 50},
            energy_starts={"1": 50},
            energy_steps={"1 2": 50},
        )
    }
)
VERSE_CHORUS = (RequestedSection(kind="verse"), RequestedSection(kind="chorus"))


def drafts(
    *sections: RequestedSection,
    style: str | None = "pop",
    num_bars: int | None = None,
    cycle_bars: int | None = None,
    name: str = "",
    is_complete: bool = True,
    kinds: tuple[str, ...] = (),
    seed: int = 1,
) -> list[SectionDraft]:
    form = Form(name=name, sections=sections, is_complete=is_complete and bool(sections))
    return draw_sections(
        Attribute(form, Source.STATED) if sections or name else Attribute(),
        kinds,
        style=style,
        num_bars=num_bars,
        cycle_bars=cycle_bars,
        rng=np.random.default_rng(seed),
        counts=COUNTS,
    )


def lengths(found: list[SectionDraft]) -> list[int]:
    return [draft.num_bars or 0 for draft in found]


def names(found: list[SectionDraft]) -> list[str]:
    return [draft.name for draft in found]


@pytest.mark.parametrize("num_bars", [90, 96, 120])
def test_verse_and_chorus_go_round_in_a_song_of_minutes(num_bars: int) -> None:
    found = drafts(*VERSE_CHORUS, num_bars=num_bars)
    assert names(found)[:6] == ["verse", "chorus"] * 3
    assert max(lengths(found)) < MAX_SECTION_BARS
    assert sum(lengths(found)) == num_bars


def test_sections_that_fit_once_are_not_repeated() -> None:
    assert lengths(drafts(*VERSE_CHORUS, num_bars=32)) == [16, 16]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("style", ["pop", "waltz", "electronic dance", None])
@pytest.mark.parametrize("num_bars", [18, 21, 33, 50, 67, 90, 131])
def test_no_piece_ends_with_a_section_of_a_bar_or_two(
    num_bars: int, style: str | None, seed: int
) -> None:
    found = lengths(drafts(style=style, num_bars=num_bars, seed=seed))
    assert sum(found) == num_bars
    assert found[-1] >= 4
    assert len(found) > 1


@pytest.mark.parametrize("seed", range(10))
def test_a_song_style_alone_has_verses_and_choruses_twice(seed: int) -> None:
    found = names(drafts(style="pop", seed=seed))
    assert found.count("verse") >= 2
    assert found.count("chorus") >= 2


@pytest.mark.parametrize("style", ["hip-hop", "ambient", "electronic dance"])
def test_a_piece_of_loops_stays_short(style: str) -> None:
    assert all(
        sum(lengths(drafts(style=style, seed=seed))) == DEFAULT_NUM_BARS for seed in range(5)
    )


def test_a_counted_form_of_usual_length_is_the_length_that_nobody_asks_for() -> None:
    found = [drafts(style="celtic", seed=seed) for seed in range(5)]
    assert {tuple((d.letter, d.num_bars) for d in each) for each in found} == {
        (("A", 8), ("A", 8), ("B", 8), ("B", 8))
    }


@pytest.mark.parametrize("style", ["rock", "celtic"])
def test_a_long_progression_is_the_form(style: str) -> None:
    assert sum(lengths(drafts(style=style, cycle_bars=300))) == 300


@pytest.mark.parametrize("cycle_bars", [3, 5, 12])
def test_verses_have_whole_progressions(cycle_bars: int) -> None:
    found = drafts(style="rock", cycle_bars=cycle_bars)
    verses = [draft.num_bars or 0 for draft in found if draft.name in ("verse", "chorus")]
    assert verses
    assert all(bars % cycle_bars == 0 for bars in verses)


def test_an_introduction_of_what_is_not_sung_leads_to_phrases() -> None:
    found = drafts(style="romantic", kinds=("intro",))
    assert names(found) == ["intro", "", "", "", ""]
    assert [draft.letter for draft in found] == ["A", "B", "B", "C", "C"]


def test_an_introduction_without_room_is_refused() -> None:
    intro = RequestedSection(kind="intro", num_bars=12)
    with pytest.raises(AmtError, match="intro of 12 bars"):
        drafts(intro, style="romantic", num_bars=8, is_complete=False)


def test_a_named_song_form_goes_round() -> None:
    found = drafts(name="verse-chorus", num_bars=72)
    assert names(found).count("verse") >= 3
    assert max(lengths(found)) <= MAX_SECTION_BARS


def test_equal_letters_have_equal_lengths_except_the_last_section() -> None:
    assert share_bars(34, [8, 8, 8, 8], "AABA") == [8, 8, 8, 10]
    shared = share_bars(44, [8, 8, 8, 8], "AABA")
    assert shared[0] == shared[1]
    assert sum(shared) == 44


@pytest.mark.parametrize("count", [9, 10, 13, 19, 40])
def test_a_long_piece_ends_with_what_it_began_with(count: int) -> None:
    letters = with_trios("AABA", count)
    assert len(letters) == count
    assert letters.startswith("AABA")
    assert letters.endswith("AABA")
    assert set(letters) > {"A", "B"}
