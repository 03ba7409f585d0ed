"""The bars that a span of a request means."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from amt_core.composing.planning.spans import bars_of_span
from amt_core.errors import AmtError
from amt_core.spec.spans import Place, Reach, Span


@dataclass(frozen=True)
class Part:
    name: str
    letter: str
    first_bar: int
    num_bars: int


SECTIONS = [
    Part("intro", "A", 0, 4),
    Part("verse", "B", 4, 8),
    Part("chorus", "C", 12, 8),
    Part("verse", "B", 20, 8),
    Part("chorus", "C", 28, 8),
]


def bars(section: str, reach: Reach, occurrence: int | None = None) -> list[range]:
    span = Span(place=Place.SECTION, section=section, occurrence=occurrence, reach=reach)
    return bars_of_span(span, SECTIONS, 36)


@pytest.mark.parametrize(
    ("section", "reach", "occurrence", "expected"),
    [
        ("chorus", Reach.IN, None, [range(12, 20), range(28, 36)]),
        ("chorus", Reach.BEFORE, None, [range(12)]),
        ("chorus", Reach.BEFORE, -1, [range(28)]),
        ("verse", Reach.FROM, 2, [range(20, 36)]),
        ("intro", Reach.AFTER, None, [range(4, 36)]),
        ("verse", Reach.AFTER, None, [range(28, 36)]),
    ],
)
def test_a_span_reaches_before_from_or_after_a_section(
    section: str, reach: Reach, occurrence: int | None, expected: list[range]
) -> None:
    assert bars(section, reach, occurrence) == expected


def last_bars_before(section: str, occurrence: int | None = None) -> list[range]:
    span = Span(
        place=Place.BARS,
        section=section,
        occurrence=occurrence,
        first_bar=-2,
        reach=Reach.BEFORE,
    )
    return bars_of_span(span, SECTIONS, 36)


def test_the_last_bars_before_a_section_lie_in_front_of_it() -> None:
    assert last_bars_before("chorus") == [range(10, 12), range(26, 28)]
    assert last_bars_before("chorus", -1) == [range(26, 28)]


def test_a_section_at_the_start_has_no_bars_in_front_of_it() -> None:
    with pytest.raises(AmtError, match='no bars before the section "intro"'):
        last_bars_before("intro")


@pytest.mark.parametrize(("section", "reach"), [("intro", Reach.BEFORE), ("chorus", Reach.AFTER)])
def test_a_reach_without_bars_is_a_sentence(section: str, reach: Reach) -> None:
    with pytest.raises(AmtError, match=f'no bars {reach} the section "{section}"'):
        bars(section, reach)


@pytest.mark.parametrize(
    ("num_bars", "middle"),
    [(36, 20), (40, 20), (24, 12), (80, 40)],
)
def test_the_second_half_begins_with_the_section_nearest_to_the_middle(
    num_bars: int, middle: int
) -> None:
    halves = [Span(place=Place.FIRST_HALF), Span(place=Place.SECOND_HALF)]
    found = [bars_of_span(half, SECTIONS, num_bars) for half in halves]
    assert found == [[range(middle)], [range(middle, num_bars)]]


def test_halves_of_one_bar_are_a_sentence() -> None:
    with pytest.raises(AmtError, match="no halves"):
        bars_of_span(Span(place=Place.SECOND_HALF), SECTIONS[:1], 1)
